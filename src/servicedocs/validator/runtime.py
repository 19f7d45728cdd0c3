"""The runtime of Kubernetes' own code: a WebAssembly instance that takes bytes and gives JSON.

`validator/` holds the Go that is compiled. Nothing here knows what a valid manifest is.
"""

from __future__ import annotations

import json
import lzma
import struct
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import wasmtime

from servicedocs import cache
from servicedocs.project import CACHE, ROOT
from servicedocs.validator import results
from servicedocs.validator.results import (
    Changed,
    ManifestFinding,
    Related,
    ServiceRelation,
    Verdict,
)

COMPRESSED = ROOT / "validator" / "validator.wasm.xz"
COMPILED = CACHE / "validator"

MAX_BYTES = 16 * 1024 * 1024  # of one file; the API server itself takes 3 MiB an object
MAX_SECONDS = 1.2  # of processor time, for any input: tight for a bomb
MAX_SECONDS_PER_MIB = 1.5
MAX_SECONDS_PER_OBJECT = 0.004  # each takes about a quarter of it
MAX_SECONDS_PER_FILE = 0.005
TIMES_TO_TRACE = 4  # every node's rules, and every way that chance may choose
MAX_MEMORY = 512 * 1024 * 1024
TICK = 0.1  # seconds of processor time between two looks at the limit inside WebAssembly


class NotJudgedError(Exception):
    """The input is not judged: too large, or it takes too long or too much memory."""


class StoppedError(NotJudgedError):
    """A call was stopped; `reported` is what it had judged before, in JSON Lines."""

    def __init__(self, reason: str, reported: bytes) -> None:
        """Keep the reason and the lines."""
        super().__init__(reason)
        self.reported = reported


