"""Tables of what answers from where: measured, compared, and shown in both languages."""

import socket
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.examples import reach
from servicedocs.markdown.page import Page, collect, settings
from servicedocs.transcripts.record import record
from servicedocs.transcripts.verify import stale, verify
from tests.support.servers import running
from tests.transcripts import lesson
from tests.transcripts.standin import StandIn

ROW = "{by variable: answers, nobody listens: refused, no such name: no-name}\n"
EMBED = '--8<-- "topic/answers.reach.yaml" {.reach}\n'


class Quiet(SimpleHTTPRequestHandler):
    """Answers and does not say so."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    with running(server):
        yield server.server_port


@pytest.fixture
def root(tmp_path: Path, port: int) -> Path:
    root = lesson.make(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        text = lesson.REACH.format(port=port, closed=free.getsockname()[1])
    folder = root / "examples" / "topic"
    (folder / "answers.reach.yaml").write_text(text)
    with (folder / "start.console").open("a") as file:
        file.write("root@master:~# HOST=127.0.0.1\n")
    with (root / "docs" / "ko" / "page.md").open("a") as file:
        file.write("\n" + EMBED)
    return root


def _file(root: Path) -> Path:
    return root / "examples" / "topic" / "answers.reach.yaml"


def _page(root: Path, language: str = "ko") -> Page:
    (root / "docs" / language).mkdir(exist_ok=True)
    path = root / "docs" / language / "table.md"
    path.write_text(EMBED)
    page = collect(path, settings(language, root))
    path.unlink()
    return page


def test_every_cell_is_measured_and_recorded(root: Path, target: StandIn) -> None:
    asked = _file(root).read_text()
    assert record(lesson.sessions(root), target, root) == 0
    text = _file(root).read_text()
    rows = (
        f"answers:\n  master: {ROW}  client: {ROW}  pod/web-1: {ROW}# recorded: Kubernetes 1.37.2"
    )
    assert text.startswith(asked + rows)
    before = lesson.texts(root)
    assert record(lesson.sessions(root), target, root) == 0
    assert lesson.texts(root) == before
    assert verify(lesson.sessions(root), target) == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("master: {by variable: answers", "master: {by variable: refused"),
        ("nobody listens: refused", "nobody listens: no-answer"),
        ("no such name: no-name", "no such name: answers"),
        (f"  client: {ROW}", ""),
    ],
)
def test_a_cell_of_another_verdict_is_noticed(
    root: Path, target: StandIn, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record(lesson.sessions(root), target, root)
    text = _file(root).read_text()
    assert old in text
    _file(root).write_text(text.replace(old, new, 1))
    (session,) = lesson.sessions(root)
    assert verify([session], target) == 1
    said = capsys.readouterr().err
    assert "answers.reach.yaml" in said
    assert len(said.splitlines()) > len(list(stale(session)))  # the cluster says so too


def test_another_question_makes_the_answers_stale(root: Path, target: StandIn) -> None:
    record(lesson.sessions(root), target, root)
    _file(root).write_text(_file(root).read_text().replace("http://nowhere", "http://no-where"))
    (session,) = lesson.sessions(root)
    (found,) = stale(session)
    assert "answers.reach.yaml" in found


@pytest.mark.parametrize(
    ("language", "head", "words"),
    [
        ("ko", "접속하는 곳", ["✓ 응답", "✗ 연결 거부", "✗ 이름 없음"]),
        ("en", "From", ["✓ answers", "✗ refused", "✗ no such name"]),
    ],
)
def test_a_table_has_the_words_of_its_page_and_a_caption(
    root: Path, target: StandIn, language: str, head: str, words: list[str]
) -> None:
    record(lesson.sessions(root), target, root)
    page = _page(root, language)
    (table,) = page.tables
    assert table[0] == [head, "by variable", "nobody listens", "no such name"]
    assert table[1] == ["master", *words]
    assert "web-1" in table[3][0]
    (caption,) = [node for node in page.root.walk() if "recorded" in node.classes]
    assert "1.37.2" in caption.text_content()
    assert "http" not in page.root.text_content()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("from: [master", "from: [masters", "'masters' asks from nowhere"),
        ("to:", "too:", "cannot be read"),
        ("from: [", "from: [[", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_in_both_ways(
    root: Path, target: StandIn, old: str, new: str, words: str
) -> None:
    _file(root).write_text(_file(root).read_text().replace(old, new, 1))
    (problem,) = _page(root).problems
    assert words in problem
    assert "examples/topic/answers.reach.yaml" in problem
    assert "; " in problem
    assert record(lesson.sessions(root), target, root) == 1


@pytest.mark.parametrize(
    ("code", "said", "verdict"),
    [
        (0, "", "answers"),
        (7, "* connect to 10.96.0.9 port 80 failed: Connection refused", "refused"),
        (7, "* connect to 10.96.0.9 port 80 failed: No route to host", "no-route"),
        (7, "* Immediate connect fail for 10.96.0.9: Network is unreachable", "no-route"),
        (28, "* Connection timed out after 2001 milliseconds", "no-answer"),
        (6, "* Could not resolve host: web", "no-name"),
        (52, "* Empty reply from server", "fails"),
    ],
)
def test_verdicts_are_what_curl_says(code: int, said: str, verdict: str) -> None:
    asked = reach.Table(("client",), {"it": "http://it"}, {})

    def ask(_: str, command: str) -> tuple[list[str], int]:
        return (["http://it"], 0) if command.startswith("printf") else ([said], code)

    assert reach.measure(asked, ask).answers == {"client": {"it": verdict}}


def test_an_address_without_its_variable_is_no_answer_of_the_cluster() -> None:
    asked = reach.Table(("client",), {"it": "$NOBODY"}, {})
    with pytest.raises(Failure, match="is empty"):
        reach.measure(asked, lambda *_: ([], 0))
