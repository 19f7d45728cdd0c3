"""Takes away the compression of a font, for the pages and for the PDF."""

import hashlib
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import woff2

from servicedocs import cache


def unpacked(font: Path, folder: Path) -> Path:
    """Return a font without its compression, which takes seconds to take away: so it is kept."""
    packed = font.read_bytes()
    place = folder / f"{font.stem}.{hashlib.sha256(packed).hexdigest()[:16]}.ttf"
    if not place.exists():
        out = BytesIO()
        woff2.decompress(BytesIO(packed), out)
        cache.write_whole(place, out.getvalue())
    return place
