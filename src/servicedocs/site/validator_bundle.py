"""The validator as a script, which pages load when their reader presses "try it".

It holds the module that the tests use, as text: only a script is loaded from `file://`.
"""

import base64
import functools
import gzip
import hashlib
import json
import lzma
from pathlib import Path

from servicedocs import cache
from servicedocs.markdown import pictures
from servicedocs.project import ROOT
from servicedocs.validator import runtime

CACHE = ROOT / ".cache" / "engine"
SCRIPTS = ROOT / "theme" / "assets" / "validator"
WORKER = ("wasi.js", "worker.js")  # together the program of the worker
PLACE = "assets/engine/engine.js"  # in the site, once for both languages


def write(site: Path) -> None:
    """Put the validator's script into a built site."""
    to = site / PLACE
    to.parent.mkdir(parents=True, exist_ok=True)
    module = _module()
    own = [(SCRIPTS / name).read_text(encoding="utf-8") for name in WORKER]
    program = "\n".join([pictures.scripts(), *own])  # with the drawings that the build runs
    head = f"site.bundle = {{\nworker: {json.dumps(program)},\nmodule: "
    to.write_bytes(head.encode() + b'"' + module + b'"\n};\n')


@functools.cache
def _module() -> bytes:
    """Return the module packed and as text; packing takes seconds, so it is kept."""
    compressed = runtime.COMPRESSED.read_bytes()
    path = CACHE / f"{hashlib.sha256(compressed).hexdigest()[:20]}.txt"
    if not path.exists():
        packed = gzip.compress(lzma.decompress(compressed), 9, mtime=0)
        cache.write_whole(path, base64.b64encode(packed))
        cache.prune(path, "*.txt")
    return path.read_bytes()
