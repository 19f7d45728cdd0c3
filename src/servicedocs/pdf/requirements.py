"""The system libraries that WeasyPrint needs: installed where allowed, else named in one line."""

import ctypes
import sys

from servicedocs import cli
from servicedocs.toolchain import apt

LIBRARIES = ("libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PACKAGES = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
# Where Homebrew puts libraries; only its own Python looks there by itself.
HOMEBREW = "/opt/homebrew/lib:/usr/local/lib"
REMEDY = (
    "a PDF needs Pango; install it (Debian: sudo apt-get install "
    f"{' '.join(PACKAGES)}; macOS: brew install pango)"
)


def are_there() -> bool:
    """Tell whether the libraries are there, as far as that can be told before they are used."""
    if sys.platform != "linux":
        return True
    try:
        for library in LIBRARIES:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure(say: apt.Say) -> None:
    """Install the libraries, or say what the reader can do."""
    if are_there():
        return
    if not apt.may_install():
        raise cli.Failure(REMEDY)
    for package in PACKAGES:
        apt.install(package, say)
