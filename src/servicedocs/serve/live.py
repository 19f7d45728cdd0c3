"""One language with live reload: what changes on disk is in the browser a moment later."""

import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from servicedocs import cache, cli
from servicedocs.fonts import web
from servicedocs.markdown import download_links
from servicedocs.project import ROOT, Language
from servicedocs.serve.live_server import LiveServer, url
from servicedocs.serve.render_cache import RenderCache
from servicedocs.serve.static import open_server
from servicedocs.site import built, language_build, postprocess
from servicedocs.site.staleness import is_input
from servicedocs.site.steps import csp, styles, trim

NAME = "scripts/serve"
WATCHED = ("examples", "messages", "src", "theme", "validator", "mkdocs.yml", "mkdocs.en.yml")


def whole_fonts(site: built.BuiltSite) -> None:
    """Write the fonts uncut: an author waits for no subset."""
    web.write_whole(site.folder, site.texts())


# MkDocs writes its reload script into each page while it serves it, which no policy would allow.
LEFT_OUT = (trim.trim, styles.join, postprocess.fonts, csp.write)
STEPS = (*(step for step in postprocess.STEPS if step not in LEFT_OUT), whole_fonts)


class LiveSite:
    """A language's pages in a folder of their own, built anew on each change."""

    def __init__(self, language: Language, port: int, home: Path) -> None:
        """Choose the folders; build nothing yet."""
        self.language = language
        self.url = url(language, port)
        self.home = home
        self.site = home / "site"
        self.code = code_digest()
        self.cache = RenderCache(ROOT)

    def rebuild(self) -> None:
        """Build; whatever is wrong, say it in a line and go on."""
        try:
            if code_digest() != self.code:
                self.restart()
            self.build()
        except OSError as error:
            cli.fail(NAME, cli.os_problem(error))
        except cli.Failure as failure:  # of the catalogue of messages
            cli.fail(NAME, *failure.lines)

    def build(self) -> None:
        """Build; where that fails, keep showing the last good pages."""
        started = time.perf_counter()
        fresh = self.home / "new"
        with self.cache.in_use():
            outcome = language_build.build(ROOT, self.language, fresh, live_url=self.url)
        cli.fail(NAME, *outcome.problems)
        if not outcome.finished:
            cli.say("Not built; the browser keeps the last good pages.")
            self.explain(outcome.problems)
            return
        homes = {self.language.code: fresh}
        postprocess.run(built.read(fresh, homes, ROOT / download_links.FOLDER), STEPS)
        shutil.rmtree(self.site, ignore_errors=True)
        fresh.rename(self.site)
        cli.say(f"Built in {time.perf_counter() - started:.1f} s")

    def explain(self, problems: list[str]) -> None:
        """Put the problems where the home page would be, if there has been no good page yet."""
        page = self.site / "index.html"
        if page.exists():
            return
        self.site.mkdir(exist_ok=True)
        text = html.escape("\n".join(problems))
        page.write_text(f"<!doctype html><meta charset=utf-8><body><pre>{text}</pre></body>")

    def error_page(self) -> bytes | None:
        """Return the page for a missing address, if there is one yet."""
        page = self.site / "404.html"
        return page.read_bytes() if page.is_file() else None

    def restart(self) -> None:
        """Start again with changed code, unless it does not even load."""
        self.code = code_digest()
        load = "import servicedocs.serve.live, servicedocs.markdown.extension"
        check = [sys.executable, "-c", load]
        answer = subprocess.run(check, capture_output=True, check=False, text=True)
        if answer.returncode != 0:
            cli.fail(NAME, f"the changed code does not load: {answer.stderr.splitlines()[-1]}")
            return
        cli.say("The code has changed: starting again")
        shutil.rmtree(self.home)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def code_digest() -> str:
    """Return the digest of the site's code."""
    folders = (ROOT / "src", ROOT / "validator", ROOT / "theme" / "assets" / "shared" / "strings")
    code = (path for each in folders for path in each.rglob("*") if is_input(path, ROOT))
    return cache.digest_of_files(sorted(code), ROOT)


def serve(language: Language, port: int) -> None:
    """Serve one language until Ctrl-C."""
    with open_server(ROOT, port) as probe:  # Whoever has to choose another should not wait.
        port = probe.server_port
    os.chdir(ROOT)  # Snippets are looked for below the working folder.
    home = Path(tempfile.mkdtemp(prefix="servicedocs-"))
    try:
        site = LiveSite(language, port, home)
        watch_and_serve(site, port)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def watch_and_serve(site: LiveSite, port: int) -> None:
    """Build once, then serve, and build again on each change."""
    server = LiveServer(site.rebuild, site.language, port, site.site, ROOT / "site")
    server.error_handler = lambda code: site.error_page()
    for path in (site.language.docs, *WATCHED):
        server.watch(path)
    site.rebuild()
    cli.say(f"{site.language.name}, reloading on every change: {site.url}")
    cli.say("Ctrl-C ends it.")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
