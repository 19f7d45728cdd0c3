"""The programs that are not Python packages: Go, Node.js, browsers, system packages."""
