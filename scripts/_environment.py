"""The locked Python environment: its paths, and the digest of what it is made from.

No syntax that an older Python could not read: it gets a clear line instead (_bootstrap.py).
"""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".made-from"
SOURCES = ("uv.lock", "pyproject.toml", "scripts/_environment.py", "scripts/_setup.py")

# What the scripts need of it is standard library: cli, cache, process, toolchain.apt.
sys.path.insert(0, str(ROOT / "src"))


def digest():
    """Return the digest of the environment's sources."""
    total = hashlib.sha256()
    for name in SOURCES:
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def is_ready(made_from):
    """Tell whether `.venv` was made from sources of this digest and still has its Python."""
    try:
        return STAMP.read_text() == made_from and os.access(PYTHON, os.X_OK)
    except OSError:
        return False
