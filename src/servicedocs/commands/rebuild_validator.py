"""Compile Kubernetes' own code to `validator/validator.wasm.xz`. Takes minutes the first time.

Prints which verdicts and messages of the examples changed.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.validator import compile as compilation
from servicedocs.validator import verdict_diff
from servicedocs.validator.compile import SOURCE, SUMS
from servicedocs.validator.runtime import COMPRESSED, Validator


@click.command(help=__doc__)
@click.option("--kubernetes", "version", metavar="VERSION", help="Move to this one: 1.38.0.")
def command(version: str | None) -> None:
    """Rebuild, and say which verdicts on the examples changed."""
    before = _verdicts_so_far()
    with kept_on_failure(SOURCE / "go.mod", SOURCE / "go.sum"):
        if version:
            compilation.move(version)
        wasm = compilation.build()
        # An unknown licence stops a move before anything else is written.
        compilation.write_licences()
    COMPRESSED.write_bytes(lzma.compress(wasm, preset=9 | lzma.PRESET_EXTREME))
    sums = (f"{digest}  {name}\n" for name, digest in compilation.digests())
    SUMS.write_text("".join(sums))
    cli.say(f"Wrote {COMPRESSED.relative_to(ROOT)}: {COMPRESSED.stat().st_size / 1e6:.1f} MB")
    validator = Validator()
    cli.say(f"Kubernetes {validator.version}")
    after = verdict_diff.verdicts(validator)
    for line in verdict_diff.changes(before, after) if before else ():
        cli.say(line)


def _verdicts_so_far() -> verdict_diff.Verdicts:
    try:
        return verdict_diff.verdicts(Validator())
    except TypeError:  # src/servicedocs/validator/runtime.py waits for other fields already
        cli.say("The last compiled file answers in another form: no verdicts to compare with")
        return {}


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
