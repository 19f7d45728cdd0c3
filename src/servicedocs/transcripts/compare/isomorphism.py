"""A one-to-one correspondence of the identities in two texts: an isomorphism of two structures.

A text is a list of facts: a key, which must be the same in both, and the identities that it
relates. The algorithm is colour refinement, also called Weisfeiler-Leman, with individualisation
where it leaves identities of one colour: https://en.wikipedia.org/wiki/Colour_refinement_algorithm
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

Identity = tuple[str, str]
"""A pattern's name, and the text."""
Colouring = dict[Identity, Hashable]
FRESH = -1
"""The colour of an individualised identity; refinement gives out 0, 1, 2 ..."""


@dataclass(frozen=True)
class Fact:
    """One row of an output, or an item of a list in it."""

    key: Hashable
    identities: tuple[Identity, ...]


Facts = list[Fact]


def correspondence(old: Facts, new: Facts) -> dict[Identity, Identity] | None:
    """Return the old identity of every new one, or None where none corresponds."""
    return _search(old, new, _by_pattern(old), _by_pattern(new))


def _by_pattern(facts: Facts) -> Colouring:
    return {identity: identity[0] for fact in facts for identity in fact.identities}


def _search(
    old: Facts, new: Facts, old_colours: Colouring, new_colours: Colouring
) -> dict[Identity, Identity] | None:
    old_colours, new_colours = _refined(old, new, old_colours, new_colours)
    if _coloured(old, old_colours) != _coloured(new, new_colours):
        return None
    old_classes, new_classes = _classes(old_colours), _classes(new_colours)
    ambiguous = [colour for colour, members in old_classes.items() if len(members) > 1]
    if not ambiguous:
        return {new_classes[colour][0]: members[0] for colour, members in old_classes.items()}
    colour = min(ambiguous, key=lambda one: len(old_classes[one]))
    individual = {**old_colours, old_classes[colour][0]: FRESH}
    for candidate in new_classes[colour]:
        found = _search(old, new, individual, {**new_colours, candidate: FRESH})
        if found is not None:
            return found
    return None


def _refined(
    old: Facts, new: Facts, old_colours: Colouring, new_colours: Colouring
) -> tuple[Colouring, Colouring]:
    """Refine both colourings, by the same numbers, until no class is divided any more."""
    while True:
        numbers: dict[Hashable, int] = {}
        before = len(set(old_colours.values()))
        old_colours = _finer(old, old_colours, numbers)
        new_colours = _finer(new, new_colours, numbers)
        if len(set(old_colours.values())) == before:
            return old_colours, new_colours


def _finer(facts: Facts, colours: Colouring, numbers: dict[Hashable, int]) -> Colouring:
    """Colour every identity by its colour and by its neighbourhood: its positions in facts."""
    neighbourhoods: dict[Identity, list[Hashable]] = defaultdict(list)
    for fact in facts:
        shades = tuple(colours[identity] for identity in fact.identities)
        for position, identity in enumerate(fact.identities):
            neighbourhoods[identity].append((fact.key, position, shades))
    return {
        identity: numbers.setdefault((colours[identity], _multiset(found)), len(numbers))
        for identity, found in neighbourhoods.items()
    }


def _multiset(things: Iterable[Hashable]) -> Hashable:
    return frozenset(Counter(things).items())


def _coloured(facts: Facts, colours: Colouring) -> Hashable:
    """Return the facts with the colours of their identities."""
    return _multiset((fact.key, *(colours[one] for one in fact.identities)) for fact in facts)


def _classes(colours: Colouring) -> dict[Hashable, list[Identity]]:
    found: dict[Hashable, list[Identity]] = defaultdict(list)
    for identity, colour in colours.items():
        found[colour].append(identity)
    return found
