"""Reading the bytes of files, pipes and the standard input: as slow as they come, and no more."""

import os
import re
import select
import stat
import time
from collections.abc import Callable

from servicedocs.validator.runtime import MAX_BYTES, NotJudgedError

CHUNK = 1024 * 1024
FIRST_WORD = 2.0  # seconds of silence at a terminal before its user is told what goes on
WRITER_SECONDS = 10.0  # that a FIFO may be without a writer
TURN = 0.05  # seconds between two looks whether it has one
STANDARD_INPUT = 0
# What a shell puts in place of <(...). Opened anew, it would be another end of the pipe.
INHERITED = re.compile(r"/(?:dev|proc/self)/fd/(?P<number>\d+)")


class NoWriterError(Exception):
    """A FIFO that nobody writes into."""


def standard_input(tell: Callable[[], None], most: int = MAX_BYTES) -> bytes:
    """Read the standard input to its end; call `tell` when its user seems to wait, too."""
    if os.isatty(STANDARD_INPUT) and not _is_ready(STANDARD_INPUT, FIRST_WORD):
        tell()
    return _rest(STANDARD_INPUT, b"", most)


def read(file: str, most: int = MAX_BYTES) -> bytes:
    """Read a file, and no more of an endless one than shows that it is too large."""
    descriptor = _open(file)
    try:
        first = b""
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode) and not INHERITED.fullmatch(file):
            first = _first_of_fifo(descriptor)
            if not first:
                return b""
        return _rest(descriptor, first, most)
    finally:
        os.close(descriptor)


def _open(file: str) -> int:
    if found := INHERITED.fullmatch(file):
        return os.dup(int(found["number"]))
    # Else a FIFO would wait for its writer, here and for ever.
    return os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)


def _first_of_fifo(descriptor: int) -> bytes:
    """Return the first bytes of a FIFO, none where its writer has gone."""
    deadline = time.monotonic() + WRITER_SECONDS
    while time.monotonic() < deadline:
        ready = _is_ready(descriptor, TURN)
        try:
            chunk = os.read(descriptor, CHUNK)
        except BlockingIOError:  # it has a writer
            return _next(descriptor)
        if chunk or ready:
            return chunk
    raise NoWriterError


def _rest(descriptor: int, first: bytes, most: int) -> bytes:
    read_already = bytearray(first)
    while chunk := _next(descriptor):
        read_already += chunk
        if len(read_already) > most:
            raise NotJudgedError(f"larger than {MAX_BYTES // 1024**2} MiB")
    return bytes(read_already)


def _next(descriptor: int) -> bytes:
    """Wait for the next bytes, however long they take; none at the end."""
    while True:
        _is_ready(descriptor, None)
        try:
            return os.read(descriptor, CHUNK)
        except BlockingIOError:  # another process was faster
            continue


def _is_ready(descriptor: int, seconds: float | None) -> bool:
    waiting = select.poll()  # not select, which takes no descriptor above 1023
    waiting.register(descriptor, select.POLLIN)
    return bool(waiting.poll(None if seconds is None else seconds * 1000))
