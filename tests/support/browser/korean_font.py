"""A Korean font that a machine may lack: nothing to see in it, but as wide as the real one."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM, HANGUL = 1000, 920  # of Noto Sans CJK: each of its syllables is as wide
SYLLABLES = range(0xAC00, 0xD7A4)
FONTS = """<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


def write_font(path: Path, style: str) -> None:
    """Write a font with all syllables, of one width, under the name of Noto Sans CJK KR."""
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder([".notdef", "syllable"])
    font.setupCharacterMap(dict.fromkeys(SYLLABLES, "syllable"))
    font.setupGlyf({".notdef": Glyph(), "syllable": Glyph()})
    font.setupHorizontalMetrics({".notdef": (EM, 0), "syllable": (HANGUL, 0)})
    font.setupHorizontalHeader(ascent=1160, descent=-288)
    font.setupNameTable(names("Noto Sans CJK KR", style))
    font.setupOS2(usWeightClass=700 if style == "Bold" else 400)
    font.setupPost()
    font.save(path)


def names(family: str, style: str) -> dict[str, str]:
    """Return the names of a font, as `local()` in a style sheet asks for them."""
    full = family if style == "Regular" else f"{family} {style}"
    plain = f"{family.replace(' ', '')}-{style}"
    return {"familyName": family, "styleName": style, "fullName": full, "psName": plain}


def environment(folder: Path) -> dict[str, str]:
    """Return what a browser needs in its environment to find the font, written to a folder."""
    for style in ("Regular", "Bold"):
        write_font(folder / f"{style}.ttf", style)
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(folder=folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}
