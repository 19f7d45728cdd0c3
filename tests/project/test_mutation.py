"""The mutation run: what it breaks, that it harms nothing, and what it says of the tests."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.mutation import run
from servicedocs.mutation.operators import Change, changes
from servicedocs.mutation.population import Layer, Mutation, layers, population
from servicedocs.mutation.trial import Outcome, Trials
from servicedocs.project import ROOT
from tests.support.report import report

SOURCES = ("src", "theme/assets", "messages", "docs", "examples")
SUFFIXES = {".py", ".js", ".css", ".md", ".yaml", ".console"}
LAYER = Layer("one", ("code.py",), ("test_code.py",), 9)
CODE = 'LIMIT = 5\n\n\ndef is_large(number):\n    """Is it 7."""\n    return number >= LIMIT\n'
NAME = "test_a_small_number_is_not_large"
TEST = f"import code_of\n\n\ndef {NAME}():\n    assert not code_of.is_large(4)\n"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            ".py",
            "if a == 1:\n    f()  # a == 2\n",
            ["if a != 1:", "if not (a == 1):", "if a == 2:"],
        ),
        (".py", '"""Not 3 and 4."""\nx(check=True)\n', ["x(check=False)"]),
        (
            ".js",
            "if (a && b) return 1; // 2\n",
            ["if (a || b) return 1;", "if (!(a && b)) return 1;"],
        ),
        (".css", ".a { display: none }\n", [".a { display: block }"]),
        (".md", "See [it](page.md#id) on port 80.\n", ["port 800.", "(index.md#id)"]),
        ("README", "`scripts/serve --live en`\n", ["scripts/serves", "--live-all"]),
        ("messages", "pattern: '^a'\nsee: page.md#id\n", ["pattern: '^nothing'", "see: index.md#"]),
    ],
)
def test_the_operators_break_one_thing_at_a_time(kind: str, text: str, expected: list[str]) -> None:
    broken = [one.applied(text) for one in changes(text, kind)]
    for part in expected:
        assert any(part in one for one in broken), (part, broken)
    comment = next(iter(re.findall(r'(?: # | // |""").*', text)), "")
    assert all(comment in one for one in broken)


def test_the_population_breaks_every_kind_of_source() -> None:
    everything = population(ROOT)
    assert len(everything) >= 150
    tops = {one.path.split("/")[0] for one in everything}
    assert {"src", "theme", "validator", "docs", "examples", "messages", "README.md"} <= tops
    assert {Path(one.path).suffix for one in everything} >= SUFFIXES


def test_every_source_has_a_layer_whose_tests_are_there() -> None:
    known = layers(ROOT)
    covered = {path for layer in known for path in layer.paths(ROOT)}
    files = {path for folder in SOURCES for path in (ROOT / folder).rglob("*") if is_source(path)}
    names = {path.relative_to(ROOT).as_posix() for path in files}
    report(f"{name}: no layer of tests/data/mutation has it; add it" for name in names - covered)
    for layer in known:
        assert layer.paths(ROOT), layer.name
        assert [name for name in layer.tests if not (ROOT / name).exists()] == [], layer.name


def is_source(path: Path) -> bool:
    """Tell whether a file is one of ours that a layer should have."""
    name = path.relative_to(ROOT).as_posix()
    # What drives a real cluster has tests on one only, which take minutes.
    own = not name.startswith(("src/servicedocs/cluster/", "src/servicedocs/transcripts/targets/"))
    no_text = name.endswith(("README.md", "__init__.py")) or "/proofs/" in name
    return path.suffix in SUFFIXES and own and not no_text


def test_a_mutation_stays_in_the_population_when_other_lines_change() -> None:
    one = population(ROOT)[0]
    moved = replace(one.change, start=one.change.start + 4)
    assert replace(one, text=f"# x\n{one.text}", change=moved).key == one.key


def test_a_commit_has_one_sample_and_another_commit_another() -> None:
    everything = population(ROOT)
    first = run.sample(everything, 6, "a")
    assert first == run.sample(everything, 6, "a") != run.sample(everything, 6, "b")
    assert all(one.layer.is_quick for one in first)


def mutation(old: str, new: str) -> Mutation:
    """Return a mutation of the small project."""
    return Mutation("code_of.py", CODE, Change("it", CODE.index(old), old, new), LAYER)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project of one module and its test."""
    (tmp_path / "code_of.py").write_text(CODE)
    (tmp_path / "test_code.py").write_text(TEST)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".git" / "info" / "exclude").write_text(".venv\n")
    return tmp_path


@pytest.mark.slow
def test_a_mutation_is_tried_in_a_copy_and_named_with_the_test_that_notices_it(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Trials(small, tmp_path_factory.mktemp("trials")) as trials:
        noticed = trials.tried(mutation("LIMIT = 5", "LIMIT = 3"))
        assert noticed.killer == f"test_code.py::{NAME}"
        assert trials.tried(mutation(">=", ">")).killer == ""
    assert (small / "code_of.py").read_text() == CODE


@pytest.mark.slow
def test_a_test_that_fails_without_a_mutation_too_proves_nothing(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (small / "test_code.py").write_text(TEST.replace("not ", ""))
    with (
        Trials(small, tmp_path_factory.mktemp("trials")) as trials,
        pytest.raises(Failure, match="fails in a copy without any mutation"),
    ):
        trials.tried(mutation(">=", ">"))


def test_a_survivor_fails_the_run_with_its_lines_unless_it_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    survived = Outcome(mutation(">=", ">"), "", 1)
    known = run.Known("code_of.py", "return number >= LIMIT", "return number > LIMIT", "no reason")
    assert run.judged([survived], [], 100) == 1
    assert "code_of.py:6: it survived" in (said := capsys.readouterr().out)
    assert "-    return number >= LIMIT\n+    return number > LIMIT\n" in said
    assert run.judged([survived], [known], 100) == 0
    assert run.judged([replace(survived, killer="a test")], [], 100) == 0
    with pytest.raises(Failure, match="3 of 100 are more than 2%"):
        run.judged([survived], [known] * 3, 100)


def test_every_known_survivor_is_in_the_population_and_has_a_reason() -> None:
    known = run.known_survivors(ROOT)
    everything = population(ROOT)
    assert len(known) <= run.MOST * len(everything)
    for row in known:
        assert any(run.is_known(one, [row]) for one in everything), row
        assert row.reason
