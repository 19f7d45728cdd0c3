"""Whether the identities of two texts correspond one to one.

A text is a list of facts: a key, which must be the same, and the identities that it relates. Names
are made finer by what is said of them, until no more can be told apart; then one is chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import count

Identity = tuple[str, str]
"""A pattern's name, and the text."""
Colours = dict[Identity, int]


@dataclass(frozen=True)
class Fact:
    """One row of an output, or an item of a list in it."""

    key: Hashable
    identities: tuple[Identity, ...]


Facts = list[Fact]


def correspondence(old: Facts, new: Facts) -> dict[Identity, Identity] | None:
    """Return the old identity of every new one, or nothing where none corresponds."""
    return _search(old, new, _kinds(old), _kinds(new))


def _kinds(facts: Facts) -> Colours:
    return {one: hash(one[0]) for fact in facts for one in fact.identities}


def _search(
    old: Facts, new: Facts, first: Colours, second: Colours
) -> dict[Identity, Identity] | None:
    first, second = _refined(old, new, first, second)
    if _said(old, first) != _said(new, second):
        return None
    groups, others = _by_colour(first), _by_colour(second)
    open_ = [colour for colour, names in groups.items() if len(names) > 1]
    if not open_:
        return {others[colour][0]: names[0] for colour, names in groups.items()}
    colour = min(open_, key=lambda one: len(groups[one]))
    chosen = groups[colour][0]
    for candidate in others[colour]:
        found = _search(old, new, {**first, chosen: -1}, {**second, candidate: -1})
        if found is not None:
            return found
    return None


def _refined(old: Facts, new: Facts, first: Colours, second: Colours) -> tuple[Colours, Colours]:
    """Tell names apart by what is said of them, in both texts by the same numbers."""
    while True:
        numbers: dict[Hashable, int] = defaultdict(count().__next__)
        finer = _finer(old, first, numbers), _finer(new, second, numbers)
        if len(set(finer[0].values())) == len(set(first.values())):
            return finer
        first, second = finer


def _finer(facts: Facts, colours: Colours, numbers: dict[Hashable, int]) -> Colours:
    said: dict[Identity, list[Hashable]] = defaultdict(list)
    for fact in facts:
        shades = tuple(colours[one] for one in fact.identities)
        for place, one in enumerate(fact.identities):
            said[one].append((fact.key, place, shades))
    return {one: numbers[colours[one], _bag(things)] for one, things in said.items()}


def _bag(things: Iterable[Hashable]) -> Hashable:
    return frozenset(Counter(things).items())


def _said(facts: Facts, colours: Colours) -> Hashable:
    return _bag((fact.key, tuple(colours[one] for one in fact.identities)) for fact in facts)


def _by_colour(colours: Colours) -> dict[int, list[Identity]]:
    found: dict[int, list[Identity]] = defaultdict(list)
    for one, colour in colours.items():
        found[colour].append(one)
    return found
