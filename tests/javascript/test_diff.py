"""The diff of the page: line by line the one that scripts/check prints."""

import json
from functools import cache
from typing import Any

import quickjs  # type: ignore[import-untyped]
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from servicedocs.check import diff
from servicedocs.project import ROOT

ASSETS = ROOT / "theme" / "assets"
SCRIPTS = ("shared/site", "try/defaults", "validator/diff")
TEXTS = st.sampled_from(
    ["", "a", "yes", "Null", "10.96.0.1", "1.5", "80", "a b", "a ", "-", "한글"]
)
VALUES = st.recursive(
    TEXTS | st.integers(0, 3) | st.booleans() | st.none(),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(TEXTS | st.text("ab\n:#'\"\\"), each),
)
OBJECTS = st.dictionaries(st.sampled_from("abcdef"), VALUES)
# From 200 lines on difflib takes lines that come often for no landmarks.
LONG = st.lists(st.sampled_from("abcdefghij"), min_size=150, max_size=450)


@cache
def context() -> quickjs.Context:
    """Return what runs the page's scripts."""
    made = quickjs.Context()
    for name in SCRIPTS:
        made.eval((ASSETS / f"{name}.js").read_text(encoding="utf-8"))
    return made


def theirs(before: Any, after: Any) -> list[str]:
    """Return the lines of the page's diff, with the head that it has there."""
    objects = ", ".join(json.dumps(one) for one in (before, after))
    lines = json.loads(context().eval(f"JSON.stringify(site.difference({objects}))"))
    return ["--- old", "+++ new", *lines] if lines else []


@given(OBJECTS, OBJECTS)
@settings(max_examples=200, deadline=None, phases=[Phase.generate])
def test_two_objects_differ_in_the_same_lines(before: Any, after: Any) -> None:
    assert theirs(before, after) == [*diff.lines(before, after, ("old", "new"))]


@given(LONG, LONG)
@settings(max_examples=10, deadline=None, phases=[Phase.generate])
def test_two_long_objects_differ_in_the_same_lines(before: Any, after: Any) -> None:
    assert theirs({"a": before}, {"a": after}) == [
        *diff.lines({"a": before}, {"a": after}, ("old", "new"))
    ]


@given(LONG, st.integers(0, 149), st.integers(0, 149))
@settings(max_examples=10, deadline=None, phases=[Phase.generate])
def test_lines_taken_out_of_a_long_object_differ_alike(
    lines: list[str], first: int, second: int
) -> None:
    after = [one for place, one in enumerate(lines) if place not in (first, second)]
    assert theirs({"a": lines}, {"a": after}) == [
        *diff.lines({"a": lines}, {"a": after}, ("old", "new"))
    ]


def test_an_object_that_is_the_same_has_no_diff() -> None:
    assert theirs({"a": [1]}, {"a": [1]}) == []
