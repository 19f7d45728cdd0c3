"""A cache of what Kubernetes' code answered in the last build.

The key covers the operation, every byte of its input and the compiled file. So an answer can be
missing, never stale.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from servicedocs import cache
from servicedocs.validator import runtime
from servicedocs.validator.runtime import Operation, Validator


class CachedValidator(Validator):
    """A validator that starts Kubernetes' code only on a cache miss."""

    def __init__(self, file: Path) -> None:
        """Read the answers of the last build, unless another compiled file gave them."""
        self._file = file
        self._of = runtime.digest()
        self._old = _read(file, self._of)
        self._used: dict[str, str] = {}
        self._started = False

    def _call(self, operation: Operation, first: bytes, second: bytes) -> Any:
        key = cache.digest(str(int(operation)), first, second)
        answer = self._used.get(key) or self._old.get(key) or self._ask(operation, first, second)
        self._used[key] = answer
        return json.loads(answer)

    def _ask(self, operation: Operation, first: bytes, second: bytes) -> str:
        if not self._started:
            super().__init__()
            self._started = True
        # What is not judged, for want of time or memory, raises: it is asked again next time.
        return json.dumps(super()._call(operation, first, second))

    def keep(self) -> None:
        """Write the answers that were used; where that fails, only time is lost."""
        if self._used == self._old:
            return
        text = json.dumps({"of": self._of, "answers": self._used})
        with suppress(OSError):
            cache.write_whole(self._file, text.encode())


def _read(file: Path, of: str) -> dict[str, str]:
    try:
        kept = json.loads(file.read_text())
        return dict(kept["answers"]) if kept["of"] == of else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def remember(root: Path, name: str) -> CachedValidator:
    """Make the process's validator one with the cache of this name."""
    remembering = CachedValidator(root / ".cache" / "answers" / f"{name}.json")
    runtime.use(remembering)
    return remembering
