"""What scripts/check reads: folders, pipes, and the standard input, as slow as it comes."""

import os
import pty
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from servicedocs.check import inputs, streams
from tests.commands.checking import BAD, CUSTOM, GOOD, call, check, entries, write

COMMAND = [sys.executable, "-m", "servicedocs", "check"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reader of English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def put(file: Path, text: str = CUSTOM) -> Path:
    """Write a file, and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def names(folder: Path, *more: str) -> list[str]:
    """Return what of a folder is judged, in order."""
    found = entries(folder, *more)
    return [str(Path(one["file"]).relative_to(folder)) for one in found]


def test_a_folder_is_its_manifests_in_lexical_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a/b/c.json", "a.yaml", "B.yaml", "a/page.md", "x.txt"):
        put(tmp_path / name, '{"apiVersion": "example.com/v1", "kind": "Widget"}')
    assert names(tmp_path) == ["B.yaml", "a/b/c.json", "a/z.yml", "a.yaml", "b.yaml"]


def test_what_is_no_manifest_is_passed_over_in_a_folder_and_not_by_name(tmp_path: Path) -> None:
    # A chart's values, a dashboard: a folder of manifests has them too.
    put(tmp_path / "good.yaml", GOOD)
    values = put(tmp_path / "values.yaml", "replicas: 3\n")
    done = call(tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert f"neither apiVersion nor kind: 1 of the files, such as {values}" in done.stderr
    assert call(values).returncode == 1


def test_a_namespace_of_a_folders_first_file_is_there_for_the_next(tmp_path: Path) -> None:
    put(tmp_path / "10.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: market}\n")
    put(tmp_path / "20" / "a.yaml", GOOD.replace("name: web", "name: web\n  namespace: market"))
    assert call("--no-namespaces", tmp_path).returncode == 0


def test_hidden_folders_and_links_to_folders_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / ".git" / "no.yaml")
    put(tmp_path / "a" / "yes.yaml")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "self.yaml").symlink_to(tmp_path / "a")
    put(tmp_path / "linked", GOOD)
    (tmp_path / "a" / "zlink.yaml").symlink_to(tmp_path / "linked")
    assert names(tmp_path) == ["a/yes.yaml", "a/zlink.yaml"]
    assert names(tmp_path / ".git") == ["no.yaml"]


def test_pipes_and_sockets_in_folders_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / "yes.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.yaml"))
        (tmp_path / "device.yaml").symlink_to("/dev/zero")
        assert names(tmp_path) == ["yes.yaml"]


def test_a_folder_without_rights_and_a_link_to_nothing_are_one_line_each(tmp_path: Path) -> None:
    put(tmp_path / "yes.yaml")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    closed = put(tmp_path / "closed" / "a.yaml").parent
    closed.chmod(0)
    done = call(tmp_path)
    closed.chmod(0o700)
    lines = [row for row in done.stderr.splitlines() if "name a file that can be read" in row]
    assert done.returncode == 2
    assert f"{tmp_path}/gone.yaml: No such file or directory" in lines[-1]
    assert len(lines) == (1 if os.geteuid() == 0 else 2)  # root reads everything
    assert "yes.yaml:1: Widget/odd: not judged" in done.stdout


def test_a_folder_without_manifests_is_said(tmp_path: Path) -> None:
    put(tmp_path / "page.md")
    done = call(tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "holds no .yaml, .yml or .json file" in done.stderr


def test_a_folder_with_too_many_files_is_judged_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=CUSTOM, b=CUSTOM, c=CUSTOM)
    monkeypatch.setattr(inputs, "MAX_FILES", 2)
    assert names(tmp_path) == ["a.yaml", "b.yaml"]
    done = call(tmp_path)
    assert done.returncode == 3
    assert "hold more than 2 files, and only the first 2 are judged" in done.stderr


def test_a_folder_as_deep_as_the_system_allows_is_no_trace(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)
    done = check(tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


def test_files_that_are_too_large_together_are_not_judged_and_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 1000)
    one, two, three = write(tmp_path, one="# " + "x" * 2000, two=GOOD, three="# " + "x" * 900)
    done = call(one, two, three)
    rows = done.stdout.splitlines()
    assert done.returncode == 3
    assert rows[0].startswith(f"{one}:1: all of it: not judged (?): larger than 0 MiB; check a sm")
    assert rows[1] == f"{two}:1: Service/web: accepted"
    assert rows[2].startswith(f"{three}:1: all of it: not judged (?): all files together are larg")


def test_the_standard_input_is_read_once() -> None:
    done = check("-", "-", given=GOOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the standard input (-) can be read only once" in done.stderr


def test_an_input_that_comes_slowly_is_waited_for(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    slow = f"head -c 40 {file}; sleep 2.5; tail -c +41 {file}"
    with subprocess.Popen(["sh", "-c", slow], stdout=subprocess.PIPE) as source:
        done = subprocess.run(
            [*COMMAND, "-"], stdin=source.stdout, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "-:1: Service/web: accepted\n", "")


def test_nothing_is_said_while_another_program_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(streams, "STANDARD_INPUT", reading)
    monkeypatch.setattr(streams, "FIRST_WORD", 0.01)

    def feed() -> None:
        time.sleep(0.5)
        os.write(writing, GOOD.encode())
        os.close(writing)

    writer = Thread(target=feed)
    writer.start()
    done = call("-")
    writer.join()
    os.close(reading)
    assert (done.stdout, done.stderr) == ("-:1: Service/web: accepted\n", "")


def test_an_endless_stream_is_not_judged_and_ends_with_3() -> None:
    program = "while True: print('a: b' * 1000)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as source:
        done = subprocess.run(
            [*COMMAND, "-"], stdin=source.stdout, capture_output=True, text=True, check=False
        )
        source.kill()
    assert done.returncode == 3
    assert "not judged (?): larger than 16 MiB" in done.stdout


def test_at_a_terminal_a_word_says_how_to_end_the_input() -> None:
    ours, terminal = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "-"], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr
        said = running.stderr.readline()  # comes before anything is typed
        os.write(ours, GOOD.encode() + b"\x04")
        answer, _ = running.communicate(timeout=60)
    os.close(ours)
    os.close(terminal)
    assert said == "scripts/check: reading standard input; end it with Ctrl-D\n"
    assert (running.returncode, answer) == (0, "-:1: Service/web: accepted\n")


def test_a_named_pipe_is_read_however_slow_its_writer_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "WRITER_SECONDS", 0.5)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def feed() -> None:
        with pipe.open("w") as writing:
            time.sleep(1)  # longer than a pipe may be without a writer
            writing.write(GOOD)

    writer = Thread(target=feed)
    writer.start()
    done = call(pipe)
    writer.join()
    assert (done.returncode, done.stdout) == (0, f"{pipe}:1: Service/web: accepted\n")


def test_a_named_pipe_without_a_writer_ends_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "WRITER_SECONDS", 0.1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = call(pipe, *write(tmp_path, bad=BAD))
    assert done.returncode == 2
    assert f"{pipe}: nothing writes into this pipe within 0.1 s; start the" in done.stderr
    assert "Service/web: refused" in done.stdout


def test_what_a_shell_puts_in_place_of_a_command_is_read(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    line = f'"$@" <(cat {file}) <(true)'
    done = subprocess.run(
        ["bash", "-c", line, "bash", *COMMAND], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0  # kubectl too says nothing of an empty file beside another
    assert ":1: Service/web: accepted\n" in done.stdout


def test_a_socket_that_another_program_hands_in_is_read() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(GOOD.encode())
        ours.shutdown(socket.SHUT_WR)
        file = f"/dev/fd/{theirs.fileno()}"
        command = [*COMMAND, file]
        done = subprocess.run(
            command, pass_fds=[theirs.fileno()], capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (0, f"{file}:1: Service/web: accepted\n")


def test_an_input_among_thousands_of_open_files_is_read(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    line = f'exec 1500<{file}; "$@" /dev/fd/1500'
    raised = ["sh", "-c", 'ulimit -n 2000 2>/dev/null; exec bash -c "$0" bash "$@"', line]
    done = subprocess.run([*raised, *COMMAND], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "/dev/fd/1500:1: Service/web: accepted\n")
