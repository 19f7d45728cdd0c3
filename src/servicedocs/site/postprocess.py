"""The steps from MkDocs' pages to the built site; later ones build on what earlier ones write."""

from collections.abc import Callable, Sequence

from servicedocs.fonts import web
from servicedocs.site.built import BuiltSite
from servicedocs.site.steps import (
    csp,
    downloads,
    numbers,
    page_data,
    social,
    styles,
    third_party,
    trim,
    validator_bundle,
)

Step = Callable[[BuiltSite], None]


def fonts(site: BuiltSite) -> None:
    """Write the fonts, cut to what the pages and their scripts and styles show."""
    web.write(site.folder, site.texts())


STEPS: tuple[Step, ...] = (
    third_party.refuse_search_worker,
    third_party.write_editor,
    trim.trim,
    numbers.write,
    social.write,
    styles.join,  # before page_data: of scripts, every word counts as a class
    page_data.write,
    downloads.publish,
    fonts,
    validator_bundle.write,
    third_party.write_pyodide,
    csp.write,
)


def run(site: BuiltSite, steps: Sequence[Step] = STEPS) -> None:
    """Take a site through steps, and write its pages."""
    for step in steps:
        step(site)
    site.write()
