"""A page runs on the cluster that it was written for: with IPv4 alone, or with IPv6 beside it."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets import own_cluster
from servicedocs.transcripts.targets.kubeconfig import KubeconfigCluster
from servicedocs.transcripts.targets.own_cluster import OwnCluster
from tests.transcripts import lesson

PAGE = "---\nneeds: [client-outside, dual-stack]\n---\n\n"


@pytest.fixture
def pages(root: Path) -> tuple[Session, Session]:
    """Return a page as it is, and as one that needs both families."""
    (plain,) = lesson.sessions(root)
    page = root / "docs" / "ko" / "page.md"
    page.write_text(PAGE + page.read_text())
    (both,) = lesson.sessions(root)
    return plain, both


@pytest.mark.parametrize("has_ipv6", [False, True])
def test_the_own_cluster_says_how_to_start_the_other_one(
    pages: tuple[Session, Session], monkeypatch: pytest.MonkeyPatch, has_ipv6: bool
) -> None:
    monkeypatch.setattr(own_cluster, "is_dual_stack", lambda: has_ipv6)
    fit, unfit = reversed(pages) if has_ipv6 else pages
    command = "scripts/cluster down, then scripts/cluster up"
    other = f"a single-stack cluster: {command}"
    if not has_ipv6:
        other = f"a dual-stack cluster: {command} --dual-stack"
    own = OwnCluster.__new__(OwnCluster)  # it has not looked for a cluster
    assert [own.unfit(one) for one in (fit, unfit)] == ["", other]


@pytest.mark.parametrize(("cidrs", "missing"), [(1, "a dual-stack cluster"), (2, "")])
def test_another_cluster_with_both_families_runs_every_page(
    pages: tuple[Session, Session], cidrs: int, missing: str
) -> None:
    other = KubeconfigCluster.__new__(KubeconfigCluster)
    first = {"spec": {"cidrs": ["a range"] * cidrs}}
    other.kubectl = Mock(json=lambda *_: first)
    assert [other.unfit(one) for one in pages] == ["", missing]
