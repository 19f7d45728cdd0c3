"""The escaping of what manifests and file names hold: no terminal obeys it, no line is forged."""

import re

NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Controls (C0, DEL, C1), marks and overrides of direction, separators of lines and paragraphs, and
# surrogates, which stand for the bytes of a file name that is not UTF-8.
UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
RAW_BYTES = range(0xDC80, 0xDD00)
# Where kubectl's own words go on in a new line: causes, faults of a YAML reader, a remedy.
OWN_BREAK = re.compile(r"\n(?=\t?\* |  line \d|ensure CRDs are installed first$)")


def printable(text: str) -> str:
    """Return a text as one line that a terminal shows as it is."""
    return UNSAFE.sub(_escape, text)


def kubectl_lines(text: str) -> list[str]:
    """Return the lines of what kubectl prints, without those that a manifest has put in."""
    return [printable(line) for line in OWN_BREAK.split(text)]


def in_json(text: str) -> str:
    """Return JSON in which such characters, which only its strings have, are escaped as JSON's."""
    return UNSAFE.sub(lambda found: _or_break(found.group()), text)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    number = ord(character)
    if number in RAW_BYTES:
        number -= 0xDC00
    small = f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"  # noqa: PLR2004 - a byte
    return NAMED.get(character, small)


def _or_break(character: str) -> str:
    return character if character == "\n" else f"\\u{ord(character):04x}"
