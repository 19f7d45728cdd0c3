"""What was recorded on the cluster is still what the pages show."""

from dataclasses import replace

import pytest

from servicedocs.transcripts.session import Session, load
from tests.content.checks import transcripts
from tests.support.report import report


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return load()


def test_nothing_was_changed_after_it_was_recorded(sessions: list[Session]) -> None:
    report(list(transcripts.problems(sessions)))


def test_a_file_on_two_pages_is_noticed(sessions: list[Session]) -> None:
    one = sessions[0]
    found = list(transcripts.problems([*sessions, replace(one, page="more.md")]))
    name = one.recordings[0].file
    assert f"examples/{name}:1: it is recorded on {one.page} and more.md" in "\n".join(found)


def test_a_command_changed_after_its_recording_is_noticed(sessions: list[Session]) -> None:
    session = next(one for one in sessions if one.page == "nodeport.md")
    first = session.recordings[0]
    changed = replace(first, text=first.text.replace("kubectl apply", "kubectl create", 1))
    found = list(
        transcripts.problems([replace(session, recordings=(changed, *session.recordings[1:]))])
    )
    assert "scripts/cluster record nodeport" in found[0]
