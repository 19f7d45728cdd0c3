"""What commands on readers' files begin with: the validator, and an end by Ctrl-C."""

import lzma
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import wasmtime

from servicedocs import cli
from servicedocs.check import words
from servicedocs.validator.runtime import COMPRESSED, validator

BROKEN = (OSError, EOFError, lzma.LZMAError, wasmtime.WasmtimeError)


def waiting(name: str, language: str) -> Callable[[], None]:
    """Return what tells a terminal's user that the standard input is read."""

    def tell() -> None:
        cli.fail(name, words.WAITING.in_language(language))

    return tell


def require_validator() -> None:
    """Load the validator, or say how to mend it."""
    try:
        validator()
    except BROKEN as error:
        what = str(error).splitlines()[0]
        remedy = "run: git checkout validator"
        raise cli.SetupError(f"{COMPRESSED.name} cannot be loaded ({what}); {remedy}") from error


@contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Python looks for it only after a call of the validator.

    There is nothing to clean up.
    """
    handler = signal.getsignal(signal.SIGINT)
    if handler is not signal.default_int_handler or not _is_main():
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()
