"""A page of transcripts and a stand-in for the cluster."""

from pathlib import Path

import pytest

from servicedocs.transcripts.record import record
from tests.transcripts import lesson
from tests.transcripts.standin import StandIn


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one page of transcripts."""
    return lesson.make(tmp_path / "project")


@pytest.fixture
def target(tmp_path: Path) -> StandIn:
    """Return what stands in for the cluster."""
    return StandIn(tmp_path / "stand-in")


@pytest.fixture
def recorded(root: Path, target: StandIn) -> Path:
    """Return the project after its first recording."""
    assert record(lesson.sessions(root), target, root) == 0
    return root
