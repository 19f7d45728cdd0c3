"""Blocks of code: none in a language that nobody checks, none that a reader cannot use."""

from tests.content.checks import code, console, rendering, spelling
from tests.support.report import report
from tests.support.site import load


def test_every_page_renders_as_its_author_meant() -> None:
    report(rendering.problems(load()))


def test_no_setting_lets_code_past_the_checks() -> None:
    report(rendering.settings_problems(load()))


def test_every_example_is_shown_in_both_languages_and_every_name_exists() -> None:
    report(code.problems(load()))


def test_every_command_can_be_typed_and_names_what_its_page_shows() -> None:
    report(console.problems(load()))


def test_no_word_in_the_examples_looks_like_a_slip_of_another() -> None:
    report(spelling.problems(load()))
