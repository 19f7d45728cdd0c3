"""One shell for a session: what it prints, keeps, and how it ends."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.transcripts.run.settle import SettleDelay
from servicedocs.transcripts.run.shell import Shell, cleaned, patience


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    shell = Shell("master", ["env", f"HOME={tmp_path}", "bash", "--noprofile", "--norc"])
    yield shell
    shell.close()


@pytest.mark.parametrize(
    ("command", "rows", "code"),
    [
        ("echo one; echo two >&2", ["one", "two"], 0),
        ("printf 'no end of line'", ["no end of line"], 0),
        ("printf 'a\\tb  \\n\\n'", ["a       b"], 0),
        ("true", [], 0),
        ("(exit 3)", [], 3),
        ("cat", [], 0),
        ("cat <<'EOF'\n$HOME 'x'\nEOF", ["$HOME 'x'"], 0),
        ("for n in 1 2; do\n  echo $n\ndone", ["1", "2"], 0),
        ("echo a \\\n  b", ["a b"], 0),
        ("no-such-program", ["bash: no-such-program: command not found"], 127),
        ("echo 'it''s' \"$((1 + 1))\"", ["its 2"], 0),
        ("sleep 0.1 & wait $!; echo $?", ["0"], 0),
        ("test -t 1 && echo terminal", ["terminal"], 0),
        ("echo end-0 0", ["end-0 0"], 0),
    ],
)
def test_a_command_prints_as_at_a_desk(
    shell: Shell, command: str, rows: list[str], code: int
) -> None:
    assert shell.run(command) == (rows, code)


def test_a_mistake_in_the_syntax_ends_nothing(shell: Shell) -> None:
    rows, code = shell.run("echo (a b)c")
    assert code
    assert rows[0] == "bash: syntax error near unexpected token `a'"
    assert shell.run("echo on") == (["on"], 0)


def test_variables_functions_folders_and_exit_codes_live_on(shell: Shell, tmp_path: Path) -> None:
    shell.run("A=1; f() { echo f$A; }; mkdir -p x; cd x; false")
    assert shell.run("echo $?") == (["1"], 0)
    assert shell.run("f; pwd") == (["f1", str(tmp_path / "x")], 0)


def test_an_ended_shell_says_so_with_its_last_words(shell: Shell) -> None:
    with pytest.raises(Failure, match=r"the shell on master ended: bye"):
        shell.run("echo bye; exit 1")


def test_a_program_that_is_not_there_is_one_line() -> None:
    with pytest.raises(Failure, match=r"no shell on worker-node1: /no/such: No such file"):
        Shell("worker-node1", ["/no/such"])


def test_closing_ends_what_runs_in_the_background(shell: Shell) -> None:
    rows, _ = shell.run("sleep 99 & echo $!")
    shell.close()
    for _ in range(100):
        if not Path(f"/proc/{rows[0]}/status").exists():
            break
        if "Z (zombie)" in Path(f"/proc/{rows[0]}/status").read_text():
            break
        time.sleep(0.02)
    else:
        pytest.fail("it runs on")
    shell.__init__("master", ["bash"])  # type: ignore[misc] # for the fixture to close


def test_who_waits_longer_by_himself_is_given_the_time() -> None:
    assert patience("kubectl get pods") == 60
    assert patience("kubectl wait --timeout=2m pod/web") == 135
    assert patience("kubectl rollout status x --timeout 90s") == 105


def test_codes_for_colours_are_no_text() -> None:
    assert cleaned("\x1b[31mred\x1b[0m\n") == ["red"]


def test_a_look_after_a_change_waits_and_others_do_not() -> None:
    delay = SettleDelay(0.3)

    def took(command: str) -> float:
        begun = time.monotonic()
        delay.before(command)
        delay.after(command)
        return time.monotonic() - begun

    assert took("kubectl apply -f a.yaml") < 0.1
    assert took("kubectl wait --for=condition=Ready pod/web") < 0.1
    assert took("curl http://web") > 0.2
    assert took("kubectl get pods") < 0.1
    assert took("kubectl exec web -- nginx -s stop") < 0.1
    assert took("POD_IP=$(kubectl get pod web)") > 0.2
