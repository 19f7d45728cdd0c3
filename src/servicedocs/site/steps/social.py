"""The picture that a shared link of a published site shows: its name and the cover's motif.

Pages name it in `og:image`, which needs the site's address (theme/main.html): without one there is
none.
"""

import re
from html import unescape
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from servicedocs.project import ROOT
from servicedocs.site.built import BuiltPage, BuiltSite

FILE = "assets/social.png"
SIZE = (1200, 630)  # pixels; the ratio that og:image is shown in
MARGIN = 80
# The colours and the motif of theme/pdf/cover.svg: a name, and three Pods behind it.
GROUND, BOX, LINE, LIGHT, WHITE = "#124a53", "#1b5c66", "#4f9aa5", "#9ed3da", "#ffffff"
NAME = (760, 470)
PODS = ((1010, 330), (1010, 470), (1010, 610))
META = '<meta property="{}" content="([^"]*)">'


def write(site: BuiltSite) -> None:
    """Draw a picture for each language whose pages name one."""
    for page in site.pages:
        is_home = page.path == site.homes[page.language] / "index.html"
        if is_home and _meta(page, "og:image"):
            file = site.homes[page.language] / FILE
            file.parent.mkdir(parents=True, exist_ok=True)
            draw(_meta(page, "og:site_name"), _meta(page, "og:description"), file)


def _meta(page: BuiltPage, name: str) -> str:
    found = re.search(META.format(re.escape(name)), page.text)
    return unescape(found[1]) if found else ""


def draw(title: str, text: str, file: Path) -> None:
    """Draw a picture of SIZE with a title and lines of text below it, as PNG."""
    image = Image.new("RGB", SIZE, GROUND)
    pen = ImageDraw.Draw(image)
    _motif(pen)
    pen.text((MARGIN, MARGIN), title, WHITE, _font("Bold", 84))
    font = _font("Regular", 36)
    for number, line in enumerate(_lines(text, font)):
        pen.text((MARGIN, 220 + 54 * number), line, LIGHT, font)
    image.save(file, optimize=True)


def _motif(pen: ImageDraw.ImageDraw) -> None:
    for x, y in PODS:
        pen.line((NAME, (x, y)), LINE, 4)
        pen.rounded_rectangle((x, y - 40, x + 150, y + 40), 12, BOX, LIGHT, 4)
        pen.ellipse((x + 30, y - 9, x + 48, y + 9), LIGHT)
    pen.ellipse((NAME[0] - 28, NAME[1] - 28, NAME[0] + 28, NAME[1] + 28), LIGHT)


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(ROOT / "third_party" / "fonts" / f"Pretendard-{weight}.woff2", size)


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return the text in lines that end left of the motif."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= NAME[0] - MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
