"""The site as a real host serves it: compressed."""

import gzip
from functools import partial
from http import HTTPStatus
from pathlib import Path

from servicedocs.serve.static import HOST, SiteHandler, SiteServer

PACKED = (".woff2", ".png", ".gz", ".pdf")  # compressed already


class CompressingHandler(SiteHandler):
    """Answers like scripts/serve, and compresses what gains by it."""

    def do_GET(self) -> None:  # noqa: N802 - named by its base class
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file() or path.suffix in PACKED:
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 9, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", str(self.guess_type(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def open_host(folder: Path) -> SiteServer:
    """Start to listen, on any free port."""
    return SiteServer((HOST, 0), partial(CompressingHandler, directory=str(folder)))
