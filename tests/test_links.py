"""Links, pictures and headings in the Markdown sources."""

from checks import links, report
from checks.site import load


def test_every_link_leads_to_a_page_and_a_heading() -> None:
    report(links.problems(load()))
