"""The committed validator is what its Go sources give."""

import hashlib
import lzma
import re
from pathlib import Path

import pytest

from servicedocs import cli
from servicedocs.commands import rebuild_validator
from servicedocs.project import ROOT
from servicedocs.validator import compile as compilation
from servicedocs.validator.runtime import COMPRESSED
from tests.support.ci import IN_CI


def test_the_compiled_file_was_built_from_the_sources_beside_it() -> None:
    # A change under validator/ that was not compiled would be a change that nobody runs.
    recorded = dict(line.split("  ")[::-1] for line in compilation.SUMS.read_text().splitlines())
    assert recorded == dict(compilation.digests()), (
        "run scripts/rebuild-validator and commit the result"
    )


@pytest.mark.skipif(
    not IN_CI,
    reason="compiling takes minutes: runs only where CI=true",
)
def test_a_rebuild_gives_the_same_bytes() -> None:
    # Readers run what anybody can compile from go.sum, and nothing else.
    committed = hashlib.sha256(lzma.decompress(COMPRESSED.read_bytes())).hexdigest()
    assert hashlib.sha256(compilation.build()).hexdigest() == committed, (
        "run scripts/rebuild-validator and commit the result"
    )


THEIRS = """module k8s.io/kubernetes
go 1.27.0
require (
	k8s.io/api v0.0.0
	k8s.io/kube-openapi v0.0.0-20260101000000-abcdefabcdef
)
"""


def test_moving_takes_over_what_that_kubernetes_asks_for(tmp_path: Path) -> None:
    # Its Go version, and its staging modules at the version they are published as.
    published = tmp_path / "go.mod"
    published.write_text(THEIRS)
    constants = tmp_path / "cmd" / "kubeadm" / "app" / "constants"
    constants.mkdir(parents=True)
    (constants / "constants.go").write_text('\tCoreDNSVersion = "v1.15.0"\n')
    moved = compilation.go_mod((compilation.SOURCE / "go.mod").read_text(), published, "v1.38.0")
    assert "go 1.27.0\n" in moved
    assert "require k8s.io/kubernetes v1.38.0\n" in moved
    assert "k8s.io/api => k8s.io/api v0.38.0\n" in moved
    assert "require github.com/coredns/coredns v1.15.0\n" in moved
    assert "kube-openapi" not in moved


def test_the_answers_for_names_come_from_the_coredns_of_the_cluster() -> None:
    pinned = re.compile(r"github\.com/coredns/coredns (v[\d.]+)")
    files = (compilation.SOURCE / "go.mod", ROOT / "cluster" / "coredns" / "go.mod")
    ours, clusters = (pinned.search(file.read_text()) for file in files)
    assert ours
    assert clusters
    assert ours[1] == clusters[1]


def test_a_failed_move_loses_nothing(tmp_path: Path) -> None:
    # Whoever has no network must not be left with half a version.
    file = tmp_path / "go.mod"
    file.write_text("as it was")

    def fail() -> None:
        with rebuild_validator.kept_on_failure(file):
            file.write_text("half")
            raise cli.Failure("no network")

    with pytest.raises(cli.Failure, match="no network"):
        fail()
    assert file.read_text() == "as it was"
