"""The comparison of a page's outputs, one after the other, with its recordings."""

import difflib
from collections.abc import Hashable, Iterator, Sequence

from servicedocs.transcripts.compare.isomorphism import Fact, Facts, Identity, correspondence
from servicedocs.transcripts.compare.tokens import Tokenizer, Tokens, Value, begins_with_identity


class Comparison:
    """The facts of the outputs up to now, and how their identities correspond."""

    def __init__(self) -> None:
        """Begin a session."""
        self.old: Facts = []
        self.new: Facts = []
        self.number = 0
        self.known: dict[Identity, Identity] = {}
        """The recorded identity of each new one."""

    def diff(self, tokenizer: Tokenizer, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """Compare one output; return a diff if they differ, and then forget this output."""
        self.number += 1
        before, after = tokenizer.read(old), tokenizer.read(new)
        facts = (
            self.old + list(facts_of(self.number, before)),
            self.new + list(facts_of(self.number, after)),
        )
        found = correspondence(*facts)
        if found is None:
            return self._diff(before, after, old, new)
        self.old, self.new = facts
        self.known = found
        return []

    def _diff(
        self, before: list[Tokens], after: list[Tokens], old: Sequence[str], new: Sequence[str]
    ) -> list[str]:
        translated = _Translation(self.known).rows(before, after)
        first = [_plain(row) for row in before]
        lines = list(_unified(first, translated))
        return lines or list(_unified(old, new))


def _unified(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    diff = difflib.unified_diff(old, new, "recorded", "this run", lineterm="", n=2)
    return (line for line in diff if not line.startswith("@@"))


def facts_of(output: int, rows: list[Tokens]) -> Iterator[Fact]:
    """Yield the facts of an output: a row's key is its number, text, and whether it is free.

    Free rows begin with an identity and come in any order: a block of them has one number.
    """
    block, previous_is_free = 0, False
    for number, row in enumerate(rows):
        is_free = begins_with_identity(row)
        if not (is_free and previous_is_free):
            block = number
        yield from _row_facts((output, block, is_free), f"{output}.{number}", row)
        previous_is_free = is_free


def _row_facts(key: tuple[int, int, bool], row_id: str, row: Tokens) -> Iterator[Fact]:
    """Yield the fact of a row, and those of the items of its lists, which come in any order."""
    identities: list[Identity] = []
    for index, token in enumerate(row):
        if not isinstance(token, Value):
            continue
        if token.items:
            own = ("list", f"{row_id}.{index}")
            identities.append(own)
            for item in () if token.open else token.items:
                yield Fact((*key, "item", shape(item)), (own, *_identities(item)))
        elif token.identity:
            identities.append((token.pattern, token.text))
    yield Fact((*key, shape(row)), tuple(identities))


def _identities(row: Tokens) -> Iterator[Identity]:
    for token in row:
        if isinstance(token, Value) and token.identity:
            yield token.pattern, token.text


def shape(row: Tokens) -> tuple[Hashable, ...]:
    """Return a row without its values: its text, and their patterns."""
    return tuple(
        token if isinstance(token, str) else (token.pattern, len(token.items)) for token in row
    )


class _Translation:
    """This run's output with the recorded identities, as far as they correspond."""

    def __init__(self, known: dict[Identity, Identity]) -> None:
        self.known = dict(known)

    def rows(self, before: list[Tokens], after: list[Tokens]) -> list[str]:
        """Return this run's rows, which differ from the recorded ones by true differences only."""
        rest = [*before]
        return [self._row(row, _partner(row, rest)) for row in after]

    def _row(self, row: Tokens, partner: Tokens | None) -> str:
        if partner is None:
            return _plain(tuple(self._value(token, None) for token in row))
        pairs = zip(row, partner, strict=True)
        return _plain(tuple(self._value(token, other) for token, other in pairs))

    def _value(self, token: str | Value, other: str | Value | None) -> str | Value:
        if isinstance(token, str) or not token.identity:
            return other or token
        new = (token.pattern, token.text)
        if isinstance(other, Value) and new not in self.known:
            old = (other.pattern, other.text)
            if old not in self.known.values():
                self.known[new] = old
        return self.known.get(new, new)[1]


def _partner(row: Tokens, rest: list[Tokens]) -> Tokens | None:
    """Take the first of the recorded rows that has the same shape."""
    for index, other in enumerate(rest):
        if shape(other) == shape(row):
            return rest.pop(index)
    return None


def _plain(row: Tokens) -> str:
    return "".join(token if isinstance(token, str) else token.text for token in row)
