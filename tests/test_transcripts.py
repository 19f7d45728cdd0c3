"""What was recorded on the cluster is still what the pages show."""

from dataclasses import replace

import pytest

from checks import report, transcripts
from servicedocs.transcripts.session import Session, load


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return load()


def test_nothing_was_changed_after_it_was_recorded(sessions: list[Session]) -> None:
    report(list(transcripts.problems(sessions, transcripts.waiting())))


def test_a_file_on_two_pages_and_a_line_too_many_are_noticed(sessions: list[Session]) -> None:
    one = sessions[0]
    twice = [*sessions, replace(one, page="more.md")]
    name = one.parts[0].file
    found = list(transcripts.problems(twice, [*transcripts.waiting(), "nodeport/pod.yaml"]))
    assert f"examples/{name}:1: it is recorded on {one.page} and more.md" in "\n".join(found)
    assert "nodeport/pod.yaml is recorded, or no cluster records it" in found[-1]
