"""The decompression of WOFF2 fonts, for the pages and for the PDF."""

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import woff2

from servicedocs import cache


def unpacked(font: Path, folder: Path) -> Path:
    """Return a font decompressed; decompressing takes seconds, so the file is kept."""
    packed = font.read_bytes()

    def decompressed() -> bytes:
        woff2.decompress(BytesIO(packed), out := BytesIO())
        return out.getvalue()

    path = folder / f"{font.stem}.{cache.digest(packed)[: cache.LENGTH]}.ttf"
    return cache.kept(path, decompressed, f"{font.stem}.*.ttf")
