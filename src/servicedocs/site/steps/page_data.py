"""The examples that pages can try, and the catalogue, for the pages' scripts.

A script, not JSON: only a script is loaded from `file://`. One for each language.
"""

import json
import re
from pathlib import Path
from typing import Any

from servicedocs.markdown.clipboard import without_notes
from servicedocs.markdown.reference import findings, messages
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.site.built import BuiltPage, BuiltSite
from servicedocs.site.steps import third_party, validator_bundle
from servicedocs.validator import catalogue

PATH = "assets/offer/data.js"  # below the folder of a language
ENTRY = re.compile(r'<h3 class="message" id="([^"]+)"')
"""The heading of a message's or a finding's entry in the reference."""
Link = dict[str, str]


def write(site: BuiltSite) -> None:
    """Write the data of every language beside its pages."""
    manifests = _manifests()
    for language, home in site.homes.items():
        pages = [page for page in site.pages if page.language == language]
        links = [link for page in pages for link in page.downloads]
        explained = json.loads(catalogue.as_json(language))
        entries = _entries(pages, home)
        known = {"messages": explained, "entries": entries, "manifests": manifests}
        data = _addresses(language) | _tried(site.examples, links) | known
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (home / PATH).parent.mkdir(parents=True, exist_ok=True)
        (home / PATH).write_text(f"site.data = {text};\n", encoding="utf-8")


def _addresses(language: str) -> dict[str, str]:
    """Return where the programs of both languages are, from the data's own folder."""
    top = "../../../" if LANGUAGES[language].folder else "../../"
    return {"engine": f"{top}{validator_bundle.PATH}", "python": f"{top}{third_party.PYODIDE}/"}


def _entries(pages: list[BuiltPage], home: Path) -> dict[str, str]:
    """Return the page of each entry of the reference, by its id, from the language's folder."""
    return {
        entry: page.path.relative_to(home).as_posix()
        for page in pages
        for entry in ENTRY.findall(page.text)
    }


def _manifests() -> dict[str, str]:
    """Return the manifests that entries of messages and findings show, by their ids."""
    of_messages = {one.id: messages.shown(one) for one in catalogue.entries()}
    codes = sorted(path.stem for path in (ROOT / findings.FOLDER).glob("*.yaml"))
    shown = of_messages | {code: findings.manifest(code) for code in codes}
    return {name: f"{text.rstrip()}\n" for name, text in shown.items() if text}


def _tried(examples: Path, links: list[Link]) -> dict[str, Any]:
    """Return the snippets and manifests that readers can try, with the files they need."""
    checked = [link for link in links if "data-check" in link]
    whole = {link["data-check"]: link for link in reversed(checked) if "data-of" not in link}
    beside = {path: link.get("data-with", "").split() for path, link in sorted(whole.items())}
    snippets = sorted({link["data-run"] for link in links if "data-run" in link})
    runs = {path: _manifests_beside(examples, path) for path in snippets}
    paths = {path for link in checked for path in _paths(link)}
    paths.update(*runs.values(), runs)
    return {
        "runs": runs,
        "examples": {path: _text(examples / path) for path in sorted(paths)},
        "samples": list(beside),
        "beside": {path: others for path, others in beside.items() if others},
    }


def _paths(link: Link) -> list[str]:
    """Return the manifests that one check needs."""
    return " ".join(link.get(f"data-{name}", "") for name in ("check", "with", "of")).split()


def _manifests_beside(examples: Path, file: str) -> list[str]:
    """Return the manifests that a snippet finds where it runs."""
    folder = (examples / file).parent
    return [path.relative_to(examples).as_posix() for path in sorted(folder.glob("*.yaml"))]


def _text(path: Path) -> str:
    return without_notes(path.read_text(encoding="utf-8"))
