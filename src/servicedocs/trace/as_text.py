"""The answer for people: names asked, steps, result, Pods, and what decided it."""

from collections.abc import Iterator
from typing import Any

from servicedocs.check.escapes import printable
from servicedocs.strings import Text
from servicedocs.trace import words


def lines(answer: dict[str, Any], language: str, *, is_packet: bool = True) -> Iterator[str]:
    """Yield the lines; what is never known of a packet is left out of the answer for a name."""
    yield from _names(answer)
    yield from (f"  {_step(step)}" for step in answer["steps"])
    result = words.RESULTS[answer["result"]].in_language(language)
    said = words.FROM_TO.in_language(language)
    yield printable(said.format(sender=answer["from"], to=answer["to"], result=result))
    yield from _pods(answer, language)
    if answer["decided_by"]:
        fields = ", ".join(answer["decided_by"])
        yield printable(words.DECIDED_BY.in_language(language).format(fields=fields))
    doubts = [words.UNKNOWN[one] for one in answer["cannot_know"]]
    yield from _unknown([*doubts, words.NEVER_KNOWN] if is_packet else doubts, language)


def _names(answer: dict[str, Any]) -> Iterator[str]:
    for asked in answer["dns"]:
        yield f"  DNS: {printable(asked['question'])} -> {printable(asked['answer'])}"


def _step(step: dict[str, str]) -> str:
    says = f"{step['where']}: {step['rule']}"
    return printable(says if step["effect"] in step["rule"] else f"{says} -> {step['effect']}")


def _pods(answer: dict[str, Any], language: str) -> Iterator[str]:
    if answer["candidates"]:
        yield words.CANDIDATES.in_language(language)
    for one in answer["candidates"]:
        pod = f"pod/{one['pod']} " if one["pod"] else ""
        yield printable(f"  {one['probability']:.0%} {pod}{one['address']} {one['node']}").rstrip()
    if answer["seen_source"]:
        yield words.SEEN_SOURCE.in_language(language).format(source=answer["seen_source"])


def _unknown(doubts: list[Text], language: str) -> Iterator[str]:
    if doubts:
        what = "; ".join(one.in_language(language) for one in doubts)
        yield words.CANNOT_KNOW.in_language(language).format(what=what)
