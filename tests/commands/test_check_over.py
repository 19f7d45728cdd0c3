"""scripts/check --over: what becomes of what is there."""

import json
from pathlib import Path

import pytest

from tests.commands.checking import call, write

OLD = """\
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{name: dns-tcp, port: 53, nodePort: 30053}]
"""
NEW = """\
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: dns-tcp, port: 53}, {name: dns-udp, port: 53, protocol: UDP}]
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return what is there, and what is to be put over it."""
    old, new = write(tmp_path, old=OLD, new=NEW)
    return old, new


def test_it_says_what_is_kept_cleared_and_lost_and_shows_the_difference(
    files: tuple[Path, Path],
) -> None:
    old, new = files
    done = call("--language", "en", "--over", old, new)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{new}:1: Service/web (as apply): accepted\n")
    for line in (
        "kept: spec.clusterIP: ",
        "cleared: spec.ports[dns-tcp].nodePort: 30053",
        "lost (written, but not stored): spec.ports[dns-udp].port: 53",
        "-  type: NodePort",
        "+  type: ClusterIP",
    ):
        assert f"  {line}" in done.stdout


def test_replace_loses_no_port(files: tuple[Path, Path]) -> None:
    old, new = files
    assert "lost" not in call("--language", "en", "--as", "replace", "--over", old, new).stdout


def test_json_has_way_effects_and_difference(files: tuple[Path, Path]) -> None:
    old, new = files
    (entry,) = json.loads(call("--json", "--over", old, new).stdout)
    assert (entry["verdict"], entry["way"]) == ("accepted", "apply")
    assert {"path": "spec.ports[dns-tcp].nodePort", "effect": "cleared", "before": "30053"} in [
        {key: one[key] for key in ("path", "effect", "before")} for one in entry["effects"]
    ]
    assert "-  type: NodePort" in entry["diff"].splitlines()


def test_a_refused_change_ends_with_1_and_has_the_line(tmp_path: Path) -> None:
    old, new = write(
        tmp_path, old=OLD, new=NEW.replace("  selector", "  clusterIP: None\n  selector", 1)
    )
    done = call("--over", old, new)
    assert done.returncode == 1
    assert f"{new}:4: " in done.stdout
    assert "may not change once set" in done.stdout


def test_in_a_dual_stack_cluster_a_service_gets_a_second_address(tmp_path: Path) -> None:
    both = NEW.replace("spec:\n", "spec:\n  ipFamilyPolicy: PreferDualStack\n")
    old, new = write(tmp_path, old=OLD, new=both)
    added = "filled in: spec.clusterIPs[1]: fd00:10:96::"
    assert added in call("--language", "en", "--dual-stack", "--over", old, new).stdout
    assert added not in call("--language", "en", "--over", old, new).stdout


def test_what_is_not_there_is_created(tmp_path: Path) -> None:
    old, new = write(tmp_path, old=OLD, new=NEW.replace("name: web", "name: db"))
    assert "Service/db (as create): accepted" in call("--language", "en", "--over", old, new).stdout


@pytest.mark.parametrize("more", ["second", "folder"])
def test_several_files_are_refused_in_one_line(files: tuple[Path, Path], more: str) -> None:
    old, new = files
    done = call("--over", old, new, new) if more == "second" else call("--over", old.parent, new)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_what_is_there_must_be_readable(files: tuple[Path, Path]) -> None:
    _, new = files
    done = call("--over", "missing.yaml", new)
    assert done.returncode == 2
    assert "missing.yaml: No such file or directory" in done.stderr


def test_create_is_the_way_without_over(files: tuple[Path, Path]) -> None:
    _, new = files
    assert call("--as", "create", new).stdout == call(new).stdout
    assert call("--as", "create", new).returncode == 0


@pytest.mark.parametrize(("way", "over"), [("create", True), ("apply", False), ("replace", False)])
def test_a_way_that_does_not_fit_is_refused_in_one_line(
    files: tuple[Path, Path], way: str, over: bool
) -> None:
    old, new = files
    there: list[str | Path] = ["--over", old] if over else []
    done = call("--as", way, *there, new)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"--as {way}" in done.stderr or "--as apply and --as replace" in done.stderr
    assert done.stderr.count("\n") == 1
