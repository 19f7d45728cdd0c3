"""Links, pictures and headings in the Markdown sources."""

from tests.content.checks import links
from tests.support.report import report
from tests.support.site import load


def test_every_link_leads_to_a_page_and_a_heading() -> None:
    report(links.problems(load()))
