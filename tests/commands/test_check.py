"""scripts/check: the verdict, with file and line, and exit codes to rely on."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n"
BAD = GOOD.replace("port: 80", "port: 70000")


def check(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "servicedocs", "check", *map(str, arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, check=False, timeout=60
    )


def entries(*arguments: str | Path, given: str | None = None) -> list[dict[str, Any]]:
    """Return what --json prints."""
    found: list[dict[str, Any]] = json.loads(check(*arguments, "--json", given=given).stdout)
    return found


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Return a file that the API server refuses."""
    file = tmp_path / "bad.yaml"
    file.write_text(BAD)
    return file


def test_an_accepted_manifest_ends_with_0() -> None:
    done = check("-", given=GOOD)
    assert (done.returncode, done.stdout) == (0, "-:1: Service/web: accepted\n")


def test_a_refused_one_ends_with_1_and_names_the_line(bad: Path) -> None:
    done = check(bad)
    assert done.returncode == 1
    assert done.stdout.startswith(f'{bad}:7: Service/web: refused\nThe Service "web" is invalid: ')


def test_a_file_that_cannot_be_read_ends_with_2_and_the_rest_is_judged(bad: Path) -> None:
    done = check("missing.yaml", bad)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "missing.yaml" in done.stderr
    assert "refused" in done.stdout


def test_json_has_one_entry_for_each_document_in_order(bad: Path) -> None:
    found = entries("-", bad, given=f"{GOOD}---\n# nothing\n---\n{BAD}")
    keys = ["file", "document", "kind", "name", "accepted", "message", "causes", "warnings"]
    assert [list(entry) for entry in found] == [keys] * 3
    assert [(one["file"], one["document"]) for one in found] == [("-", 1), ("-", 2), (str(bad), 1)]
    assert [one["accepted"] for one in found] == [True, False, False]


def test_json_has_one_entry_for_a_list() -> None:
    items = "".join(f"- {one.strip()}\n".replace("\n", "\n  ")[:-2] for one in (GOOD, BAD))
    text = f"apiVersion: v1\nkind: List\nitems:\n{items}"
    (found,) = entries("-", given=text)
    assert (found["kind"], found["name"], found["accepted"]) == ("List", "", False)
    assert found["causes"][0]["field"] == "spec.ports[0].port"
    assert check("-", given=text).stdout.count("-:") == 4  # one, the other, and its two causes


def test_json_gives_the_message_of_the_status_object(bad: Path) -> None:
    (found,) = entries(bad)
    field, fault = "spec.ports[0].port", "must be between 1 and 65535, inclusive"
    assert {"field": field, "message": f"Invalid value: 70000: {fault}"} in found["causes"]
    assert found["message"].startswith('Service "web" is invalid: ')


def test_a_file_without_a_document_is_one_refused_entry() -> None:
    (found,) = entries("-", given="# nothing\n---\n")
    assert (found["accepted"], found["message"]) == (False, "no objects passed to create")


MISTAKES = [
    (5, GOOD.replace("spec:", "spec: {ports: 5}\nx:")),
    (8, GOOD + "    nodeport: 30001\n  type: NodePort\n"),
    (4, GOOD.replace("name: web", "name: 5")),
    (8, GOOD + "  nodeSelector: {a: b}\n"),
    (8, GOOD + "    port: 81\n"),
    (10, GOOD + "    name: a\n  - port: 81\n    name: A\n"),
]


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.yaml" for number in range(len(MISTAKES))]
    for file, (_, text) in zip(files, MISTAKES, strict=True):
        file.write_text(text)
    places = re.findall(r"^(.+\.yaml):(\d+): ", check(*files).stdout, re.MULTILINE)
    wanted = [(str(file), str(line)) for file, (line, _) in zip(files, MISTAKES, strict=True)]
    assert places == wanted


ENDLESS = {
    "fast": "while True: print('a: b' * 1000)",
    "slow": "import time\nwhile True:\n    print('a: b', flush=True)\n    time.sleep(0.1)",
}


def test_an_endless_stream_is_refused() -> None:
    sources = [_start(["-c", program]) for program in ENDLESS.values()]
    checks = [_start(["-m", "servicedocs", "check", "-"], source) for source in sources]
    for source, checking in zip(sources, checks, strict=True):
        with source, checking:
            said, _ = checking.communicate(timeout=30)
            source.kill()
        assert checking.returncode == 1
        assert b"check a smaller manifest" in said


def _start(
    arguments: list[str], source: subprocess.Popen[bytes] | None = None
) -> subprocess.Popen[bytes]:
    given = source.stdout if source else subprocess.DEVNULL
    return subprocess.Popen([sys.executable, *arguments], stdin=given, stdout=subprocess.PIPE)
