"""A small web server for `site/`, on this machine only."""

import errno
import http
import http.server
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from servicedocs import cli

HOST = "127.0.0.1"
WAITING = 1024  # connections until they are taken; at Python's own 5, others try again for seconds
# It asks again by itself, and shows the PDF once it is there.
IS_MADE = """<!doctype html><html lang="ko"><meta charset="utf-8">
<meta http-equiv="refresh" content="2"><title>PDF</title>
<p>PDF를 만드는 중이다. 다 되면 여기에 나타난다.</p>
<p lang="en">The PDF is being made. It appears here when it is ready.</p></html>
"""


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Answers with the site's files, and with its own 404 page."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds of silence, after which a connection is closed
    # Written out: Python asks the operating system, which may not know .js, .wasm or .woff2.
    extensions_map = {  # noqa: RUF012 - typed so by its base class
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".gz": "application/gzip",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".map": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".py": "text/plain; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".yaml": "text/plain; charset=utf-8",
        ".yml": "text/plain; charset=utf-8",
        ".zip": "application/zip",
    }

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Open the file for an address; what no site publishes is missing."""
        if is_unpublished(self.translate_path(self.path)):
            self.send_error(http.HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Let the browser ask again each time: the site may have been built anew."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the page for it, the same everywhere, as GitHub Pages."""
        page = Path(self.directory, "404.html")
        missing = code == http.HTTPStatus.NOT_FOUND
        if missing and self.path.endswith(".pdf") and self.is_made():
            code, body = http.HTTPStatus.SERVICE_UNAVAILABLE, IS_MADE.encode()
        elif missing and page.is_file():
            body = page.read_bytes()
        else:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def is_made(self) -> bool:
        """Tell whether the PDFs are being made now."""
        return isinstance(self.server, SiteServer) and self.server.pdf_is_made()

    def list_directory(self, path: object) -> None:
        """Show no folder's list of files: a published site does not either."""
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Keep quiet about every file that a page loads."""


class SiteServer(http.server.ThreadingHTTPServer):
    """The server; a browser that goes away in the middle of a file is no error."""

    request_queue_size = WAITING
    pdf_is_made: Callable[[], bool] = staticmethod(lambda: False)
    """Whether the PDFs are being made now: then a missing one is only late."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


def is_unpublished(path: str) -> bool:
    """Tell whether a path is a hidden file, such as a build's stamp, or can be none at all."""
    return "\0" in path or Path(path).name.startswith(".")


def open_server(folder: Path, port: int) -> SiteServer:
    """Start to listen; fail with one line where that cannot be."""
    try:
        return SiteServer((HOST, port), partial(SiteHandler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise cli.Failure(port_problem(port, error)) from None


def port_problem(port: int, error: Exception) -> str:
    """Return one line for a port that cannot be had."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"port {port} is in use; choose another: --port {port + 1}"
    if number == errno.EACCES:
        return f"port {port} is only for root; choose one above 1023: --port 8000"
    return f"port {port}: {error}; choose a number from 1024 to 65535: --port 8000"
