"""The catalogue of the API server's messages on manifests, explained in both languages.

One file under `messages/` explains one message. Each names a manifest that causes it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from servicedocs import cache
from servicedocs.cli import Failure
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.strings import Text
from servicedocs.validator.results import Verdict

FOLDER = "messages"
PROOFS = f"{FOLDER}/proofs"
NEEDED = {"pattern", *LANGUAGES}
SAID = {"what", "do"}
PAGE = re.compile(r"[a-z0-9/-]+\.md#[a-z0-9-]+")
# What JavaScript lacks, or reads otherwise than Python does with re.ASCII.
OTHERWISE = re.compile(r"\[\^?\]|\(\?(?![:=!])|\\[AZbBsSwWGzpPkuUNx]|\$|(?<!\\)[*+?}][+]")


@dataclass(frozen=True)
class Entry:
    """One message: its pattern, its meaning and the remedy."""

    id: str
    pattern: re.Pattern[str]
    what: Text
    do: Text
    see: str  # page.md#id, or nothing
    proof: str  # a manifest that causes it, from the project's root


def load(root: Path = ROOT) -> tuple[Entry, ...]:
    """Return the entries in the order of their names; a bad one is a Failure with its line."""
    return tuple(_entry(path, root) for path in sorted((root / FOLDER).glob("*.yaml")))


def entries() -> tuple[Entry, ...]:
    """Return the project's entries, read anew where a file has changed."""
    return _loaded(_digest())


def explain(message: str) -> Entry | None:
    """Return the entry of one message, as `messages` gives it, or nothing if there is none."""
    return next((entry for entry in entries() if entry.pattern.search(message)), None)


def messages(verdict: Verdict) -> tuple[str, ...]:
    """Return the messages of a verdict: its causes, or else the whole one, and the warnings."""
    causes = [said(cause.field, cause.message) for cause in verdict.causes]
    refused = (causes or [verdict.message]) if verdict.refused else []
    return (*refused, *verdict.warnings)


def said(field: str, message: str) -> str:
    """Return a cause as the API server's message has it."""
    return f"{field}: {message}" if field else message


def as_json(language: str) -> str:
    """Return the catalogue in one language, for the browser."""
    return json.dumps([_plain(entry, language) for entry in entries()], ensure_ascii=False)


def _plain(entry: Entry, language: str) -> dict[str, str]:
    texts = {"what": entry.what.in_language(language), "do": entry.do.in_language(language)}
    return {"id": entry.id, "pattern": entry.pattern.pattern, **texts}


def _digest() -> str:
    """Return the digest of all entries: with another one, --live reads them anew."""
    # By their times, not their contents: it is asked for every message that is explained.
    files = sorted((ROOT / FOLDER).glob("*.yaml"))
    return cache.digest(*(f"{path.name} {path.stat().st_mtime_ns}" for path in files))


@lru_cache(maxsize=2)
def _loaded(_: str) -> tuple[Entry, ...]:
    return load()


def _entry(path: Path, root: Path) -> Entry:
    name = path.relative_to(root).as_posix()
    text = path.read_bytes().decode("utf-8", errors="replace")
    try:
        found = yaml.load(text, yaml.CSafeLoader)  # the other one takes ten times as long
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # What is never closed fails after the last line.
        line = 1 + min(mark.line, text.rstrip().count("\n")) if mark else 1
        raise Failure(f"{name}:{line}: is not YAML; {CORRECT}") from None
    entry = found if isinstance(found, dict) else {}
    proof = str(entry.get("proof", f"{PROOFS}/{path.name}"))
    for key, fault in _faults(entry, proof, root):
        raise Failure(f"{name}:{_line(text, key)}: {fault}")
    ko, en = entry["ko"], entry["en"]
    what, do = Text(ko["what"], en["what"]), Text(ko["do"], en["do"])
    pattern = re.compile(entry["pattern"], re.ASCII)
    return Entry(path.stem, pattern, what, do, entry.get("see", ""), proof)


CORRECT = "write pattern, ko and en (what and do in each), and see and proof if you like"


def _faults(entry: dict[str, Any], proof: str, root: Path) -> Iterator[tuple[str, str]]:
    """Yield the faults of an entry, each with the key on whose line it is."""
    if not set(entry) >= NEEDED or not set(entry) <= NEEDED | {"see", "proof"}:
        yield "", f"has the keys {sorted(map(str, entry))}; {CORRECT}"
        return
    for language in LANGUAGES:
        texts = entry[language]
        if not isinstance(texts, dict) or set(texts) != SAID or not all(map(_text, texts.values())):
            yield language, f"lacks a text in {language}; write `what` and `do`"
    if fault := _pattern_fault(entry["pattern"]):
        yield "pattern", fault
    if not PAGE.fullmatch(str(entry.get("see", "page.md#id"))):
        yield "see", "see is no page; write page.md#id"
    if not (root / proof).is_file():
        yield "proof", f"its proof {proof} is missing; write a manifest that causes the message"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _pattern_fault(pattern: object) -> str:
    if not isinstance(pattern, str) or not pattern:
        return "the pattern is no text; write a regular expression in single quotes"
    if found := OTHERWISE.search(pattern):
        return f"JavaScript may read {found[0]!r} otherwise; write the pattern without it"
    try:
        re.compile(pattern, re.ASCII)
    except re.error as error:
        return f"the pattern is no regular expression ({error}); correct it"
    return ""


def _line(text: str, key: str) -> int:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if key and line.startswith(key + ":")), 1)
