"""The difference of two built sites: `python -m servicedocs.site.compare BEFORE AFTER`.

The digest in the name of a font file may differ where the file is the same.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from servicedocs import cache, cli

FONT = re.compile(rb"-[0-9a-f]{10,}\.woff2")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths, a font by its own digest."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data, name = path.read_bytes(), path.relative_to(folder).as_posix()
        is_font = bool(FONT.search(name.encode()))
        found[cache.digest(data) if is_font else name] = FONT.sub(b".woff2", data)
    return found


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield a line for every file that only one site has, or that differs."""
    old, new = contents(before), contents(after)
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"only before: {name}"
        elif name not in old:
            yield f"only after: {name}"
        elif old[name] != new[name]:
            yield f"differs: {name} ({len(old[name])} and {len(new[name])} bytes)"


def main() -> int:
    """Print what differs between two folders; fail if anything does."""
    before, after = map(Path, sys.argv[1:])
    found = list(differences(before, after))
    for line in found:
        cli.say(line)
    return int(bool(found))


if __name__ == "__main__":
    cli.run("servicedocs.site.compare", main)
