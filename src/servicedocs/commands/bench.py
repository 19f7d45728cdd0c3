"""What `scripts/bench` does: measure the validator, and say which limit each figure is held to."""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.site import benchmark
from servicedocs.validator import runtime

MANIFEST = ROOT / "examples" / "nodeport" / "service.yaml"
FILES = 500
CALLS = 500


def main() -> None:
    """Run the command."""
    cli.run("scripts/bench", command)


def command() -> int:
    """Print each figure with its limit; nothing fails, since a busy machine is slower."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure the validator. Takes about half a minute."
    )
    site = "measure the build of the site instead, beside bare Material's; takes some minutes"
    parser.add_argument("--site", action="store_true", help=site)
    if parser.parse_args().site:
        return benchmark.report()
    for name, limit, measure in MEASURES:
        cli.say(f"{name}: {measure():.4g} s (at most {limit:g} s)")
    return 0


def _first_start() -> float:
    """Compile the WebAssembly file, as after installing: in a copy that has no cache yet."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(ROOT / "src", copy / "src")
        (copy / "validator").mkdir()
        shutil.copy(runtime.COMPRESSED, copy / "validator")
        return _timed(lambda: _start(copy / "src"))


def _later_start() -> float:
    return statistics.median(_timed(lambda: _start(ROOT / "src")) for _ in range(5))


def _start(source: Path) -> None:
    code = "from servicedocs.validator.runtime import Validator; Validator()"
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(source)})


def _warm_check() -> float:
    judge, data = runtime.validator(), MANIFEST.read_bytes()
    return statistics.median(_timed(lambda: judge.check(data)) for _ in range(CALLS))


def _many_files() -> float:
    with tempfile.TemporaryDirectory() as folder:
        files = list(_copies(Path(folder)))
        command = [ROOT / "scripts" / "check", *files]
        return _timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def _copies(folder: Path) -> Iterator[Path]:
    for number in range(FILES):
        yield Path(shutil.copy(MANIFEST, folder / f"{number}.yaml"))


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


MEASURES = (
    ("first start after installing", 15.0, _first_start),
    ("later start", 0.5, _later_start),
    ("warm check of one manifest", 0.002, _warm_check),
    (f"scripts/check on {FILES} files", 3.0, _many_files),
)

if __name__ == "__main__":
    main()
