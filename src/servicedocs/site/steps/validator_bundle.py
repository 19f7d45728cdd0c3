"""The validator as a script, which pages load when their reader presses "try it".

It holds the module that the tests use, as text: only a script is loaded from `file://`.
"""

import base64
import functools
import json
import lzma
import zlib

from servicedocs import cache
from servicedocs.markdown import pictures
from servicedocs.project import ROOT
from servicedocs.site.built import BuiltSite
from servicedocs.validator import runtime

CACHE = ROOT / ".cache" / "engine"
GZIP = 16 + zlib.MAX_WBITS  # of zlib: with the header of gzip
SCRIPTS = ROOT / "theme" / "assets"
# Together the program of the worker, after the drawings.
WORKER = ("try/defaults.js", "validator/diff.js", "validator/wasi.js", "validator/worker.js")
PATH = "assets/engine/engine.js"  # in the site, once for both languages


def write(site: BuiltSite) -> None:
    """Put the validator's script into a built site."""
    to = site.folder / PATH
    to.parent.mkdir(parents=True, exist_ok=True)
    module = _module()
    own = [(SCRIPTS / name).read_text(encoding="utf-8") for name in WORKER]
    program = "\n".join([pictures.scripts(), *own])  # with the drawings that the build runs
    head = f"site.bundle = {{\nworker: {json.dumps(program)},\nmodule: "
    to.write_bytes(head.encode() + b'"' + module + b'"\n};\n')


@functools.cache
def _module() -> bytes:
    """Return the module compressed, in base64; compressing takes seconds, so it is kept."""
    compressed = runtime.COMPRESSED.read_bytes()

    def packed() -> bytes:
        # Not by `gzip`, whose header is another one from Python 3.12 on.
        return base64.b64encode(zlib.compress(lzma.decompress(compressed), 9, GZIP))

    path = CACHE / f"{cache.digest(compressed)[: cache.LENGTH]}.txt"
    return cache.kept(path, packed, "*.txt").read_bytes()
