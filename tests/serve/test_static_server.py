"""The static server: addresses, media types, the page for missing addresses."""

import socket
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError

import pytest

from servicedocs.project import ROOT
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


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve a small folder and return its address."""
    for name, text in {
        "404.html": "not here / 없는 페이지",
        "a.css": "b{}",
        "index.html": "한국어",
        "en/index.html": "English",
        "s.js": "1",
        "v.wasm": "0",
        "x.json": "{}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/", "text/html; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/s.js", "text/javascript; charset=utf-8"),
        ("/v.wasm", "application/wasm"),
        ("/x.json", "application/json"),
    ],
)
def test_every_file_is_served_as_what_it_is(address: str, path: str, kind: str) -> None:
    with urllib.request.urlopen(address + path, timeout=10) as answer:  # noqa: S310
        assert (answer.status, answer.headers["Content-Type"]) == (HTTPStatus.OK, kind)


@pytest.mark.parametrize("path", ["/nowhere", "/en/nowhere.html", "/../../etc/passwd"])
def test_a_missing_address_is_answered_with_the_page_for_it(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urllib.request.urlopen(address + path, timeout=10)  # noqa: S310
    with error.value as answer:
        assert answer.code == HTTPStatus.NOT_FOUND
        assert "없는 페이지" in answer.read().decode()
