"""The compilation of `validator/` to WebAssembly, for this or another Kubernetes.

The modules come from the Go module proxy, held by go.sum. The result is the same to the byte on
every machine.
"""

import hashlib
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from servicedocs import cli, process
from servicedocs.project import ROOT
from servicedocs.toolchain import go, licences
from servicedocs.validator.runtime import COMPRESSED

SOURCE = ROOT / "validator"
WORK = ROOT / ".cache" / "validator-build"
RULES = SOURCE / "borrowed.txt"
SERVED = SOURCE / "served.txt"
IN_WORKSPACE = "k8s.io/apimachinery"
"""Compiled without a version in its paths, as a release of Kubernetes is."""
SUMS = SOURCE / "built-from.sha256"
WASM_SETTINGS = {"GOOS": "wasip1", "GOARCH": "wasm", "CGO_ENABLED": "0"}
VERSION = re.compile(r"v?(\d+\.\d+\.\d+)$")


def move(version: str) -> None:
    """Write go.mod and go.sum for another Kubernetes version."""
    found = VERSION.match(version)
    if found is None:
        raise cli.Failure(f"--kubernetes {version}: not a version; write one such as 1.38.0")
    go.prepare()
    cli.say(f"Moving to Kubernetes {found[1]}")
    release = f"v{found[1]}"
    go.run("mod", "download", f"k8s.io/kubernetes@{release}", folder=SOURCE)
    cache = Path(go.run("env", "GOMODCACHE", folder=SOURCE).strip())
    published = cache / "k8s.io" / f"kubernetes@{release}" / "go.mod"
    (SOURCE / "go.mod").write_text(go_mod((SOURCE / "go.mod").read_text(), published, release))
    go.run("mod", "tidy", folder=SOURCE)


def go_mod(present: str, published: Path, release: str) -> str:
    """Return our go.mod with the requirements of Kubernetes' own for that release.

    Kubernetes publishes its staging modules (k8s.io/api, ...) as v0.X.Y but requires them as
    v0.0.0, so each needs a replace line.
    """
    theirs = published.read_text()
    staging = sorted(set(re.findall(r"^\s(k8s\.io/[\w-]+) v0\.0\.0(?:\s|$)", theirs, re.MULTILINE)))
    number = "v0" + release.removeprefix("v1")
    replaced = "".join(f"\t{name} => {name} {number}\n" for name in staging)
    language = re.search(r"^go (\S+)", theirs, re.MULTILINE)
    kind = re.search(r"sigs\.k8s\.io/kind v\S+", present)
    if language is None or kind is None:
        raise cli.Failure(f"{published}: not the go.mod of Kubernetes; name another version")
    required = [f"k8s.io/kubernetes {release}", kind[0], coredns(published.parent)]
    return (
        f"module servicedocs/validator\n\ngo {language[1]}\n\n"
        + "".join(f"require {one}\n\n" for one in required)
        + f"replace (\n{replaced})\n"
    )


def coredns(kubernetes: Path) -> str:
    """Return the requirement of the CoreDNS that kubeadm installs with a Kubernetes."""
    constants = kubernetes / "cmd" / "kubeadm" / "app" / "constants" / "constants.go"
    found = re.search(r'CoreDNSVersion = "(v[\d.]+)"', constants.read_text())
    if found is None:
        raise cli.Failure(f"{constants}: names no CoreDNSVersion; name another Kubernetes version")
    return f"github.com/coredns/coredns {found[1]}"


def build() -> bytes:
    """Compile, and return the WebAssembly file's bytes."""
    go.prepare()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for file in (*SOURCE.glob("*.go"), SOURCE / "go.mod", SOURCE / "go.sum", SERVED):
        shutil.copy(file, WORK)
    workspace = go.workspace(WORK, IN_WORKSPACE, WORK)
    _step("Bringing the modules", "work", "vendor", settings=workspace)
    _step("Leaving out", "run", str(SOURCE / "_trim" / "main.go"), "vendor", str(RULES))
    shutil.copytree(SOURCE / "_added", WORK / "vendor", dirs_exist_ok=True)
    flags = ["-buildmode=c-shared", "-mod=vendor", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"]
    settings = {**WASM_SETTINGS, **workspace}
    _step("Compiling", "build", *flags, "-o", "validator.wasm", ".", settings=settings)
    return (WORK / "validator.wasm").read_bytes()


def write_licences() -> None:
    """Write the list of the compiled modules and their licences beside the compiled file."""
    vendor = WORK / "vendor"
    (vendor / IN_WORKSPACE).symlink_to(WORK / IN_WORKSPACE)
    listing = ("list", "-mod=vendor", "-deps", "-f", licences.FORMAT, ".")
    settings = {**WASM_SETTINGS, "GOWORK": str(WORK / "go.work")}
    listed = go.run(*listing, folder=WORK, settings=settings).splitlines()
    version = go.run("list", "-m", "-f", "{{.Replace.Version}}", IN_WORKSPACE, folder=WORK)
    modules = [line + version.strip() if line.endswith(" ") else line for line in listed]
    goroot = Path(go.run("env", "GOROOT", folder=WORK).strip())
    licences.write(vendor, SOURCE, modules, goroot)


def digests() -> Iterator[tuple[str, str]]:
    """Yield name and SHA-256 of everything that the compiled file is made from, and of itself."""
    folders = (
        "_added/**/*.go",
        "_trim/*.go",
        "*.go",
        "go.*",
        SERVED.name,
        RULES.name,
        COMPRESSED.name,
    )
    for file in sorted({file for pattern in folders for file in SOURCE.glob(pattern)}):
        name = file.relative_to(SOURCE).as_posix()
        yield name, hashlib.sha256(file.read_bytes()).hexdigest()


def _step(says: str, *arguments: str, settings: Mapping[str, str] = process.NOTHING) -> None:
    start = time.monotonic()
    go.run(*arguments, folder=WORK, settings=settings)
    cli.say(f"{says}: {time.monotonic() - start:.0f} s")
