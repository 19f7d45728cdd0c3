"""The web server of `scripts/serve --live`: one language as it is written, the rest from `site/`.

Each language is where the published site has it, Korean at the top and English below `en/`. So the
link to the other language leads to its last build, and back.
"""

import html
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.livereload import LiveReloadServer

from servicedocs.markdown import download_links
from servicedocs.project import LANGUAGES, Language
from servicedocs.serve.static import HOST, WAITING, SiteHandler, is_unpublished

POLL = 0.1  # seconds between two looks at the files
SETTLE = 0.05  # seconds without a change after which a build begins
MISSING = (
    ("ko", "아직 빌드하지 않은 페이지다. 빌드하는 명령:", "쓰면서 보는 명령:"),
    ("en", "This page has not been built. This builds it:", "This shows it while you write:"),
)


def mount(language: Language) -> str:
    """Return the path below which a language is served."""
    return f"/{language.folder}/" if language.folder else "/"


def url(language: Language, port: int) -> str:
    """Return the address of a language's home page."""
    return f"http://{HOST}:{port}{mount(language)}"


class LiveServer(LiveReloadServer):
    """Serves the live pages, and what they link to from the last build."""

    request_queue_size = WAITING

    def __init__(
        self, build: Callable[[], None], language: Language, port: int, live: Path, built: Path
    ) -> None:
        """Listen at the port; `live` and `built` are the folders of the pages."""
        path = mount(language)
        super().__init__(build, HOST, port, str(live), mount_path=path, polling_interval=POLL)
        self.build_delay = SETTLE
        self.language = language
        self.built = built

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if is_unpublished(path):
            return None
        if self.is_live(path):
            return super()._serve_request(environ, start_response)
        # What readers download is of the live pages, at the top in both languages.
        live = path.startswith(f"/{download_links.FOLDER}/")
        folder = Path(self.root if live else self.built).resolve()
        file = (folder / unquote(path).lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_relative_to(folder):
            return None
        return self.answer(file, start_response)

    def is_live(self, path: str) -> bool:
        """Tell whether an address is one of the language that is being written."""
        other = next(one for one in LANGUAGES.values() if one != self.language)
        if path.startswith("/livereload/"):
            return True
        if self.language.folder:
            return path.startswith(mount(self.language))
        return not path.startswith((mount(other), "/pdf/"))

    def answer(self, file: Path, start_response: Any) -> list[bytes]:
        """Answer with a file of the last build, or with the page that says how to make it."""
        kinds = SiteHandler.extensions_map
        try:
            status, data, kind = HTTPStatus.OK, file.read_bytes(), kinds.get(file.suffix, kinds[""])
        except OSError:
            status, data, kind = HTTPStatus.NOT_FOUND, missing(self.language), kinds[".html"]
        headers = [("Content-Type", kind), ("Content-Length", str(len(data)))]
        start_response(f"{status.value} {status.phrase}", [*headers, ("Cache-Control", "no-cache")])
        return [data]


def missing(language: Language) -> bytes:
    """Return the page for an address of the other language that no build has made."""
    other = next(one for one in LANGUAGES.values() if one != language)
    commands = ("scripts/build", f"scripts/serve --live {other.code}")
    parts = [
        f'<p lang="{code}">{html.escape(text)} <code>{command}</code></p>'
        for code, *texts in MISSING
        for text, command in zip(texts, commands, strict=True)
    ]
    back = f'<p><a href="{mount(language)}">{language.name}</a></p>'
    head = '<!doctype html><html lang="ko"><meta charset="utf-8"><title>404</title>'
    return f"{head}<h1>404</h1>{''.join(parts)}{back}".encode()
