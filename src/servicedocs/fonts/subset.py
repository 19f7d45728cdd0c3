"""Cut a font down to some characters: a process of its own for each font, started by web.py.

To read one of the fonts takes seconds, since each has thousands of syllables. So it is kept
unpacked below .cache, and all cuts are made from one small font with the characters of all.
"""

import functools
import json
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from servicedocs import cache, cli
from servicedocs.fonts.woff2 import unpacked
from servicedocs.process import end_with_parent
from servicedocs.project import ROOT

CACHE = ROOT / ".cache" / "fonts"
# Kerning is for Latin; the ligatures of a font for code would show `->` as an arrow.
FEATURES = ["kern"]


@dataclass(frozen=True)
class Job:
    """What to cut from a font: a file to write for each text of characters."""

    font: str
    family: str
    cuts: dict[str, str]


def main() -> int:
    """Do the job on the standard input."""
    job = Job(**json.load(sys.stdin))
    small = saved(cut(unpacked(ROOT / job.font, CACHE), "".join(job.cuts.values())), None)
    for name, text in job.cuts.items():
        font = cut(BytesIO(small), text)
        rename(font, job.family)
        cache.keep(CACHE / name, saved(font, "woff2"))
    return 0


def signs(font: str) -> frozenset[str]:
    """Return the characters that a font has glyphs for; for another a browser would look on."""

    def listed() -> bytes:
        with TTFont(ROOT / font, lazy=True) as opened:
            return "".join(map(chr, sorted(opened.getBestCmap()))).encode()

    stem = Path(font).stem
    path = CACHE / f"{stem}.{digest(font)[: cache.LENGTH]}.txt"
    return frozenset(cache.kept(path, listed, f"{stem}.*.txt").read_text(encoding="utf-8"))


@functools.cache
def digest(font: str) -> str:
    """Return the digest of a font and of how it is cut; characters and cuts belong to it."""
    return cache.digest_of_files([ROOT / font, Path(__file__)], ROOT)


def cut(source: Path | BytesIO, text: str) -> TTFont:
    """Return a font with the characters of a text only."""
    options = subset.Options(
        hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 6], notdef_outline=True
    )
    # For vertical lines; and a table of styles whose names are gone, of which Firefox complains.
    options.drop_tables += ["vhea", "vmtx", "STAT"]
    font = TTFont(source, lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def rename(font: TTFont, family: str) -> None:
    """Give a cut font another name: its maker reserves the original one for the whole font."""
    copyright_line = font["name"].getDebugName(0)
    font["name"].names = []
    style = "Bold" if font["OS/2"].usWeightClass > 500 else "Regular"  # noqa: PLR2004
    full = f"{family} {style}"
    names = {0: copyright_line, 1: family, 2: style, 4: full, 6: full.replace(" ", "")}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def saved(font: TTFont, flavor: str | None) -> bytes:
    """Return a font as the bytes of a file."""
    font.flavor = flavor
    file = BytesIO()
    font.save(file)
    return file.getvalue()


if __name__ == "__main__":
    end_with_parent()
    cli.run("scripts/build", main)
