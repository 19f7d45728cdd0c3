"""The findings of the checks, below a heading of the class `findings`.

Such a heading's `of` has their codes, separated by commas. Below it stands each with its level, the
words that its manifest in `messages/findings/` draws, what helps, and the manifest.
"""

from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from servicedocs import strings
from servicedocs.markdown import blocks, dependencies
from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG
from servicedocs.markdown.reference import fields
from servicedocs.markdown.reference.fields import Line
from servicedocs.markdown.reference.messages import (
    GENERATED,
    HEADING,
    Drawn,
    Highlight,
    Pair,
    proof,
    put_entries,
)
from servicedocs.project import ROOT
from servicedocs.validator import catalogue
from servicedocs.validator.results import ManifestFinding
from servicedocs.validator.runtime import File, validator

FOLDER = f"{catalogue.FOLDER}/findings"


def insert(
    root: Element, language: str, highlight: Highlight, store: Callable[[str], str]
) -> list[Element]:
    """Put the findings below the paragraphs after each heading of the class `findings`.

    Returns their headings. `store` keeps HTML for the end of the conversion, and returns its place.
    """

    def made(of: str) -> list[Pair]:
        return [
            (_heading(code), _body(code, language, highlight, store)) for code in of.split(", ")
        ]

    return put_entries(root, "findings", made)


def drawn(code: str) -> ManifestFinding:
    """Return the finding that the manifest of a code draws."""
    return _drawn(code, manifest(code))


def manifest(code: str) -> str:
    """Return the manifest of a code: objects that the API server takes one by one."""
    return (ROOT / FOLDER / f"{code}.yaml").read_text(encoding="utf-8")


@lru_cache(1024)
def _drawn(code: str, text: str) -> ManifestFinding:
    # Each object is a file of its own: what two files share is a finding, in one it is refused.
    files = [File(f"{place}.yaml", one.encode()) for place, one in enumerate(_objects(text))]
    found = [one for one in validator().relate_files(files).findings if one.code == code]
    if not found:
        raise ValueError(f"{FOLDER}/{code}.yaml does not draw {code}")
    return found[0]


def _objects(text: str) -> list[str]:
    return text.split("---\n")


def _heading(code: str) -> Element:
    heading = Element("h3", {"id": code, "class": HEADING})
    SubElement(heading, "code").text = AtomicString(code)
    return heading


def _body(code: str, language: str, highlight: Highlight, store: Callable[[str], str]) -> Element:
    text = manifest(code)
    dependencies.note(f"../{FOLDER}/{code}.yaml", text.encode())
    found = _drawn(code, text)
    body = Element("div", {"class": GENERATED})
    for line in (_said(found, language), _helps(found, language)):
        fields.write(SubElement(body, "p"), line)
    mark = ACCEPTED_BUT_WRONG if found.level == "error" else None
    seen = Drawn("", mark, _line(text, found))
    SubElement(body, "p").text = store(proof(code, text.rstrip(), seen, language, highlight))
    return body


def _said(found: ManifestFinding, language: str) -> Line:
    """Return the level of a finding and its sentence."""
    level = strings.of_finding(found.level).in_language(language)
    sentence = strings.of_finding(found.code, found.variant).in_language(language)
    return _filled(f"{level}: {sentence}", found, language)


def _helps(found: ManifestFinding, language: str) -> Line:
    advice = strings.advice_on_finding(found.code, found.variant).in_language(language)
    return _filled(advice, found, language)


def _filled(text: str, found: ManifestFinding, language: str) -> Line:
    """Return a sentence with its values, as code but for those that are words of it."""
    values = strings.filled(found.values, language)
    shown = {key: one if key in blocks.PLAIN else f"`{one}`" for key, one in values.items()}
    parts = text.split("`")
    parts[::2] = [part.format(**shown) for part in parts[::2]]
    parts[1::2] = [part.format(**values) for part in parts[1::2]]
    return "`".join(parts).split("`")


def _line(text: str, found: ManifestFinding) -> int:
    """Return the line of a finding in the whole text, from the one in its object."""
    before = _objects(text)[: found.file]
    return found.line and found.line + sum(one.count("\n") + 1 for one in before)
