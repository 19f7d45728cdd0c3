"""The packets of kube-proxy's own tests end, by the code that follows readers', as these expect."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from servicedocs.cluster.artifacts.build import module_folder
from servicedocs.cluster.artifacts.versions import GROUPS
from servicedocs.project import ROOT
from servicedocs.toolchain import go

pytestmark = pytest.mark.cluster  # as it takes compiling Kubernetes

HERE = Path(__file__).parent
OURS = ROOT / "validator"
THEIRS = "func runPacketFlowTests("
# They try the code that follows packets upstream, with rules that kube-proxy does not write.
ITS_OWN = "TestTracePacket"
FOLLOWED = re.compile(r"^ +--- PASS: .*/followed/", re.MULTILINE)
WRONG = re.compile(r"^ +(?:--- FAIL: .*/followed/.*|followed_.*_test\.go:.*)$", re.MULTILINE)
AT_LEAST = 150


def put_together(mode: str, into: Path) -> None:
    """Put a mode's package of kube-proxy beside what follows packets here, and what joins them."""
    package = into / mode
    package.mkdir(parents=True)
    module = next(one.folder for one in GROUPS if one.name == "kubernetes")
    for name in ("go.mod", "go.sum"):
        shutil.copyfile(module / name, into / name)
    for path in (module_folder("kubernetes", "k8s.io/kubernetes") / "pkg/proxy" / mode).glob(
        "*.go"
    ):
        (package / path.name).write_text(path.read_text().replace(THEIRS, "func notCalled("))
    ours = ("trace.go", "families.go", f"netfilter_{mode}.go")
    for path in (*(OURS / name for name in ours), HERE / "machine.go"):
        text = re.sub(
            r"^package \w+", f"package {mode}", path.read_text(), count=1, flags=re.MULTILINE
        )
        (package / f"followed_{path.stem}_test.go").write_text(text)
    shutil.copyfile(HERE / f"{mode}.go", package / "followed_test.go")


def told(output: str) -> str:
    """Return the packets that end elsewhere, and the remedy; nothing where none was followed."""
    wrong = WRONG.findall(output)
    remedy = "the validator does not follow these as kube-proxy's tests do; see validator/trace.go"
    return "\n".join([*wrong, remedy]) if wrong else ""


@pytest.mark.parametrize("mode", ["nftables", "iptables"])
def test_every_packet_of_kube_proxys_own_tests_ends_where_they_expect(
    mode: str, tmp_path: Path
) -> None:
    folder = tmp_path / "module"
    put_together(mode, folder)
    # As the cluster's programs are compiled, which shares what is compiled.
    workspace = go.workspace(folder, "k8s.io/apimachinery", tmp_path)
    flags = ["-trimpath", "-buildvcs=false", "-vet=off", "-v", "-skip", ITS_OWN]
    tested = subprocess.run(
        ["nice", go.GO, "test", *flags, f"./{mode}"],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
        env={**os.environ, **go.SETTINGS, **workspace, "CGO_ENABLED": "0"},
    )
    assert tested.returncode == 0, told(tested.stdout) or tested.stdout + tested.stderr
    assert len(FOLLOWED.findall(tested.stdout)) >= AT_LEAST
