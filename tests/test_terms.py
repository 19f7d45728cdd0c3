"""The glossary's words on every page."""

from checks import report, terms
from checks.site import load


def test_no_page_uses_a_word_that_the_glossary_rejects() -> None:
    report(terms.problems(load()))
