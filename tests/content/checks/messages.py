"""What holds for the catalogue of messages: functions that return what is wrong."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from servicedocs.project import LANGUAGES, ROOT
from servicedocs.validator.catalogue import Entry, load, messages, said
from servicedocs.validator.runtime import validator
from tests.content.checks import terms
from tests.support.site import Site, problem

JUDGED = ROOT / "tests" / "data" / "judged" / "services.json"
FILES = JUDGED.with_name("files.json")  # of several objects
# Not what the API server says of a manifest that kubectl sends, and why.
NOT_EXPLAINED = (
    "unknown conversion",  # another kind's manifest, sent to the address of Services
    "not judged: ",  # a kind that is not built into the validator
)
HANGUL = re.compile("[가-힣]")
SENTENCE = re.compile(r"(?<=\.) (?=[^a-z])")
CODE = re.compile(r"``.*?``|`[^`]*`")
FIELD = re.compile(r"`((?:[a-z]+[A-Z][A-Za-z]*|spec|metadata)(?:\.[A-Za-z]+|\[\])*)`")
GO_NAME = re.compile(r"[a-z][A-Za-z]+")
FULL_STOP = (".", ":")
LONGEST = 230


def drawn(path: Path) -> list[str]:
    """Return every message that a file draws."""
    return [
        one
        for v in validator().check(path.read_bytes(), path.name, strict=True)
        for one in messages(v)
    ]


def met() -> dict[str, str]:
    """Return what the API server and the validator say of every judged Service and every proof."""
    found: dict[str, str] = {}
    for case in json.loads(JUDGED.read_text(encoding="utf-8"))["cases"]:
        for message in (*_recorded(case), *_ours(case)):
            found.setdefault(message, f"tests/data/judged/services.json ({case['name']})")
    for case in json.loads(FILES.read_text(encoding="utf-8"))["cases"]:
        for message in _ours(case):
            found.setdefault(message, f"tests/data/judged/files.json ({case['name']})")
    for entry in load():
        for message in drawn(ROOT / entry.proof):
            found.setdefault(message, entry.proof)
    return {
        message: place
        for message, place in found.items()
        if not any(part in message for part in NOT_EXPLAINED)
    }


def _recorded(case: dict[str, object]) -> Iterator[str]:
    """Yield what the API server said."""
    causes = case["causes"]
    assert isinstance(causes, list)
    assert isinstance(case["warnings"], list)
    yield from case["warnings"]
    if not case["accepted"]:
        yield from [said(one["field"], one["message"]) for one in causes] or [str(case["message"])]


def _ours(case: dict[str, object]) -> Iterator[str]:
    """Yield what the validator says: it speaks for kubectl too, which stops some by itself."""
    text = case.get("manifest_base64")
    data = base64.b64decode(str(text)) if text else str(case["manifest"]).encode()
    for verdict in validator().check(data, "manifest.yaml", strict=True):
        if verdict.kind in ("", "List", "Service", "Servise"):
            yield from messages(verdict)


def texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the texts of an entry with their language."""
    for text in (entry.what, entry.do):
        yield from ((language, text.in_language(language)) for language in LANGUAGES)


def place(entry: Entry, what: str, remedy: str) -> str:
    """Say what is wrong with an entry."""
    return problem(f"messages/{entry.id}.yaml", 1, what, remedy)


def language_problems(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield texts in the wrong language, without an end, or too long to be read at a glance."""
    for entry in entries:
        for language, text in texts(entry):
            if any(_is_korean(one) != (language == "ko") for one in SENTENCE.split(text)):
                yield place(entry, f"{text!r} is not written in {language}", "write it")
            if not text.endswith(FULL_STOP) and not text.endswith("`."):
                yield place(entry, f"{text!r} has no end", "write whole sentences")
            if len(text) > LONGEST:
                yield place(entry, f"{text!r} is longer than {LONGEST}", "say it shorter")
            if text.count("`") % 2:
                yield place(entry, f"{text!r} has a backtick without its pair", "close it")


def _is_korean(sentence: str) -> bool:
    return bool(HANGUL.search(CODE.sub("", sentence)))


def rejected_words(entries: Iterable[Entry], site: Site) -> Iterator[str]:
    """Yield words that the glossary rejects."""
    rejected = terms.words(site.pages["ko", terms.GLOSSARY], terms.REJECTED["ko"])
    for entry in entries:
        for word in rejected:
            if word in CODE.sub("", f"{entry.what.ko} {entry.do.ko}"):
                yield place(entry, f"the glossary rejects the word {word}", "use its term")


def unknown_fields(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield names in backticks that look like a field and that no manifest ever had."""
    known = _known()
    for entry in entries:
        for _, text in texts(entry):
            for path in FIELD.findall(text):
                for name in GO_NAME.findall(path):
                    if name not in known:
                        yield place(entry, f"there is no field {name}", "write its right name")


def _known() -> set[str]:
    """Return the field names of all objects that the API server kept, and where it found faults."""
    # Fields of other kinds, which texts tell from Services, and the name of a finalizer.
    found = {"matchLabels", "matchExpressions", "foregroundDeletion"}
    for case in json.loads(JUDGED.read_text(encoding="utf-8"))["cases"]:
        found |= {name for one in case["causes"] for name in GO_NAME.findall(one["field"])}
        found |= set(re.findall(r'"([a-z][A-Za-z]+)":', json.dumps(case.get("objects", ""))))
        found |= set(re.findall(r"Go struct field [A-Z]\w+\.[\w.]*?(\w+) of", case["message"]))
    return found


def dead_links(entries: Iterable[Entry], site: Site) -> Iterator[str]:
    """Yield links to a heading that a language lacks."""
    for entry in entries:
        name, _, heading = entry.see.partition("#")
        for language in LANGUAGES:
            page = site.pages.get((language, name))
            if entry.see and (not page or heading not in page.ids):
                yield place(entry, f"{entry.see} is not there in {language}", "name a heading")
