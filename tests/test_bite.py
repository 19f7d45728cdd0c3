"""The tests bite: on a copy of the site with one thing broken, a check must complain."""

from dataclasses import replace

import pytest

from checks import code, console, links, manifests, mutations, parity, rendering, terms
from checks.page_mutations import CHANGES, ONLY_BY_COMPARISON
from checks.site import Site, copied, load
from servicedocs.fences import Fence

# The cheap ones look at one page in both languages, the others at all pages.
OF_ONE_PAGE = (rendering.problems, manifests.problems, console.problems, parity.language_problems)
OF_ALL_PAGES = (links.problems, code.problems, terms.problems)


def _noticed(site: Site, name: str) -> bool:
    """Tell whether any check but the comparison of the two languages complains."""
    page = site.only(name)
    return any(check(page) for check in OF_ONE_PAGE) or any(check(site) for check in OF_ALL_PAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load(copied(tmp_path_factory.mktemp("site")))


def _smallest(site: Site, change: str) -> str:
    """Return the name of the smallest page on which a change changes something."""
    pages = sorted(site.pairs(), key=lambda pair: len(pair[1].html))
    return next(en.name for _, en in pages if CHANGES[change](en.text) != en.text)


@pytest.mark.parametrize("change", sorted(CHANGES.keys() - ONLY_BY_COMPARISON))
def test_a_broken_page_is_noticed_without_its_translation(site: Site, change: str) -> None:
    name = _smallest(site, change)
    text = CHANGES[change](site.pages["en", name].text)
    assert _noticed(site.with_page("en", name, text), name), f"{change} on docs/en/{name}"


@pytest.mark.parametrize("change", sorted(ONLY_BY_COMPARISON))
def test_a_page_changed_in_one_language_is_noticed(site: Site, change: str) -> None:
    name = _smallest(site, change)
    text = CHANGES[change](site.pages["en", name].text)
    broken = site.with_page("en", name, text)
    assert list(parity.pair_problems(broken.pages["ko", name], broken.pages["en", name])), name


def _good_services(site: Site) -> dict[str, tuple[Fence, bytes]]:
    """Return every example file that holds a Service and is shown as one that works."""
    found = {}
    for page in site.pages.values():
        for fence, seen in manifests.blocks(page):
            kinds = {verdict.kind for verdict in seen.verdicts}
            if fence.whole and not fence.classes and "Service" in kinds:
                found[fence.file] = (fence, site.examples[fence.file])
    return found


def test_every_broken_copy_of_every_good_service_is_noticed() -> None:
    site = load()
    services = _good_services(site)
    assert len(services) >= 10
    missed = []
    for file, (fence, data) in services.items():
        for name, text in mutations.broken(data.decode()):
            read = {**site.examples, file: text.encode()}.get
            if not manifests.fence_problems(replace(fence, source=text), read):
                missed.append(f"{file}: {name}")
    assert not missed, "\n".join(missed)
