"""The static server: addresses, media types, the page for missing addresses."""

import contextlib
import mimetypes
import selectors
import socket
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from socketserver import TCPServer
from urllib.error import HTTPError

import pytest

from servicedocs.commands import serve
from servicedocs.project import KOREAN, ROOT
from servicedocs.serve import static
from servicedocs.serve.live_server import LiveServer
from tests.support.commands import only_line, run
from tests.support.servers import serving


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--live", "ko"]])
def test_a_port_in_use_is_one_line_with_another_port(options: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run(ROOT / "scripts" / "serve", "--port", str(port), *options)
    line = only_line(answer)
    assert line == f"scripts/serve: port {port} is in use; choose another: --port {port + 1}"


KINDS = {
    "/": "text/html; charset=utf-8",
    "/en/": "text/html; charset=utf-8",
    "/book.pdf": "application/pdf",
    "/font.woff2": "font/woff2",
    "/icon.svg": "image/svg+xml",
    "/index.json": "application/json",
    "/page.zip": "application/zip",
    "/python.mjs": "text/javascript; charset=utf-8",
    "/python.wasm": "application/wasm",
    "/script.js": "text/javascript; charset=utf-8",
    "/service.yaml": "text/plain; charset=utf-8",
    "/snippet.py": "text/plain; charset=utf-8",
    "/style.css": "text/css; charset=utf-8",
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve a small folder and return its address."""
    texts = {
        ".made-from": "a digest",
        "404.html": "not here / 없는 페이지",
        "folder/page.html": "a page in a folder without a home",
    }
    names = [f"{name}index.html" if name.endswith("/") else name for name in KINDS]
    for name, text in (texts | {name.lstrip("/"): name for name in names}).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        yield address


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_every_file_is_served_as_what_it_is_and_is_asked_for_again_each_time(
    address: str, path: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_: (None, None))  # a bare machine
    with urllib.request.urlopen(address + path, timeout=10) as answer:  # noqa: S310
        assert (answer.status, answer.headers["Content-Type"]) == (HTTPStatus.OK, kind)
        assert answer.headers["Cache-Control"] == "no-cache"


MISSING = ("/nowhere", "/en/nowhere.html", "/../../etc/passwd", "/folder/", "/.made-from", "/a%00b")


@pytest.mark.parametrize("path", MISSING)
def test_a_missing_address_is_answered_with_the_page_for_it(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urllib.request.urlopen(address + path, timeout=10)  # noqa: S310
    with error.value as answer:
        assert answer.code == HTTPStatus.NOT_FOUND
        assert "없는 페이지" in answer.read().decode()


PATIENCE = 30  # seconds


def connect(address: tuple[str, int]) -> socket.socket:
    """Begin to connect, and wait for nothing."""
    client = socket.socket()
    client.setblocking(False)
    client.connect_ex(address)
    return client


@pytest.mark.parametrize("live", [False, True])
def test_five_hundred_connections_at_once_are_taken(tmp_path: Path, live: bool) -> None:
    server: TCPServer = static.open_server(tmp_path, 0)
    if live:
        server.server_close()
        server = LiveServer(lambda: None, KOREAN, 0, tmp_path, tmp_path)
        server.server_bind()
        server.server_activate()
    with server, contextlib.ExitStack() as stack, selectors.DefaultSelector() as waiting:
        for _ in range(500):  # nobody accepts one meanwhile
            client = stack.enter_context(connect(("127.0.0.1", server.server_address[1])))
            waiting.register(client, selectors.EVENT_WRITE)
        while waiting.get_map():
            ready = waiting.select(PATIENCE)
            assert ready, f"{len(waiting.get_map())} are not taken"
            for key, _ in ready:
                waiting.unregister(key.fileobj)


def test_a_silent_client_is_left_alone_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = static.SiteHandler.timeout
    assert seconds, "it would hold its connection for ever"
    monkeypatch.setattr(static.SiteHandler, "timeout", seconds / 1000)
    with serving(tmp_path) as address:
        place = ("127.0.0.1", int(address.rpartition(":")[2]))
        with socket.create_connection(place, timeout=PATIENCE) as client:
            client.sendall(b"GET / HTTP/1.1\r\nX: ")
            assert client.recv(1) == b""


def test_a_browser_that_goes_away_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with static.open_server(tmp_path, 0) as server:
        try:
            raise ConnectionResetError
        except ConnectionResetError:
            server.handle_error(None, ("127.0.0.1", 1))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_the_default_port_is_the_one_in_the_readmes(readme: str) -> None:
    (port,) = (option for option in serve.command.params if option.name == "port")
    shown = (ROOT / readme).read_text(encoding="utf-8").split("scripts/serve ", 1)[1]
    assert f"http://{static.HOST}:{port.default}/" in shown.partition("\n")[0]
