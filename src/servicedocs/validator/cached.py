"""Keeps what Kubernetes' code answered in the last build: the same question needs no second run.

An answer belongs to the operation, to every byte asked about and to the compiled file. So it can
be missing, never stale.
"""

import json
from pathlib import Path
from typing import Any

from servicedocs import cache
from servicedocs.validator import runtime
from servicedocs.validator.runtime import Validator


class RememberingValidator(Validator):
    """Starts Kubernetes' code only for what the last build did not ask."""

    def __init__(self, file: Path) -> None:
        """Read the answers of the last build, as far as they are of the same compiled file."""
        self._file = file
        self._of = runtime.digest()
        self._old = _read(file, self._of)
        self._used: dict[str, str] = {}
        self._started = False

    def _call(self, operation: int, first: bytes, second: bytes) -> Any:
        key = cache.digest(str(operation), first, second)
        answer = self._used.get(key) or self._old.get(key) or self._ask(operation, first, second)
        self._used[key] = answer
        return json.loads(answer)

    def _ask(self, operation: int, first: bytes, second: bytes) -> str:
        if not self._started:
            super().__init__()
            self._started = True
        # What is not judged, for want of time or memory, raises: it is asked again next time.
        return json.dumps(super()._call(operation, first, second))

    def keep(self) -> None:
        """Write down the answers that were used; where that fails, only time is lost."""
        if self._used == self._old:
            return
        text = json.dumps({"of": self._of, "answers": self._used})
        try:
            cache.write_whole(self._file, text.encode())
        except OSError:
            return


def _read(file: Path, of: str) -> dict[str, str]:
    try:
        kept = json.loads(file.read_text())
        return dict(kept["answers"]) if kept["of"] == of else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def remember(root: Path, name: str) -> RememberingValidator:
    """Let this process's validator know what the last build of this name was told."""
    remembering = RememberingValidator(root / ".cache" / "answers" / f"{name}.json")
    runtime.use(remembering)
    return remembering
