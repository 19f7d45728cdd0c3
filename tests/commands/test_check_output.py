"""The forms of the output of scripts/check, in any encoding, with any name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from servicedocs.check import escapes
from tests.commands.checking import BAD, CUSTOM, GOOD, MISSES, NAME, call, check, entries, write

COMMAND = [sys.executable, "-m", "servicedocs", "check"]
KEYS = ["file", "document", "kind", "name", "accepted", "message", "causes", "warnings"]
NEW_KEYS = ["verdict", "line", "findings"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reader of English, unless a test says otherwise."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_json_has_one_entry_for_each_document_in_order(tmp_path: Path) -> None:
    one, two = write(tmp_path, one=f"{GOOD}---\n# nothing\n---\n{BAD}", two=CUSTOM)
    found = entries(one, two)
    assert [list(entry) for entry in found] == [KEYS + NEW_KEYS] * 3
    places = [(entry["file"], entry["document"], entry["line"]) for entry in found]
    assert places == [(str(one), 1, 1), (str(one), 2, 19), (str(two), 1, 1)]
    assert [entry["accepted"] for entry in found] == [True, False, None]
    assert [entry["verdict"] for entry in found] == ["accepted", "rejected", "not judged"]


def test_json_has_one_entry_for_a_list(tmp_path: Path) -> None:
    items = "".join(f"- {one.strip()}\n".replace("\n", "\n  ")[:-2] for one in (GOOD, BAD, CUSTOM))
    (file,) = write(tmp_path, list=f"apiVersion: v1\nkind: List\nitems:\n{items}")
    (found,) = entries(file)
    assert (found["kind"], found["name"], found["accepted"]) == ("List", "", False)
    assert found["causes"][0]["field"] == "spec.ports[0].port"
    lines = [row for row in call(file).stdout.splitlines() if f"{file}:" in row]
    assert len(lines) == 5  # three items, and two causes


def test_a_list_with_an_item_that_is_not_judged_is_not_judged(tmp_path: Path) -> None:
    items = "".join(f"- {one.strip()}\n".replace("\n", "\n  ")[:-2] for one in (GOOD, CUSTOM))
    (file,) = write(tmp_path, list=f"apiVersion: v1\nkind: List\nitems:\n{items}")
    (found,) = entries(file)
    assert (found["verdict"], found["accepted"]) == ("not judged", None)
    assert call(file).stdout.count(": accepted") == 1


def test_json_gives_the_message_of_the_status_object(tmp_path: Path) -> None:
    (found,) = entries(*write(tmp_path, bad=BAD))
    field, fault = "spec.ports[0].port", "must be between 1 and 65535, inclusive"
    assert {"field": field, "message": f"Invalid value: 70000: {fault}"} in found["causes"]
    assert found["message"].startswith('Service "web" is invalid: ')


def test_a_file_without_a_document_is_one_refused_entry(tmp_path: Path) -> None:
    (found,) = entries(*write(tmp_path, empty="# nothing\n---\n"))
    assert (found["accepted"], found["message"]) == (False, "no objects passed to create")


def test_json_has_the_findings_of_a_document_with_all_they_are_about(tmp_path: Path) -> None:
    inside = GOOD.replace("name: web", "name: web\n  namespace: market")
    one, two = write(
        tmp_path,
        one=GOOD.replace("port: 80", "port: 80\n    nodePort: 30111\n  type: NodePort"),
        two=inside,
    )
    two.write_text(one.read_text().replace("name: web", "name: two"))
    _, found = entries(one, two)
    (shared,) = [one for one in found["findings"] if one["code"] == "node-port-shared"]
    assert list(shared) == ["code", "level", "message", "explanation", "line", "about"]
    assert (shared["level"], shared["line"]) == ("error", 9)
    asked = "Services two and web ask for the same node port, 30111"
    assert shared["message"] == f"{asked}; the API server refuses the second."
    assert shared["about"] == [
        {"kind": "Service", "name": name, "namespace": "default", "file": str(file), "line": 1}
        for name, file in (("two", two), ("web", one))
    ]


def test_findings_of_a_document_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    (file,) = write(tmp_path, misses=MISSES.replace("name: web", "namespace: default\n  name: web"))
    found = [one["line"] for entry in entries(file) for one in entry["findings"]]
    assert found == sorted(found) != []


def test_format_json_is_json(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    assert call("--format", "json", file).stdout == call("--json", file).stdout


def test_github_shows_each_answer_and_finding_by_a_command_at_its_line(tmp_path: Path) -> None:
    texts = {"bad": BAD.replace("name: web", "name: bad"), "custom": CUSTOM, "misses": MISSES}
    bad, custom, misses = write(tmp_path, **texts)
    done = call("--format", "github", bad, misses, "missing.yaml")
    rows = done.stdout.splitlines()
    assert done.returncode == 2
    assert rows[0].startswith(
        f"::error file={bad},line=8,title=Service/bad%3A refused::The Service"
    )
    (row,) = call("--format", "github", custom).stdout.splitlines()
    assert row.startswith(
        f"::notice file={custom},line=1,title=Widget/odd%3A not judged (?)::a kind"
    )
    assert any(
        row.startswith(f"::error file={misses},line=6,title=selects-nothing::The") for row in rows
    )
    assert all("%0A" in row for row in rows if "title=selects-nothing" in row)
    assert rows[-1].startswith("::error file=missing.yaml::missing.yaml: No such file")
    assert all(row.startswith("::") for row in rows)
    assert call("--format", "github", bad).returncode == 1


def test_github_gives_warnings_and_hints_as_what_they_are(tmp_path: Path) -> None:
    text = GOOD.replace("name: web", "name: web\n  namespace: market")
    (file,) = write(tmp_path, one=text.replace("  selector: {app: web}\n", ""))
    rows = call("--format", "github", file).stdout.splitlines()
    levels = {row.partition("title=")[2].partition("::")[0]: row.split()[0] for row in rows}
    assert levels == {"namespace-assumed": "::notice", "no-endpoints-source": "::warning"}
    assert call("--strict", "--format", "github", *write(tmp_path, c=CUSTOM)).stdout.startswith(
        "::error"
    )


def test_github_commands_escape_what_would_end_them(tmp_path: Path) -> None:
    folder = tmp_path / "50%,a:b"
    folder.mkdir()
    (file,) = write(
        folder, bad=BAD.replace("name: web", "name: we%b").replace("port: 70000", "port: 80")
    )
    (row,) = call("--format", "github", file).stdout.splitlines()
    assert f"file={tmp_path}/50%25%2Ca%3Ab/bad.yaml,line=" in row
    assert "title=Service/we%25b%3A refused::" in row
    assert 'The Service "we%25b" is invalid: ' in row
    (file,) = write(tmp_path, bad=BAD)
    assert 'The Service "web" is invalid: %0A* spec' in call("--format", "github", file).stdout


def test_own_sentences_are_in_the_language_of_the_option_or_of_the_locale(tmp_path: Path) -> None:
    bad, misses = write(tmp_path, bad=BAD.replace("name: web", "name: bad"), misses=MISSES)
    korean = call("--language", "ko", bad, misses).stdout
    assert f"{bad}:8: Service/bad: 거부됨\nThe Service" in korean
    assert "오류: 서비스 web의 셀렉터에 맞는 파드가" in korean
    assert (
        check(bad, misses, LC_ALL="", LC_MESSAGES="ko_KR.UTF-8", LANG="en_US.UTF-8").stdout
        == korean
    )
    assert "refused" in check(bad, LC_ALL="en_US.UTF-8", LANG="ko_KR.UTF-8").stdout
    assert json.loads(call("--json", "--language", "ko", misses).stdout)[0]["findings"][0][
        "message"
    ].startswith("서비스")


HOSTILE = "".join(
    map(chr, [*range(32), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)])
)


def named(name: str) -> str:
    """Return a Service, a custom resource and a kind with a name in them."""
    text = json.dumps(name)
    return "---\n".join(
        (
            GOOD.replace("name: web", f"name: {text}"),
            CUSTOM.replace("odd", text),
            GOOD.replace("Service", text),
            GOOD.replace("{app: web}", f"{{{text}: web}}"),
            GOOD.replace("name: web", f"name: web\n  annotations: {{{text}: ''}}"),
        )
    )


def test_no_name_reaches_the_terminal_as_a_control_or_turns_its_direction(tmp_path: Path) -> None:
    (file,) = write(tmp_path, odd=named(HOSTILE))
    for form in ("text", "github", "json"):
        done = call("--format", form, "--language", "ko", file)
        assert not set(done.stdout) - {"\n"} & set(HOSTILE), form
    assert json.loads(done.stdout)[1]["name"] == HOSTILE


def test_no_name_makes_a_line_that_looks_like_one_of_ours(tmp_path: Path) -> None:
    forged = "/etc/x:1: Service/other: accepted"
    (file,) = write(tmp_path, odd=named(f"x\n{forged}\n::error::\n{forged}"))
    for form in ("text", "github"):
        rows = call("--format", form, file).stdout.splitlines()
        assert not [row for row in rows if row.startswith((forged, "::error::"))]


def test_kubectls_own_lines_stay_lines() -> None:
    said = "The x is invalid: \n* a: b\n* c: d\nensure CRDs are installed first"
    assert escapes.kubectl_lines(said) == said.split("\n")
    assert escapes.kubectl_lines("a\nb") == [r"a\nb"]


def test_a_file_name_that_is_not_utf_8_is_shown_and_the_files_after_it_are_judged(
    tmp_path: Path,
) -> None:
    (good,) = write(tmp_path, good=GOOD)
    odd = os.fsencode(tmp_path) + b"/caf\xe9.yaml"
    with open(odd, "w", encoding="utf-8") as file:  # noqa: PTH123 - bytes
        file.write(BAD)
    command = [*map(os.fsencode, COMMAND), odd, os.fsencode(good)]
    for encoding in ("utf-8", "euc-kr", "ascii"):
        settings = os.environ | {"PYTHONIOENCODING": encoding}
        done = subprocess.run(command, capture_output=True, check=False, env=settings)
        assert done.returncode == 1
        assert rb"/caf\xe9.yaml:8: Service/web: refused" in done.stdout
        assert b"good.yaml:1: Service/web: accepted" in done.stdout
        done = subprocess.run([*command, b"--json"], capture_output=True, check=False, env=settings)
        found = json.loads(done.stdout)
        assert [os.fsencode(one["file"]) for one in found] == [odd, os.fsencode(good)]


@pytest.mark.parametrize("encoding", ["euc-kr", "ascii", "utf-8"])
def test_an_output_that_lacks_a_character_gets_the_rest(tmp_path: Path, encoding: str) -> None:
    (file,) = write(tmp_path, odd=CUSTOM.replace("odd", "é한\U0001f600"))
    command = [*COMMAND, "--language", "ko", str(file)]
    settings = os.environ | {"PYTHONIOENCODING": encoding}
    for more in ([], ["--json"]):
        done = subprocess.run([*command, *more], capture_output=True, check=False, env=settings)
        assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))[0]["name"] == "é한\U0001f600"


def shell(line: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a line of a shell in which "$@" is the command with arguments."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(
        ["sh", "-c", line, "sh", *command], capture_output=True, text=True, check=False
    )


def test_a_closed_input_or_output_is_no_trace(tmp_path: Path) -> None:
    good, bad = write(tmp_path, good=GOOD, bad=BAD)
    assert shell('"$@" <&-', good).returncode == 0
    closed = shell('"$@" <&-', "-")
    assert (closed.returncode, closed.stderr.count("\n")) == (2, 1)
    for line in ('"$@" >&-', '"$@" 2>&-', '"$@" >&- 2>&-'):
        done = shell(line, bad)
        assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_one_line_and_ends_with_2(tmp_path: Path) -> None:
    (good,) = write(tmp_path, good=GOOD)
    done = shell('"$@" >/dev/full', good)
    line = f"{NAME}: the standard output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, line)
    assert shell('"$@" 2>/dev/full', "missing.yaml").returncode == 2


def test_who_reads_no_further_gets_the_exit_code_of_the_verdicts(tmp_path: Path) -> None:
    many = [GOOD.replace("web", f"web{number}") for number in range(30)]
    good, bad = write(tmp_path, good="---\n".join(many), bad=BAD)
    for file, code in ((good, 0), (bad, 1)):
        done = shell('{ "$@"; echo $? >&2; } | true', file)
        assert done.stderr == f"{code}\n"
