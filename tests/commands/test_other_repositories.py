"""What another repository uses: the hook and the action name what the command has."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from servicedocs import commands
from servicedocs.project import ROOT
from tests.commands.test_wheel import BAD, GOOD
from tests.support import prose
from tests.support.commands import run

OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
HOOKS = ".pre-commit-hooks.yaml"


def read(name: str) -> Any:
    """Return what a file of YAML holds."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def scripts() -> list[dict[str, Any]]:
    """Return the action's steps: the one that installs the command, and the one that calls it."""
    steps: list[dict[str, Any]] = read("action.yml")["runs"]["steps"]
    return steps


def missing(script: str, known: str) -> list[str]:
    """Return the options in a script that the command's help does not name."""
    return sorted(set(OPTION.findall(script)) - set(OPTION.findall(known)))


@pytest.fixture(scope="module")
def help_text() -> str:
    """Return what the command says of its options."""
    return run(sys.executable, "-m", "servicedocs", "check", "--help").stdout


def test_the_hook_calls_the_command_with_options_that_it_has(help_text: str) -> None:
    (hook,) = read(HOOKS)
    program, name, *options = hook["entry"].split()
    assert program == "servicedocs"
    assert name in commands.ANYWHERE
    assert missing(" ".join([*options, *hook.get("args", [])]), help_text) == []
    assert (hook["language"], hook["types"], hook["require_serial"]) == ("python", ["yaml"], True)
    assert "additional_dependencies" not in hook


def test_the_action_calls_the_command_with_options_that_it_has(help_text: str) -> None:
    assert missing(scripts()[-1]["run"], help_text) == []


def test_an_option_that_the_command_lacks_is_noticed(help_text: str) -> None:
    assert missing("servicedocs check --jsom -- x", help_text) == ["--jsom"]
    assert missing("strict=--stric\nservicedocs check --json $strict x", help_text) == ["--stric"]


def test_every_input_of_the_action_is_read_and_none_stands_in_a_script() -> None:
    inputs = read("action.yml")["inputs"]
    given = [value for step in scripts() for value in step.get("env", {}).values()]
    assert sorted(INPUT.findall(" ".join(given))) == sorted(inputs)
    assert [step["run"] for step in scripts() if "${{" in step["run"]] == []
    assert all({"description", "default"} <= set(each) for each in inputs.values())


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return the folder of a runner, in which the action's first step has been."""
    program = tmp_path / "servicedocs" / "bin" / "servicedocs"
    program.parent.mkdir(parents=True)
    call = f'"{sys.executable}" -m servicedocs'
    program.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/called"\nexec {call} "$@"\n')
    program.chmod(0o755)
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "two words.yaml").write_text(BAD)
    return tmp_path


def check(runner: Path, path: str, strict: str) -> "subprocess.CompletedProcess[str]":
    """Run the action's last step as a runner does, on a path in its folder."""
    step = scripts()[-1]
    inputs = {"path": path, "strict": strict}
    given = {name: INPUT.sub(lambda m: inputs[m[1]], text) for name, text in step["env"].items()}
    paths = {"RUNNER_TEMP": str(runner), "PYTHONPATH": str(ROOT / "src")}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    settings = os.environ | given | paths
    return subprocess.run(
        command, cwd=runner, env=settings, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("path", "strict", "code"),
    [("good.yaml", "false", 0), ("good.yaml", "true", 0), ("two words.yaml", "false", 1)],
)
def test_the_action_checks_a_path_and_ends_as_the_command_does(
    runner: Path, path: str, strict: str, code: int
) -> None:
    done = check(runner, path, strict)
    assert done.returncode == code, done
    assert ("::error file=two words.yaml,line=1," in done.stdout) == bool(code)
    assert ("--strict" in (runner / "called").read_text()) == (strict == "true")


def test_an_input_is_never_taken_for_an_option_or_for_a_script(runner: Path) -> None:
    for path in ("--help", "$(touch made)", "good.yaml; touch made"):
        assert check(runner, path, "false").returncode == 2
    assert not (runner / "made").exists()


def test_the_readme_shows_the_hook_and_the_inputs_that_there_are() -> None:
    blocks = prose.FENCE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    shown = [yaml.safe_load(text[7:-3])[0] for text in blocks if text.startswith("```yaml")]
    hook, step = shown
    assert [each["id"] for each in hook["hooks"]] == [each["id"] for each in read(HOOKS)]
    assert step["uses"].startswith(hook["repo"].removeprefix("https://github.com/"))
    assert step["with"].keys() == read("action.yml")["inputs"].keys()
    assert [text.count("\n") - 1 for text in blocks[1:]] == [4, 4, 4]
