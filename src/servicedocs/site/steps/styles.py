"""One style sheet for all pages of a language, without the rules that no page can use.

A page waits for every sheet before it shows anything. They stay apart in `theme/assets/` and in
Material. Under --live, and with another program, a page links them all and looks the same.

A third of Material's rules is for other sites. Without them the first load of each page is 7.6 KiB
smaller (21.0 kB of CSS compressed, not 28.7), and the largest 138 KiB of the 150 allowed. A rule
stays unless each of its selectors names a class that stands on no page and in no script. What a
script may put together, `tabbed-control--` and a word, counts as used.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from servicedocs.site.built import BuiltSite

JOINED = "styles.css"
# Ours lie in folders of assets/, as Material's do; a page's own, of its fonts, stays apart.
LINK = re.compile(
    r'<link rel="stylesheet" href="([^"]*\bassets/)((?!fonts/)(?:[\w-]+/)?[\w.-]+\.css)">'
)
GROUPS = ("media", "supports")
CLASS = re.compile(r'\bclass="([^"]*)"')
WORD = re.compile(r"[\w-]+")


def join(site: BuiltSite) -> None:
    """Join the style sheets of every language, and link the joined one in its pages."""
    for language, home in site.homes.items():
        assets, pages = home / "assets", list(site.texts(language).values())
        linked = dict.fromkeys(name for text in pages for _, name in LINK.findall(text))
        sheets = [assets / name for name in linked]
        scripts = (path.read_text(encoding="utf-8") for path in assets.rglob("*.js"))
        joined = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        (assets / JOINED).write_text(used(joined, pages, scripts), encoding="utf-8")
        for sheet in sheets:
            sheet.unlink()
    for page in site.pages:
        page.text = _with_one_link(page.text)


def _with_one_link(text: str) -> str:
    """Return a page that links the joined sheet where it linked the first."""
    first = LINK.search(text)
    if not first:
        return text
    link = f'<link rel="stylesheet" href="{first[1]}{JOINED}">'
    before, after = text[: first.start()], text[first.end() :]
    return f"{before}{link}{LINK.sub('', after)}"


def used(style: str, pages: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the rules of a style sheet that pages and scripts can use."""
    return "\n".join(_kept(_rules(style), ClassNames(pages, scripts)))


class ClassNames:
    """The names of classes that pages or scripts have."""

    def __init__(self, pages: Iterable[str], scripts: Iterable[str]) -> None:
        """Collect them: of scripts every word, for any may be one."""
        lists = [names for page in pages for names in CLASS.findall(page)]
        self.whole = {name for names in lists for name in names.split()}
        self.whole.update(word for script in scripts for word in WORD.findall(script))
        self.begun = tuple(word for word in self.whole if word.endswith("--"))

    def has(self, name: str) -> bool:
        """Tell whether something may be of this class."""
        return name in self.whole or name.startswith(self.begun)


def _rules(style: str | list[Node]) -> list[Node]:
    return list(tinycss2.parse_rule_list(style, skip_comments=True, skip_whitespace=True))


def _kept(rules: list[Node], names: ClassNames) -> Iterator[str]:
    """Yield the rules that something of the names can use."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [each for each in _selectors(rule.prelude) if _fits(each, names)]
            if selectors:
                head = ",".join(tinycss2.serialize(each).strip() for each in selectors)
                yield f"{head}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in GROUPS:
            inner = "\n".join(_kept(_rules(rule.content), names))
            if inner:
                head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}"
                yield f"{head}{{\n{inner}\n}}"
        else:
            yield tinycss2.serialize([rule])


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """Divide at commas; those in `:is(a, b)` are deeper."""
    one: list[Node] = []
    for node in prelude:
        if node == ",":
            yield one
            one = []
        else:
            one.append(node)
    yield one


def _fits(selector: list[Node], names: ClassNames) -> bool:
    """Tell whether all classes are known, beside those in `:not()` and the like."""
    return all(
        names.has(name.value)
        for dot, name in pairwise(selector)
        if dot == "." and name.type == "ident"
    )
