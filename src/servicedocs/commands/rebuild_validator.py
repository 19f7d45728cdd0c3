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
from servicedocs.validator.compile import SOURCE, SUMS
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import COMPRESSED, Validator

Verdicts = dict[str, list[Verdict]]


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
    after = _verdicts(validator)
    for line in _changes(before, after) if before else ():
        cli.say(line)


def _verdicts(validator: Validator) -> Verdicts:
    files = sorted((ROOT / "examples").rglob("*.yaml"))
    return {
        file.relative_to(ROOT).as_posix(): validator.check(file.read_bytes(), file.name)
        for file in files
    }


def _changes(before: Verdicts, after: Verdicts) -> Iterator[str]:
    """Yield a line for each example whose verdict, message or warnings changed, then a count."""
    changed = 0
    for name, new in after.items():
        old = before.get(name, [])
        if _words(old) != _words(new):
            changed += 1
            yield f"{name}:\n  - {'; '.join(_words(old))}\n  + {'; '.join(_words(new))}"
    yield f"{changed} of {len(after)} examples are judged otherwise than before"


def _words(verdicts: list[Verdict]) -> list[str]:
    return [
        " ".join([one.kubectl.strip() or "accepted", *(f"(warns: {w})" for w in one.warnings)])
        for one in verdicts
    ]


def _verdicts_so_far() -> Verdicts:
    try:
        return _verdicts(Validator())
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
