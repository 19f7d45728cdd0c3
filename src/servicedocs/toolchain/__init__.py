"""The tools that are not Python: Go, browsers, Debian packages; licences of Go modules."""
