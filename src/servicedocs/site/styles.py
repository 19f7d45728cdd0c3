"""Leave out of a style sheet what no page can use: a third of Material's is for other sites.

A rule stays unless each of its selectors names a class that stands on no page and in no script.
What a script may put together, `tabbed-control--` and a word, counts as used.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

GROUPS = ("media", "supports")
CLASS = re.compile(r'\bclass="([^"]*)"')
WORD = re.compile(r"[\w-]+")
VARIABLE = re.compile(r"--[\w-]+")


class Names:
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


def used(style: str, pages: list[str], scripts: list[str]) -> str:
    """Return the rules of a style sheet that the pages use, and of its variables those."""
    names = Names(pages, scripts)
    text = "\n".join(_kept(_rules(style), names))
    others = {name for part in [*pages, *scripts] for name in VARIABLE.findall(part)}
    while (fewer := _without(text, _asked(text) | others)) != text:  # one may ask for another
        text = fewer
    return text


def _rules(style: str | list[Node]) -> list[Node]:
    return list(tinycss2.parse_rule_list(style, skip_comments=True, skip_whitespace=True))


def _kept(rules: list[Node], names: Names) -> Iterator[str]:
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


def _fits(selector: list[Node], names: Names) -> bool:
    """Tell whether all classes are known, beside those in `:not()` and the like."""
    return all(
        names.has(name.value)
        for dot, name in pairwise(selector)
        if dot == "." and name.type == "ident"
    )


def _asked(text: str) -> set[str]:
    return set(re.findall(r"var\(\s*(--[\w-]+)", text))


def _without(text: str, wanted: set[str]) -> str:
    """Take out the variables of `:root` that nobody asks for: icons of other sites, mostly."""

    def chosen(block: re.Match[str]) -> str:
        found = tinycss2.parse_blocks_contents(block[1], skip_comments=True, skip_whitespace=True)
        kept = [one for one in found if one.type != "declaration" or _is_wanted(one.name, wanted)]
        return f":root{{{tinycss2.serialize(kept)}}}"

    return re.sub(r"(?m)^:root\{(.*)\}$", chosen, text)


def _is_wanted(name: str, wanted: set[str]) -> bool:
    return not name.startswith("--") or name in wanted