@dataclass(frozen=True)
class File:
    """A file to judge, under the name that kubectl's messages mention."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Checked:
    """The verdicts on some files; `stopped` says why there are not more, if so."""

    verdicts: tuple[Verdict, ...]
    stopped: str = ""


class Operation(IntEnum):
    """A function of the compiled file, by its index in `operations` of validator/main.go."""

    VERSION = 0
    CHECK = 1
    RELATE = 2
    MERGE = 3
    CHANGE = 4
    TRACE = 5


class Validator:
    """Calls into one running instance of the compiled file. Not for several threads at once."""

    def __init__(self) -> None:
        """Load the file; the first time after a change, compile it to native code (about 10 s)."""
        self._engine, self._module = _load()
        self._start()

    @cached_property
    def version(self) -> str:
        """The Kubernetes version whose code this is, such as v1.37.2."""
        return str(self._call(Operation.VERSION, b"", b""))

    def check(
        self, data: bytes, file: str = "-", *, strict: bool = False, dual_stack: bool = False
    ) -> list[Verdict]:
        """Judge every object of one file; raise NotJudgedError unless it can judge them all."""
        found = self.check_files([File(file, data)], strict=strict, dual_stack=dual_stack)
        if found.stopped:
            raise NotJudgedError(found.stopped)
        return list(found.verdicts)

    def check_files(
        self,
        files: Sequence[File],
        *,
        strict: bool = False,
        brief: bool = False,
        dual_stack: bool = False,
    ) -> Checked:
        """Judge every object of some files, in order, as a create on one fresh cluster would.

        A file without any document gives one refused verdict. A namespace that no document makes is
        taken as there, unless `strict`. A brief verdict comes without the object, which is large.
        Services of a `dual_stack` cluster may have addresses of IPv4 and of IPv6.
        Raises NotJudgedError where the input is too large.
        """
        packed = _packed(files, strict=strict, brief=brief, dualStack=dual_stack)
        try:
            found = self._call(Operation.CHECK, *packed)
        except StoppedError as error:
            lines = [json.loads(line) for line in error.reported.splitlines()]
            return Checked(tuple(results.verdict(one) for one in lines), str(error))
        return Checked(tuple(results.verdict(one) for one in found))

    def relate(self, data: bytes) -> tuple[ServiceRelation, ...]:
        """Follow each Service of one file to its Pods, ports and EndpointSlices."""
        return self.relate_files([File("-", data)]).relations

    def relate_files(self, files: Sequence[File], *, strict: bool = False) -> Related:
        """Follow each Service of some files to the Pods of all, and tell what does not fit."""
        return results.related(self._relate(files, strict=strict))

    def findings(self, files: Sequence[File], *, strict: bool = False) -> list[ManifestFinding]:
        """Tell what does not fit, and no more: relations are many where the files are."""
        return results.findings(self._relate(files, strict=strict, brief=True))

    def _relate(self, files: Sequence[File], **options: bool) -> Any:
        return self._call(Operation.RELATE, *_packed(files, **options))

    def change(
        self, old: File, new: File, way: str, *, dual_stack: bool = False
    ) -> tuple[Changed, ...]:
        """Judge putting each object of `new` over the one of `old`, by `way`: apply or replace.

        `old` is what is there: a manifest, or what `kubectl get -o yaml` gives. What of it cannot
        be there has a verdict too, with file 0.
        """
        options, data = _packed([old, new], way=way, dualStack=dual_stack)
        return tuple(results.changed(one) for one in self._call(Operation.CHANGE, options, data))

    def trace(self, files: Sequence[File], options: Mapping[str, Any]) -> dict[str, Any]:
        """Apply files to a small cluster and follow packets through it.

        Options and answer are `setting` and `simulated` of validator/*.go.
        """
        found: dict[str, Any] = self._call(Operation.TRACE, *_packed(files, **options))
        return found

    def merge(self, whole: bytes, fragment: bytes) -> bytes:
        """Lay a fragment over a whole manifest as a JSON merge patch (RFC 7386).

        Raises ValueError with the YAML reader's message where one of the two cannot be read.
        """
        merged = self._call(Operation.MERGE, whole, fragment)
        if merged["error"]:
            raise ValueError(merged["error"])
        return str(merged["text"]).encode()

    def _start(self) -> None:
        self._store = wasmtime.Store(self._engine)
        self._store.set_limits(memory_size=MAX_MEMORY)
        self._store.set_epoch_deadline(100)
        wasi = wasmtime.WasiConfig()
        wasi.argv = ["validator"]  # klog asks for a program's name
        self._store.set_wasi(wasi)
        linker = wasmtime.Linker(self._engine)
        linker.define_wasi()
        exports: Any = linker.instantiate(self._store, self._module).exports(self._store)
        self._exports = exports
        self._memory: Any = exports["memory"]
        self._exports["_initialize"](self._store)
        self._progress = self._exports["progress"](self._store)

    def _call(self, operation: Operation, first: bytes, second: bytes) -> Any:
        if len(first) + len(second) > MAX_BYTES:
            raise NotJudgedError(f"larger than {MAX_BYTES // 1024**2} MiB")
        seconds = _allowed(first, second) * (TIMES_TO_TRACE if operation is Operation.TRACE else 1)
        self._store.set_epoch_deadline(int(seconds / TICK))
        try:
            return json.loads(self._run(operation, first, second))
        except (wasmtime.Trap, wasmtime.WasmtimeError, wasmtime.ExitTrap) as error:
            reported = self._reported()
            self._start()  # a stopped instance cannot be called again
            raise StoppedError(_reason(error, seconds), reported) from None

    def _reported(self) -> bytes:
        head = self._memory.read(self._store, self._progress, self._progress + 16)
        start, length = struct.unpack("<QQ", head)
        return bytes(self._memory.read(self._store, start, start + length))

    def _run(self, operation: Operation, first: bytes, second: bytes) -> bytes:
        address = self._exports["alloc"](self._store, len(first) + len(second))
        self._memory.write(self._store, first + second, address)
        result = self._exports["call"](self._store, operation, len(first)) & (2**64 - 1)
        start, length = result >> 32, result & (2**32 - 1)
        return bytes(self._memory.read(self._store, start, start + length))


_in_use: list[Validator] = []


def validator() -> Validator:
    """Return the process's one validator: a second would cost time and memory for nothing."""
    if not _in_use:
        _in_use.append(Validator())
    return _in_use[0]


def _packed(files: Sequence[File], **more: Any) -> tuple[bytes, bytes]:
    listed = [{"name": file.name, "size": len(file.data)} for file in files]
    options = json.dumps({"files": listed, **more})
    return options.encode(), b"".join(file.data for file in files)


def _allowed(options: bytes, data: bytes) -> float:
    """Return how many seconds of processor time an input gets: a large one is more work."""
    files = options.count(b'"size": ') * MAX_SECONDS_PER_FILE  # as _packed names each
    objects = data.count(b"apiVersion") * MAX_SECONDS_PER_OBJECT
    return MAX_SECONDS + len(data) / 1024**2 * MAX_SECONDS_PER_MIB + files + objects


def _reason(error: Exception, seconds: float) -> str:
    if "interrupt" in str(error):
        return f"not judged within {seconds:.1f} s"
    if "call stack exhausted" in str(error):
        return "nested too deeply to be judged"
    return f"not judged within {MAX_MEMORY // 1024**2} MiB of memory"


def is_compiled() -> bool:
    """Tell whether the native code is cached, so that a start takes milliseconds."""
    return cache.found(_compiled_path()) is not None


def digest() -> str:
    """Return the digest of the compiled file and of the WebAssembly runtime."""
    return cache.digest(COMPRESSED.read_bytes(), version("wasmtime"))[: cache.LENGTH]


def _compiled_path() -> Path:
    return COMPILED / f"{digest()}.cwasm"


def _load() -> tuple[wasmtime.Engine, wasmtime.Module]:
    config = wasmtime.Config()
    config.epoch_interruption = True
    engine = wasmtime.Engine(config)
    threading.Thread(target=_tick, args=(engine,), daemon=True).start()
    path = _compiled_path()
    with suppress(wasmtime.WasmtimeError):  # compiled on another kind of processor
        if native := cache.found(path):  # it is run as it is: one changed byte may do anything
            return engine, wasmtime.Module.deserialize_file(engine, str(native))
    module = wasmtime.Module(engine, lzma.decompress(COMPRESSED.read_bytes()))
    with suppress(OSError):  # then only time is lost
        cache.keep(path, module.serialize(), "*.cwasm")
    return engine, module


def _tick(engine: wasmtime.Engine) -> None:
    # Processor time, not the clock: on a busy machine a verdict is the same, only later.
    counted = time.process_time()
    while True:
        time.sleep(TICK)
        if time.process_time() - counted >= TICK:
            counted += TICK
            engine.increment_epoch()
