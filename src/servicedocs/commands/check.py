"""Say what the Kubernetes API server would say of manifest files, without a cluster.

It is the server's own code that says: accepted, or its exact message with file and line. The
cluster is a fresh one with default settings (IPv4, Services 10.96.0.0/12, node ports 30000-32767);
all documents of one file go to the same one. FILE is a manifest; - is the standard input.

Ends with 0 if everything is accepted, with 1 if not, with 2 if a file cannot be read.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from servicedocs import cli
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import MAX_BYTES, NotJudgedError, validator

ACCEPTED, REFUSED, UNREADABLE = 0, 1, 2
CHUNK = 1024 * 1024
MAX_WAIT = 1.5  # seconds from a stream's first byte to its end


@dataclass(frozen=True)
class Checked:
    """One file with its verdicts, or with the reason why there are none."""

    file: str
    verdicts: list[Verdict]
    unreadable: str = ""


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print a list, an entry a document.")
def command(files: tuple[str, ...], *, as_json: bool) -> int:
    """Check the files that the arguments name; return the exit code."""
    checked = map(_check, files)
    if as_json:
        everything = list(checked)
        entries = [entry for one in everything for entry in _entries(one)]
        cli.say(json.dumps(entries, ensure_ascii=False, indent=2))
        for one in everything:
            _report_unreadable(one)
        return max(_code(one) for one in everything)
    return max(_report(one) for one in checked)


def _check(file: str) -> Checked:
    judge = validator()
    try:
        return Checked(file, judge.check(_read(file), Path(file).name))
    except NotJudgedError as error:
        text = f"{file}: {error}; check a smaller manifest"
        return Checked(file, [Verdict.not_judged(text)])
    except OSError as error:
        return Checked(file, [], f"{file}: {error.strerror}; name a file that can be read")


def _read(file: str) -> bytes:
    """Read a file, and no more of an endless one than shows that it is too large."""
    descriptor = os.dup(sys.stdin.fileno()) if file == "-" else os.open(file, os.O_RDONLY)
    try:
        return b"".join(_chunks(descriptor))
    finally:
        os.close(descriptor)


def _chunks(descriptor: int) -> Iterator[bytes]:
    total = 0
    deadline = float("inf")  # whoever types has all the time to begin
    while True:
        waiting = min(deadline - time.monotonic(), 3600.0)
        if waiting <= 0:
            raise NotJudgedError(f"no end of it within {MAX_WAIT:g} s")
        if not select.select([descriptor], [], [], waiting)[0]:
            continue
        chunk = os.read(descriptor, CHUNK)
        if not chunk:
            return
        deadline = min(deadline, time.monotonic() + MAX_WAIT)
        total += len(chunk)
        if total > MAX_BYTES:
            raise NotJudgedError(f"larger than {MAX_BYTES // 1024**2} MiB")
        yield chunk


def _entries(checked: Checked) -> Iterator[dict[str, Any]]:
    for _, verdicts in groupby(checked.verdicts, key=lambda one: one.document):
        yield {"file": checked.file} | _entry(list(verdicts))


def _entry(verdicts: list[Verdict]) -> dict[str, Any]:
    """Return the entry of one document: for a List, its first refused item's."""
    first = next((one for one in verdicts if not one.accepted), verdicts[0])
    return {
        "document": first.document,
        "kind": first.list or first.kind,
        "name": "" if first.list else first.name,
        "accepted": first.accepted,
        "message": first.message,
        "causes": [{"field": c.field, "message": c.message} for c in first.causes],
        "warnings": [text for one in verdicts for text in one.warnings],
    }


def _report(checked: Checked) -> int:
    _report_unreadable(checked)
    for verdict in checked.verdicts:
        for line in _lines(checked.file, verdict):
            cli.say(line)
    return _code(checked)


def _report_unreadable(checked: Checked) -> None:
    if checked.unreadable:
        cli.fail(click.get_current_context().command_path, checked.unreadable)


def _lines(file: str, verdict: Verdict) -> Iterator[str]:
    what = "/".join(part for part in (verdict.kind, verdict.name) if part) or "no object"
    yield f"{file}:{verdict.line}: {what}: {'accepted' if verdict.accepted else 'refused'}"
    for warning in verdict.warnings:
        yield f"Warning: {warning}"
    if not verdict.accepted:
        yield verdict.kubectl.rstrip("\n")
    if len(verdict.causes) > 1:
        for cause in verdict.causes:
            yield f"  {file}:{cause.line}: {cause.field}"


def _code(checked: Checked) -> int:
    if checked.unreadable:
        return UNREADABLE
    return ACCEPTED if all(one.accepted for one in checked.verdicts) else REFUSED
