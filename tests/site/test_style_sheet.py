"""A page waits for few style sheets: all but that of its fonts are one, without unused rules."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servicedocs.markdown.page import settings
from servicedocs.project import ROOT
from servicedocs.site.steps import styles, trim
from tests.support.browser.watched_page import wake, watched
from tests.support.report import report

PAGE = '<p class="a b">'
SCRIPT_TAG = re.compile("<script.*?</script>", re.DOTALL)
SCRIPT = 'x.className = "from-script"; y.className = `tab tab--${side}`'


def used(style: str) -> str:
    """Return what stays of a style sheet beside a page and a script."""
    return styles.used(style, [PAGE], [SCRIPT]).replace("\n", "")


def test_every_page_links_one_style_sheet_beside_that_of_its_fonts(site: Path) -> None:
    for page in site.rglob("*.html"):
        names = [name for _, name in styles.LINK.findall(page.read_text(encoding="utf-8"))]
        assert names == [styles.JOINED], page


@pytest.mark.parametrize(
    "rule",
    [
        "p{x:y}",
        ".a .b{x:y}",
        ".from-script{x:y}",
        ".tab--left{x:y}",
        ".a:not(.c){x:y}",
        ":is(.c,.a){x:y}",
        '[data-x=".c"]{x:y}',
        "@media print{.a{x:y}}",
        "@font-face{x:y}",
        "@keyframes k{from{x:y}to{x:z}}",
        '.a{content:"}.c{"}',
    ],
)
def test_a_rule_stays_that_a_page_or_a_script_can_use(rule: str) -> None:
    assert used(rule) == rule


@pytest.mark.parametrize(
    ("rule", "stays"),
    [
        (".c{x:y}", ""),
        (".a.c{x:y}", ""),
        (".a .c,.b{x:y}", ".b{x:y}"),
        ("@media print{.c{x:y}}", ""),
        ("@media print{.c{x:y}.a{x:y}}", "@media print{.a{x:y}}"),
    ],
)  # fmt: skip
def test_what_nothing_can_use_goes(rule: str, stays: str) -> None:
    assert used(rule) == stays


def test_the_space_in_code_is_no_element(site: Path) -> None:
    assert not [page for page in site.rglob("*.html") if trim.SPACE.search(page.read_text())]


def test_indentation_goes_where_nothing_shows_it() -> None:
    kept = '<b title="a\n  b">two\n  words</b>'
    pre = "<pre>\n  <b>1</b>\n    <b>2</b></pre>"
    text = f"<p>\n\n    {kept}\n  </p>\n  {pre}"
    assert trim.without_indent(text) == f"<p>\n{kept}\n</p>\n{pre}"


def test_a_script_loses_its_lines_of_comment_and_nothing_else() -> None:
    code = 'const home = "https://example.org"; // kept\n  /** @type {A} */ let a;\n'
    assert trim.without_comments(f"// One.\n{code}  // Two.\n  /** @type {{B}} */\n") == code


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "scheme"),
    [("index", "slate"), ("nodeport", "default"), ("glossary", "slate"), ("404", "default")],
)
def test_nothing_looks_another_way_than_with_every_rule(
    browser: Browser, served: str, name: str, scheme: str
) -> None:
    address = f"{served}/{name}.html"
    with watched(browser) as page:
        page.goto(address)
        wake(page)
        page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)
        still = SCRIPT_TAG.sub("", page.content())  # as the scripts made it, and no longer moving
    used, every = looks(browser, address, still, None), looks(browser, address, still, whole())
    assert len(used) > 100
    report(
        f"{first[0]} without the rules that styles.py takes out, else {first[1]}"
        for some, all_ in zip(used, every, strict=True)
        for first in differences(some, all_)[:1]
    )


def whole() -> str:
    """Return all style sheets that a page would link without the build's last steps."""
    sheets = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    theirs = [path for start in ("main", "palette") for path in sheets.glob(f"{start}.*.css")]
    own = [ROOT / "theme" / name for name in settings("ko").extra_css]
    return "\n".join(path.read_text(encoding="utf-8") for path in [*theirs, *own])


def looks(browser: Browser, address: str, html: str, style: str | None) -> list[str]:
    """Return how each element looks, by the site's own style sheet or by another in its place."""
    with watched(browser) as page:
        page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
        if style:
            kind = "text/css"
            page.route("**/styles.css", lambda route: route.fulfill(body=style, content_type=kind))
        page.goto(address)
        # With another font, everything has another width.
        page.evaluate("document.fonts.ready.then(() => true)")
        return [str(line) for line in page.evaluate(LOOKS)]


def differences(some: str, every: str) -> list[tuple[str, str]]:
    """Return the properties in which an element differs."""
    pairs = zip(some.split("\n"), every.split("\n"), strict=False)
    return [(one, other) for one, other in pairs if one != other]


LOOKS = """() => {
    const look = (part, pseudo) => {
        const style = getComputedStyle(part, pseudo);
        if (pseudo && ["none", "normal"].includes(style.content)) return "";
        const names = [...style].filter((name) => !name.startsWith("--"));
        const line = (name) => `${part.tagName}.${part.className} ${name}: ${style[name]}`;
        return names.map(line).join("\\n");
    };
    return [...document.querySelectorAll("body, body *")].map(
        (part) => [look(part), look(part, "::before"), look(part, "::after")].join("\\n"));
}"""
