"""The tools that are not Python: Go, Node.js, browsers, Debian packages; licences of Go modules."""
