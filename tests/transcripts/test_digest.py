"""What was changed after it was recorded is noticed without a cluster."""

from pathlib import Path

import pytest

from servicedocs.transcripts.verify import stale, verify
from tests.transcripts import lesson
from tests.transcripts.standin import StandIn


@pytest.mark.parametrize(
    ("file", "old", "new", "stale_ones"),
    [
        ("service.yaml", "port: 8080", "port: 8081", ["start", "more", "names"]),
        ("more.console", "echo $POD_IP", 'echo "$POD_IP"', ["more", "names"]),
        ("more.console", "> two", "> too", ["more", "names"]),
        ("names.py", '"rows"', '"lines"', ["names"]),
        ("names.py", "# recorded: Kubernetes 1", "# recorded: Kubernetes x", ["names"]),
        ("more.console", "user@client:~$", "root@master:~#", ["more", "names"]),
    ],
)
def test_what_changed_after_the_recording_is_named_with_the_remedy(
    recorded: Path, file: str, old: str, new: str, stale_ones: list[str]
) -> None:
    (session,) = lesson.sessions(recorded)
    assert list(stale(session)) == []
    lesson.change(recorded, file, old, new)
    (session,) = lesson.sessions(recorded)
    found = list(stale(session))
    assert [line.partition("/topic/")[2].partition(".")[0] for line in found] == stale_ones
    assert all(line.endswith("; run scripts/cluster record page") for line in found)


def test_a_note_in_a_manifest_is_no_reason_to_record_again(recorded: Path) -> None:
    lesson.change(recorded, "service.yaml", " # (1)!", "")
    (session,) = lesson.sessions(recorded)
    assert list(stale(session)) == []


def test_an_output_that_was_edited_by_hand_is_named_without_a_cluster(recorded: Path) -> None:
    lesson.change(recorded, "more.console", "\nplain\n", "\nplane\n")
    (session,) = lesson.sessions(recorded)
    (found,) = stale(session)
    assert "more.console" in found


def test_a_transcript_that_was_never_recorded_is_named(root: Path, target: StandIn) -> None:
    (session,) = lesson.sessions(root)
    found = list(stale(session))
    assert len(found) == 3
    assert all("it was never recorded" in line for line in found)
    assert verify([session], target) == 1
