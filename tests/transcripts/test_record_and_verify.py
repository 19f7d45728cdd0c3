"""Recording and verifying, on a stand-in for the cluster: what is written, kept and noticed."""

from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.transcripts.record import record
from servicedocs.transcripts.run import shell
from servicedocs.transcripts.session import choose
from servicedocs.transcripts.targets.select import fit
from servicedocs.transcripts.verify import verify
from tests.transcripts import lesson
from tests.transcripts.standin import StandIn

RECORDED_START = """\
root@master:~# kubectl apply -f service.yaml
service/web created
root@master:~# kubectl get service
NAME  TYPE       CLUSTER-IP     PORT(S)          AGE
web   NodePort   10.103.1.8   8080:30001/TCP   1m
root@master:~# kubectl get pods -o wide
NAME   READY   STATUS    AGE   IP             NODE
web-1  1/1     Running   1s    10.244.1.3   worker-node1
web-2  1/1     Running   1s    10.244.2.10   worker-node2
root@master:~# POD_IP=$(kubectl get pod web-1 -o jsonpath={.status.podIP})
# recorded: Kubernetes 1.37.2, """
RECORDED_MORE = """\
root@master:~# echo $POD_IP
10.244.1.3
root@worker-node1:~# kubectl get word
plain
user@client:~$ cat <<'EOF' | wc -l
> one
> two
> EOF
2
# recorded: Kubernetes 1.37.2, """
RECORDED_SNIPPET = """\
names = ["web-1", "web-2"]
for name in names:
    print(name)
    #> web-1
    #> web-2
print(
    "two", "rows", sep="\\n"
)
#> two
#> rows
# recorded: Kubernetes 1.37.2, """


def test_a_recording_writes_what_every_machine_printed(recorded: Path) -> None:
    found = lesson.texts(recorded)
    assert found["start.console"].startswith(RECORDED_START)
    assert found["more.console"].startswith(RECORDED_MORE)
    assert found["names.py"].startswith(RECORDED_SNIPPET)
    assert found["service.yaml"] == lesson.SERVICE


def test_a_second_recording_changes_no_file(recorded: Path, target: StandIn) -> None:
    before = lesson.texts(recorded)
    target.set(run="42")
    assert record(lesson.sessions(recorded), target, recorded) == 0
    assert lesson.texts(recorded) == before


def test_a_page_is_written_as_one_when_any_output_of_it_is_another(
    recorded: Path, target: StandIn
) -> None:
    target.set(run="42", word="other\n")
    assert record(lesson.sessions(recorded), target, recorded) == 0
    found = lesson.texts(recorded)
    assert "10.244.1.44" in found["start.console"]
    assert "other" in found["more.console"]
    assert verify(lesson.sessions(recorded), target) == 0


def test_another_run_with_other_addresses_and_ages_verifies(
    recorded: Path, target: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    target.set(run="42")
    assert verify(lesson.sessions(recorded), target) == 0
    said = capsys.readouterr().out
    assert "same    examples/topic/more.console (" in said
    assert "3 transcripts of 1 pages, as recorded" in said
    assert target.ended == ["page", "page"]


def test_a_difference_is_a_diff_with_transcript_command_and_machine(
    recorded: Path, target: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    target.set(word="plane\n")
    assert verify(lesson.sessions(recorded), target) == 1
    said = capsys.readouterr().err
    assert "examples/topic/more.console: on worker-node1: kubectl get word" in said
    assert "-plain" in said
    assert "+plane" in said


@pytest.mark.parametrize("name", ["start.console", "more.console", "names.py"])
def test_every_row_of_an_output_counts(recorded: Path, target: StandIn, name: str) -> None:
    before = lesson.texts(recorded)[name].split("\n")[:-2]
    path = recorded / "examples" / "topic" / name
    typed = {
        *lesson.START.split("\n"),
        *lesson.MORE.split("\n"),
        *lesson.SNIPPET.split("\n"),
    }
    for number, row in enumerate(before):
        if row in typed:
            continue
        without = before[:number] + before[number + 1 :]
        path.write_text("\n".join([*without, *lesson.texts(recorded)[name].split("\n")[-2:]]))
        assert verify(lesson.sessions(recorded), target) == 1, row


def test_the_same_address_written_otherwise_once_is_noticed(
    recorded: Path, target: StandIn
) -> None:
    lesson.change(recorded, "more.console", "10.244.1.3\n", "10.244.1.4\n")
    target.set(run="42")
    assert verify(lesson.sessions(recorded), target) == 1


def test_a_command_that_never_ends_is_named_with_its_machine(
    recorded: Path,
    target: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shell, "SECONDS", 0.5)
    lesson.change(recorded, "more.console", "kubectl get word", "sleep 99")
    assert verify(lesson.sessions(recorded), target) == 1
    said = capsys.readouterr().err
    assert "examples/topic/more.console:3: no end after 0.5 s on worker-node1: sleep 99" in said


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("exit 3", "the shell on worker-node1 ended"),
        ("echo 'root@master:~# x'", "an output looks like a command"),
        ("echo '> x'", "an output looks like a command"),
    ],
)
def test_what_cannot_be_recorded_is_one_line_and_writes_nothing(
    root: Path, target: StandIn, capsys: pytest.CaptureFixture[str], new: str, words: str
) -> None:
    lesson.change(root, "more.console", "kubectl get word", new)
    before = lesson.texts(root)
    assert record(lesson.sessions(root), target, root) == 1
    assert words in capsys.readouterr().out
    assert lesson.texts(root) == before


def test_a_machine_that_does_not_exist_is_named_with_its_line(root: Path) -> None:
    lesson.change(root, "more.console", "root@worker-node1", "root@worker-node3")
    with pytest.raises(Failure, match=r"examples/topic/more\.console:2: 'root@worker-node3:~#'"):
        lesson.sessions(root)


def test_an_unknown_page_is_one_line_that_lists_the_pages(root: Path) -> None:
    with pytest.raises(Failure, match=r"^no page 'nowhere' has a transcript; the pages are page$"):
        choose(lesson.sessions(root), ["nowhere"])
    assert choose(lesson.sessions(root), ["topic"]) == choose(lesson.sessions(root), []) != []


def test_what_a_target_cannot_do_is_left_out_with_the_reason(
    recorded: Path, target: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    target.reasons["worker-node1"] = "no such node"
    target.set(word="never asked\n")
    assert verify(lesson.sessions(recorded), target) == 0
    assert "left out 'kubectl get word' on worker-node1: no such node" in capsys.readouterr().out


def test_a_page_of_another_cluster_is_left_in_words_and_refused_by_name(
    root: Path, target: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    sessions = lesson.sessions(root)
    assert fit(sessions, target, named=True) == sessions
    target.elsewhere_only["page"] = "a dual-stack cluster"
    assert fit(sessions, target, named=False) == []
    assert capsys.readouterr().out == "left for a dual-stack cluster: page\n"
    with pytest.raises(Failure, match=r"^page needs a dual-stack cluster$"):
        fit(sessions, target, named=True)
