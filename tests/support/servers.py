"""A server in a thread of its own, for as long as a test looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer
from pathlib import Path
from threading import Thread

from servicedocs.serve.static import open_server


@contextmanager
def running(server: HTTPServer) -> Iterator[str]:
    """Let an open server answer; return its address, and close it at the end."""
    with server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder as scripts/serve does."""
    with running(open_server(folder, 0)) as address:
        yield address
