"""Identities correspond where the facts about them do, however alike they are."""

from collections.abc import Iterable

from servicedocs.transcripts.compare.isomorphism import Fact, Facts, correspondence


def ring(letter: str, size: int) -> Facts:
    """Return a ring of identities, each beside two others: refinement tells none from another."""
    names = [f"{letter}{number}" for number in range(size)]
    return [
        Fact("beside", (("address", one), ("address", other)))
        for first, second in zip(names, [*names[1:], names[0]], strict=True)
        for one, other in ((first, second), (second, first))
    ]


def pairs(facts: Iterable[Fact]) -> set[tuple[str, ...]]:
    """Return the names that the facts relate."""
    return {tuple(name for _, name in fact.identities) for fact in facts}


def test_a_wrong_choice_among_identities_of_one_colour_is_taken_back() -> None:
    old = ring("hexagon", 6) + ring("t", 3) + ring("u", 3)
    new = ring("x", 3) + ring("y", 3) + ring("z", 6)
    found = correspondence(old, new)
    assert found is not None
    translated = {tuple(found["address", name][1] for name in pair) for pair in pairs(new)}
    assert translated == pairs(old)


def test_two_texts_that_only_refinement_takes_for_one_differ() -> None:
    assert correspondence(ring("a", 6), ring("x", 3) + ring("y", 3)) is None
    assert correspondence(ring("a", 6), ring("x", 6)) is not None
