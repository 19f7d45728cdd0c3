"""Compares a page's outputs, one after the other, with what was recorded."""

import difflib
from collections.abc import Hashable, Iterator, Sequence

from servicedocs.transcripts.compare.isomorphism import Fact, Facts, Identity, correspondence
from servicedocs.transcripts.compare.tokens import Pieces, Reader, Value, begins_with_identity


class Comparison:
    """Holds what the outputs up to now said of addresses and names."""

    def __init__(self) -> None:
        """Begin a session."""
        self.old: Facts = []
        self.new: Facts = []
        self.number = 0
        self.known: dict[Identity, Identity] = {}
        """The recorded identity of each that this run met."""

    def differs(self, reader: Reader, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """Compare one output; return a diff if they differ, and then forget this output."""
        self.number += 1
        before, after = reader.read(old), reader.read(new)
        facts = (
            self.old + list(_facts(self.number, before)),
            self.new + list(_facts(self.number, after)),
        )
        found = correspondence(*facts)
        if found is None:
            return self._diff(before, after, old, new)
        self.old, self.new = facts
        self.known = found
        return []

    def _diff(
        self, before: list[Pieces], after: list[Pieces], old: Sequence[str], new: Sequence[str]
    ) -> list[str]:
        translated = _Translation(self.known).rows(before, after)
        first = [_plain(row) for row in before]
        lines = list(_unified(first, translated))
        return lines or list(_unified(old, new))


def _unified(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    diff = difflib.unified_diff(old, new, "recorded", "this run", lineterm="", n=2)
    return (line for line in diff if not line.startswith("@@"))


def _facts(number: int, rows: list[Pieces]) -> Iterator[Fact]:
    """Yield what an output says: of rows in an order of their own, only which ones there are."""
    place: Hashable = 0
    for line, row in enumerate(rows):
        moves = begins_with_identity(row)
        if not (moves and line and begins_with_identity(rows[line - 1])):
            place = line
        yield from _row((number, place, moves), f"{number}.{line}", row)


def _row(key: Hashable, name: str, row: Pieces) -> Iterator[Fact]:
    identities: list[Identity] = []
    for place, piece in enumerate(row):
        if not isinstance(piece, Value):
            continue
        if piece.items:
            own = ("list", f"{name}.{place}")
            identities.append(own)
            for item in () if piece.open else piece.items:
                yield Fact((key, "item", shape(item)), (own, *_identities(item)))
        elif piece.identity:
            identities.append((piece.pattern, piece.text))
    yield Fact((key, shape(row)), tuple(identities))


def _identities(row: Pieces) -> Iterator[Identity]:
    for piece in row:
        if isinstance(piece, Value) and piece.identity:
            yield piece.pattern, piece.text


def shape(row: Pieces) -> tuple[Hashable, ...]:
    """Return a row without its values: its text, and of what kinds they are."""
    return tuple(
        piece if isinstance(piece, str) else (piece.pattern, len(piece.items)) for piece in row
    )


class _Translation:
    """Says this run's output in the words of the recorded one, as far as they correspond."""

    def __init__(self, known: dict[Identity, Identity]) -> None:
        self.known = dict(known)

    def rows(self, before: list[Pieces], after: list[Pieces]) -> list[str]:
        """Return this run's rows; what differs there from the recorded ones is a difference."""
        rest = [*before]
        return [self._row(row, _partner(row, rest)) for row in after]

    def _row(self, row: Pieces, partner: Pieces | None) -> str:
        if partner is None:
            return _plain(tuple(self._value(piece, None) for piece in row))
        pairs = zip(row, partner, strict=True)
        return _plain(tuple(self._value(piece, other) for piece, other in pairs))

    def _value(self, piece: str | Value, other: str | Value | None) -> str | Value:
        if isinstance(piece, str) or not piece.identity:
            return other or piece
        new = (piece.pattern, piece.text)
        if isinstance(other, Value) and new not in self.known:
            old = (other.pattern, other.text)
            if old not in self.known.values():
                self.known[new] = old
        return self.known.get(new, new)[1]


def _partner(row: Pieces, rest: list[Pieces]) -> Pieces | None:
    """Take the first of the recorded rows that has the same shape."""
    for place, other in enumerate(rest):
        if shape(other) == shape(row):
            return rest.pop(place)
    return None


def _plain(row: Pieces) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in row)
