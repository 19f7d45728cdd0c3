"""Hostile manifests end in a clear refusal, soon, and in bounded memory."""

import os
import subprocess
import sys
import time

import pytest
import wasmtime

from servicedocs.project import ROOT
from servicedocs.validator.runtime import NotJudgedError, Validator, validator

SERVICE = b"apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n"
SECONDS = 2.2  # of processor time, a busy machine's margin with it
SECONDS_PER_MIB = 2.0
MEMORY = 512 * 1024**2
PAGE = 64 * 1024  # of WebAssembly's memory


def bomb() -> bytes:
    """Return nine levels of nine aliases each: 387 million nodes if they were expanded."""
    lines = [b"a: &a [x,x,x,x,x,x,x,x,x]"]
    for low, high in zip(b"abcdefgh", b"bcdefghi", strict=True):
        aliases = b",".join([b"*%c" % low] * 9)
        lines.append(b"%c: &%c [%s]" % (high, high, aliases))
    return b"\n".join(lines)


def config_map(keys: int) -> bytes:
    """Return a ConfigMap that takes long to read."""
    head = b"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n"
    return head + b"".join(b"  k%d: v\n" % number for number in range(keys))


HOSTILE = {
    "a bomb of aliases": bomb(),
    "a bomb behind a Service": SERVICE + bomb(),
    "lists in lists": b"[" * 100_000,
    "maps in maps": b"{a: " * 100_000,
    "indentation": b"".join(b" " * depth + b"a:\n" for depth in range(3_000)),
    "bytes that are no text": bytes(range(256)) * 1_000,
    "nothing but zeros": b"\0" * 1_000_000,
    "50 MB of text": b"a: b\n" * 10_000_000,
    "200 thousand keys": config_map(200_000),
    "a number without end": SERVICE.replace(b"80", b"9" * 100_000),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_in_time_and_the_next_is_judged_as_ever(data: bytes) -> None:
    judge = validator()  # the first start may take long
    start = time.process_time()
    try:
        refused = not judge.check(data)[0].accepted
    except NotJudgedError as error:
        refused = bool(str(error))
    assert refused
    allowed = SECONDS + len(data) / 1024**2 * SECONDS_PER_MIB
    assert time.process_time() - start < allowed
    assert validator().check(SERVICE)[0].accepted, "what one file breaks reaches the next"


def test_no_input_gets_more_memory_than_512_mib() -> None:
    judge = Validator()
    with pytest.raises(wasmtime.WasmtimeError, match="grow"):
        judge._memory.grow(judge._store, MEMORY // PAGE)


ALL_IN_ONE_PROCESS = r"""
import re, pathlib
from contextlib import suppress
from tests.validator.test_hostile_input import HOSTILE
from servicedocs.validator.runtime import NotJudgedError, Validator
judge = Validator()
for data in HOSTILE.values():
    with suppress(NotJudgedError):
        judge.relate(data)
# Not ru_maxrss: that begins with what the process that started this one used.
print(re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.slow  # what each input alone does is in the author's loop
@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says of a process's memory")
def test_memory_stays_bounded() -> None:
    assert validator().version  # compiled by now: that takes more memory, once
    done = subprocess.run(
        [sys.executable, "-c", ALL_IN_ONE_PROCESS],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    inputs = sum(len(data) for data in HOSTILE.values())
    assert int(done.stdout) * 1024 < MEMORY + 2 * inputs + 256 * 1024**2
