"""The tests bite: on a copy of the site with one thing broken, a check must complain."""

from dataclasses import replace

import pytest

from servicedocs.markdown.fences import Fence
from tests.content.checks import (
    code,
    console,
    links,
    manifests,
    parity,
    pictures,
    rendering,
    spelling,
    terms,
)
from tests.content.mutations import manifests as mutations
from tests.content.mutations.pages import CHANGES, ONLY_BY_COMPARISON
from tests.support.ci import IN_CI
from tests.support.site import Site, copied, load

pytestmark = pytest.mark.slow

# The cheap ones look at one page in both languages, the others at all pages.
OF_ONE_PAGE = (
    rendering.problems,
    manifests.problems,
    console.problems,
    parity.language_problems,
    pictures.problems,
)
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
    assert parity.pair_problems(broken.pages["ko", name], broken.pages["en", name]), name


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
    for number, (file, (fence, data)) in enumerate(services.items()):
        # An author's run takes every third break of each Service, CI all of them.
        every = slice(None) if IN_CI else slice(number % 3, None, 3)
        for name, text in list(mutations.broken(data.decode()))[every]:
            read = {**site.examples, file: text.encode()}.get
            if not manifests.fence_problems(replace(fence, source=text), read):
                missed.append(f"{file}: {name}")
    assert not missed, "\n".join(missed)


# The check that must complain, the file, what stands there and what comes in its place.
FILES = {
    "an example that no page shows": (code, "examples/nodeport/more.yaml", "", "kind: Pod\n"),
    "a name that says nothing": (code, "examples/nodeport/test1.yaml", "", "kind: Pod\n"),
    "an example in Korean": (code, "examples/nodeport/pod.yaml", "kind: Pod", "kind: Pod # 파드"),
    "an image of no version": (code, "examples/nodeport/pod.yaml", ":1.29", ""),
    "spaces at a line's end": (code, "examples/nodeport/pod.yaml", "kind: Pod", "kind: Pod "),
    "a dash for a hyphen": (code, "examples/nodeport/from-inside.console", "-f", "\u2013f"),
    "a slip": (spelling, "examples/nodeport/service.yaml", "pooh-service", "pooh-sevrice"),
    "a flag": (console, "examples/nodeport/start.console", " -o wide", " --wide"),
    "a command": (console, "examples/nodeport/start.console", "get pods", "list pods"),
    "a kind": (console, "examples/nodeport/start.console", "get pods", "get posd"),
    "an object": (console, "examples/nodeport/start.console", "service pooh", "service poh"),
    "a port": (console, "examples/nodeport/from-outside.console", ":30001", ":30010"),
    "an output": (console, "examples/nodeport/from-outside.console", "$ curl", "<html>"),
    "an output of no machine": (
        *(console, "examples/checked/check.console"),
        *("check service.yaml\n", "check service.yaml\nService: accepted\n"),
    ),
    "a machine": (console, "examples/nodeport/from-outside.console", "@client", "@clients"),
    "a program": (console, "examples/nodeport/from-outside.console", "curl", "crul"),
    "a page out of nav": (parity, "mkdocs.yml", "      - glossary.md\n", ""),
    "another nav": (parity, "mkdocs.en.yml", "  - index.md\n", ""),
    "a rejected word": (terms, "docs/ko/nodeport.md", "레이블", "라벨"),
    "a rejected word in nav": (terms, "mkdocs.yml", "서비스 타입:", "서비스 유형:"),
    "a rejected word in front matter": (terms, "docs/ko/nodeport.md", "title: ", "title: 포드 "),
    "a word that one glossary rejects": (terms, "docs/en/glossary.md", "| 라벨 |", "| |"),
    "a term of one glossary": (terms, "docs/ko/glossary.md", "| 파드 |", "| 파아드 |"),
}  # fmt: skip
OTHERS = {
    "another reason": (
        *(manifests.problems, "examples/nodeport/port-out-of-range.yaml"),
        *("nodePort: 80", "nodeport: 80"),
    ),
    "code by indentation": (
        *(rendering.settings_problems, "mkdocs.yml"),
        *("disable_indented_code_blocks: true", "css_class: x"),
    ),
    "English on a Korean page": (
        *(parity.language_problems, "docs/ko/nodeport.md"),
        *("\n\n", "\n\nA sentence in English.\n\n"),
    ),
}
BROKEN = {what: (module.problems, *rest) for what, (module, *rest) in FILES.items()} | OTHERS


@pytest.mark.parametrize("what", sorted(BROKEN))
def test_a_broken_file_is_noticed(site: Site, what: str) -> None:
    check, name, old, new = BROKEN[what]
    path = site.root / name
    before = path.read_text() if path.exists() else None
    assert old in (before or "")
    path.write_text((before or "").replace(old, new, 1) if old else new)
    try:
        assert check(load(site.root))
    finally:
        path.unlink() if before is None else path.write_text(before)


def test_a_page_that_one_language_lacks_is_noticed(site: Site) -> None:
    pages = {place: page for place, page in site.pages.items() if place != ("en", "nodeport.md")}
    found = parity.problems(replace(site, pages=pages))
    assert any("docs/en/nodeport.md:1: this page is missing" in line for line in found)
