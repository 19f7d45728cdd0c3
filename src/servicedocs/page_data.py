"""What the pages' scripts know beyond the page: every example that can be tried, and the catalogue.

A script, not JSON: only a script is loaded from `file://`. One for each language.
"""

import json
import re
from html import unescape
from pathlib import Path

from servicedocs import catalogue, engine
from servicedocs.copying import without_notes
from servicedocs.project import LANGUAGES

PLACE = "assets/check/data.js"  # below the folder of a language
TRIED = re.compile(r'<a download [^>]*data-check="([^"]+)"(?: data-with="([^"]+)")?([^>]*)>')
WHOLE = re.compile(r'data-of="([^"]+)"')


def write(examples: Path, folder: Path, language: str) -> None:
    """Put the data of a language beside its built pages."""
    beside: dict[str, list[str]] = {}
    named: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        for file, others, rest in TRIED.findall(path.read_text(encoding="utf-8")):
            whole = WHOLE.findall(rest)
            named |= {*map(unescape, [file, *others.split(), *whole])}
            if not whole:
                beside.setdefault(unescape(file), unescape(others).split())
    to = folder / PLACE
    to.parent.mkdir(parents=True, exist_ok=True)
    data = {
        "engine": f"../../{'../' * bool(LANGUAGES[language].folder)}{engine.PLACE}",
        "examples": {path: _text(examples / path) for path in sorted(named)},
        "samples": sorted(beside),
        "beside": {path: others for path, others in sorted(beside.items()) if others},
        "messages": json.loads(catalogue.as_json(language)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    to.write_text(f"(globalThis.check ??= {{}}).data = {text};\n", encoding="utf-8")


def _text(path: Path) -> str:
    return without_notes(path.read_text(encoding="utf-8"))
