"""What the READMEs and pages say of commands, versions, limits and kinds is what the code has."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from servicedocs import commands
from servicedocs.cluster.artifacts import versions
from servicedocs.markdown.marks import MARKS
from servicedocs.project import ROOT
from servicedocs.site import benchmark
from servicedocs.validator.runtime import validator
from tests.project.words.test_script_strings import tables
from tests.support.report import report

READMES = [ROOT / "README.md", ROOT / "README.ko.md"]
PAGES = [ROOT / "docs" / language / "how-this-site-is-checked.md" for language in ("en", "ko")]
TEXTS = [*READMES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ROW = re.compile(r"^\| `scripts/([a-z-]+).*", re.MULTILINE)
CALL = re.compile(r"\bscripts/([a-z-]+)((?: [\w=./-]+)*)")
OPTION = re.compile(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*")
OF_OTHERS = {"test", "check"}  # passes its options on; is compared by tests/commands
RANGE = re.compile(r"\b\d{5}-\d{5}\b")
NETWORK = re.compile(r"\b10\.96\.0\.0/\d+\b")
NODE_PORT = b"""\
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {type: NodePort, ports: [{port: 80, nodePort: 80}]}
"""
LIMITS = (  # a string of the scripts, and the constant that it names
    ("try", "time", "validator/client.js", "MOST_TIME", 1000),
    ("try", "large", "validator/verdicts.js", "MOST_JUDGED", 1),
    ("run", "stopped", "run/client.js", "MOST_TIME", 1000),
)


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def options(name: str) -> set[str]:
    """Return the options of a command and of the commands in it, but for a trace's."""
    group = commands.load(name)
    inside = getattr(group, "commands", {}).values()
    found = [one for each in (group, *inside) for one in each.params]
    return {name for one in found if isinstance(one, click.Option) for name in one.opts}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_row_of_the_readme_names_the_options_that_its_command_has(readme: Path) -> None:
    rows: dict[str, set[str]] = {}
    for row in ROW.finditer(read(readme)):
        rows.setdefault(row[1], set()).update(OPTION.findall(row[0]))
    for name in rows.keys() - OF_OTHERS:
        left_out = {"--trace", "--proxy-mode", "--on", "--pod", "--context"}  # cluster/README.md
        assert rows[name] - options(name) == set(), name
        assert options(name) - rows[name] <= left_out, name


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_command_in_a_text_has_the_options_that_stand_after_it(path: Path) -> None:
    report(
        f"{path.relative_to(ROOT)}: scripts/{name} has no option {option}; correct it"
        for name, rest in CALL.findall(read(path))
        if name in commands.FILES and name != "test"
        for option in OPTION.findall(rest)
        if option not in options(name)
    )


def test_every_text_names_the_version_of_kubernetes_that_is_built_in() -> None:
    built = versions.KUBERNETES.removeprefix("v")
    minor = built.rpartition(".")[0]
    named = re.compile(
        rf"(?<![\d.]){re.escape(minor)}\.\d+|Kubernetes(?:' own code \(version)? (1\.\d+\.\d+)"
    )
    for path in (*READMES, *PAGES):
        found = {one[0].split()[-1] for one in named.finditer(read(path))}
        assert found == {built}, path


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_names_the_oldest_python_that_the_package_takes(readme: Path) -> None:
    package = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    oldest = package["requires-python"].removeprefix(">=")
    assert set(re.findall(r"\b3\.\d+\b", read(readme))) == {oldest}
    assert f"OLDEST = ({oldest.replace('.', ', ')})" in read(ROOT / "scripts" / "_bootstrap.py")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_names_the_sizes_that_are_measured(readme: Path) -> None:
    (row,) = re.findall(r"^\| `scripts/bench`.*", read(readme), re.MULTILINE)
    assert tuple(map(int, re.findall(r"(?<!\d)\d+", row))) == benchmark.SIZES


def test_every_text_names_the_ranges_of_a_fresh_cluster() -> None:
    (verdict,) = validator().check(NODE_PORT)
    (ports,) = RANGE.findall(verdict.message)
    (network,) = set(NETWORK.findall(read(ROOT / "validator" / "cluster.go")))
    texts = [read(path) for path in (*TEXTS, *(ROOT / "messages").glob("*.yaml"))]
    assert {one for each in texts for one in RANGE.findall(each)} == {ports}
    assert {one for each in texts for one in NETWORK.findall(each)} == {network}


def test_contributing_names_every_mark_and_no_other() -> None:
    text = read(ROOT / "CONTRIBUTING.md")
    table = re.findall(r"^\| `\{\.\w+(?: \.([\w-]+))?", text, re.MULTILINE)
    assert {mark for mark in table if mark} == {mark.name for mark in MARKS}


def test_a_kind_that_the_page_calls_known_is_judged() -> None:
    (said,) = re.findall(r"^The command knows the kinds (.*?)\. ", read(PAGES[0]), re.MULTILINE)
    served = re.findall(r"^(\S+) (\w+) ", read(ROOT / "validator" / "served.txt"), re.MULTILINE)
    versions = {kind: version for version, kind in served}
    for word in re.findall(r"\b[A-Z][a-z]\w+", said.replace("Kubernetes", "")):
        kind = word if word in versions else word.removesuffix("s")
        assert kind in versions
        text = f"apiVersion: {versions[kind]}\nkind: {kind}\nmetadata: {{name: a}}\n"
        assert validator().check(text.encode())[0].judged, kind


@pytest.mark.parametrize(("subject", "key", "script", "name", "unit"), LIMITS)
def test_the_pages_scripts_name_their_limits_as_they_are(
    subject: str, key: str, script: str, name: str, unit: int
) -> None:
    (limit,) = re.findall(rf"\b{name} = ([\d_]+);", read(ROOT / "theme" / "assets" / script))
    for text in tables()[subject][key].values():
        assert str(int(limit.replace("_", "")) // unit) in re.findall(r"\d+", text)
