"""What the pages' scripts know beyond the page: every example that can be tried, and the catalogue.

A script, not JSON: only a script is loaded from `file://`. One for each language.
"""

import json
import re
from html import unescape
from pathlib import Path

from servicedocs.markdown.clipboard import without_notes
from servicedocs.project import LANGUAGES
from servicedocs.site import third_party, validator_bundle
from servicedocs.validator import catalogue

PLACE = "assets/offer/data.js"  # below the folder of a language
TRIED = re.compile(r'<a download [^>]*data-check="([^"]+)"(?: data-with="([^"]+)")?([^>]*)>')
RUN = re.compile(r'<a download [^>]*data-run="([^"]+)"')
WHOLE = re.compile(r'data-of="([^"]+)"')


def write(examples: Path, folder: Path, language: str) -> None:
    """Put the data of a language beside its built pages."""
    beside: dict[str, list[str]] = {}
    named: set[str] = set()
    runs: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        runs |= {
            file: _manifests_beside(examples, file) for file in map(unescape, RUN.findall(page))
        }
        for file, others, rest in TRIED.findall(page):
            whole = WHOLE.findall(rest)
            named |= {*map(unescape, [file, *others.split(), *whole])}
            if not whole:
                beside.setdefault(unescape(file), unescape(others).split())
    to = folder / PLACE
    to.parent.mkdir(parents=True, exist_ok=True)
    named |= {file for each in runs.items() for file in (each[0], *each[1])}
    top = f"../../{'../' * bool(LANGUAGES[language].folder)}"
    data = {
        "engine": f"{top}{validator_bundle.PLACE}",
        "python": f"{top}{third_party.PYODIDE}/",
        "runs": dict(sorted(runs.items())),
        "examples": {path: _text(examples / path) for path in sorted(named)},
        "samples": sorted(beside),
        "beside": {path: others for path, others in sorted(beside.items()) if others},
        "messages": json.loads(catalogue.as_json(language)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    to.write_text(f"site.data = {text};\n", encoding="utf-8")


def _manifests_beside(examples: Path, file: str) -> list[str]:
    """Return the manifests that a snippet finds where it runs."""
    folder = (examples / file).parent
    return [path.relative_to(examples).as_posix() for path in sorted(folder.glob("*.yaml"))]


def _text(path: Path) -> str:
    return without_notes(path.read_text(encoding="utf-8"))
