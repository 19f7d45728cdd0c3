"""README.md, README.ko.md and CONTRIBUTING.md: in step with each other and with the files."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from servicedocs.project import ROOT
from tests.support import prose
from tests.support.commands import SCRIPTS
from tests.support.report import report

ENGLISH, KOREAN, CONTRIBUTING = "README.md", "README.ko.md", "CONTRIBUTING.md"
BUILT = {"site", "assets"}  # the built site, and what lies in it
NO_PATH = {"pod/client", "./make"}  # what a table asks from; a script of the folder before it
BUILT_FILES = {"data.js"}
NAME = re.compile(r"[\w<>*-]+\.(?:css|go|js|mjs|py)")
PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]*)+")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("part", prose.SHARED)
def test_both_readmes_have_the_same(part: str) -> None:
    look = prose.SHARED[part]
    assert look(read(KOREAN)) == look(read(ENGLISH))


CHANGES = {
    "headings": ("\n## Another\n", "\n"),
    "blocks of code": ("scripts/test   ", "scripts/tests  "),
    "rows": ("| `cluster/` |", "| `clusters/` |"),
    "links": ("(CONTRIBUTING.md)", "(LICENSE)"),
    "code in the text": ("`uv.lock`", "`uv.locked`"),
}


@pytest.mark.parametrize("part", prose.SHARED)
def test_a_readme_that_differs_is_noticed(part: str) -> None:
    new, old = CHANGES[part]
    changed = read(KOREAN).replace(*((old, new) if part == "headings" else (new, old)), 1)
    assert changed != read(KOREAN)
    assert prose.SHARED[part](changed) != prose.SHARED[part](read(ENGLISH))


def test_the_readme_names_every_script() -> None:
    for readme in (ENGLISH, KOREAN):
        assert {name for name in SCRIPTS if f"`scripts/{name}" in read(readme)} == set(SCRIPTS)


def test_the_readme_leads_with_the_two_commands() -> None:
    for readme in (ENGLISH, KOREAN):
        title, _, fence, *commands = read(readme).splitlines()[:6]
        assert title.startswith("# ")
        assert fence.startswith("```")
        assert [line.split("#")[0].strip() for line in commands[:2]] == [
            "scripts/serve",
            "scripts/test",
        ]
        assert commands[2] == "```"


def missing(markdown: str) -> Iterator[str]:
    """Yield what a text names as a path or a file of the project and nobody finds there."""
    words = chain.from_iterable(code.split() for code in prose.CODE.findall(markdown))
    targets = (target for _, target in prose.LINK.findall(markdown) if ":" not in target)
    for word in {*words, *targets}:
        if NAME.fullmatch(word):
            found = word in BUILT_FILES or any(code_files(word))
        elif PATH.fullmatch(word) and word.split("/")[0] not in BUILT and word not in NO_PATH:
            found = any(ROOT.glob(pattern(word)))
        else:
            continue
        if not found:
            yield word


def pattern(path: str) -> str:
    """Return a path with `<name>` as a pattern of files."""
    return re.sub(r"<[^>]+>", "*", path).removeprefix("./").rstrip("/")


def code_files(name: str) -> Iterator[object]:
    """Yield the files of the project's own code that have a name."""
    for folder in ("cluster", "examples", "scripts", "src", "tests", "theme", "validator"):
        yield from (ROOT / folder).rglob(pattern(name))


@pytest.mark.parametrize("name", [ENGLISH, KOREAN, CONTRIBUTING])
def test_every_path_that_is_named_exists(name: str) -> None:
    report(
        f"{name}: names `{path}`, which is not there; correct it" for path in missing(read(name))
    )


def test_a_path_that_does_not_exist_is_noticed() -> None:
    text = (
        "`src/servicedocs/cache.py`, `src/servicedocs/no.py`, `scripts/test tests/no/`, `no.js`, "
    )
    text += "`examples/<topic>/<name>.console`, [here](LICENSE), [there](LICENCE/x), "
    text += "`site/no.html`"
    assert sorted(missing(text)) == ["LICENCE/x", "no.js", "src/servicedocs/no.py", "tests/no/"]
