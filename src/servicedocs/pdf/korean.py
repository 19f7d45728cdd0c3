"""Word joiners in Korean text: lines break between words only.

WeasyPrint does not know `word-break: keep-all`. So a word joiner, which has no width and is not in
the text that a reader copies or searches, goes between the syllables of every word.
"""

import re
from xml.etree.ElementTree import Element

JOINER = "\N{WORD JOINER}"
# Between two syllables, from a word in Latin letters or a bracket to the particle after it, and
# from a syllable to a letter or number. Before a bracket a line may break.
INSIDE = re.compile(r"(?<=[\w)\]”’\"'%])(?=[가-힣])|(?<=[가-힣])(?=[0-9A-Za-z])")
INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "span", "strong"}
LITERAL = {"code", "pre", "kbd", "svg"}


def join(element: Element, before: str = "") -> str:
    """Join the words in an element; take and return the letter that stands before."""
    if element.tag in LITERAL:
        return ("".join(element.itertext()) or before)[-1:]
    last = "" if element.tag not in INLINE else before
    element.text, last = _joined(element.text, last)
    for child in element:
        last = join(child, last)
        if child.tag not in INLINE:
            last = ""
        child.tail, last = _joined(child.tail, last)
    return last


def _joined(text: str | None, before: str) -> tuple[str | None, str]:
    """Return a text with its joiners, and its last letter."""
    if not text:
        return text, before
    whole = INSIDE.sub(JOINER, before + text)
    return whole[len(before) :], text[-1]
