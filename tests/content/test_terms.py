"""The glossary's words on every page."""

from tests.content.checks import terms
from tests.support.report import report
from tests.support.site import load


def test_no_page_uses_a_word_that_the_glossary_rejects() -> None:
    report(terms.problems(load()))
