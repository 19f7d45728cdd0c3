"""README.md and README.ko.md: the same sections, commands, rows, links and code."""

from servicedocs.project import ROOT
from tests.support.commands import SCRIPTS


def test_the_readme_names_every_script() -> None:
    for readme in ("README.md", "README.ko.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert {name for name in SCRIPTS if f"`scripts/{name}" in text} == set(SCRIPTS)


def test_the_readme_leads_with_the_two_commands() -> None:
    for readme in ("README.md", "README.ko.md"):
        title, _, fence, *commands = (ROOT / readme).read_text(encoding="utf-8").splitlines()[:6]
        assert title.startswith("# ")
        assert fence.startswith("```")
        assert [line.split("#")[0].strip() for line in commands[:2]] == [
            "scripts/serve",
            "scripts/test",
        ]
        assert commands[2] == "```"
