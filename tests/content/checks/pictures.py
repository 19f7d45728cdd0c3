"""Pictures: made from manifests that stand on the same page, so that a reader can compare."""

from collections.abc import Iterator

from servicedocs.markdown.page import Page
from servicedocs.markdown.pictures import GENERAL, drawing_of
from tests.support.site import Site


def problems(site: Site) -> list[str]:
    """Return every picture whose manifest its page does not show."""
    return [found for page in site.pages.values() for found in _unseen(page)]


def _unseen(page: Page) -> Iterator[str]:
    shown = {fence.file for fence in page.fences if fence.whole}
    for fence in page.pictures:
        if drawing_of(fence) in GENERAL:
            continue
        for file in (fence.file, *fence.named("with")):
            if file not in shown:
                what = f"the picture is made from examples/{file}, which this page does not show"
                yield page.problem(fence.line, what, f'embed it: --8<-- "{file}" {{.yaml}}')
