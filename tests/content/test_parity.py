"""The Korean and the English pages say the same."""

from tests.content.checks import parity
from tests.support.report import report
from tests.support.site import load


def test_both_languages_have_the_same_pages_blocks_links_and_numbers() -> None:
    report(parity.problems(load()))


def test_every_page_is_in_its_own_language() -> None:
    report(parity.language_problems(load()))
