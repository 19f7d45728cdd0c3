"""Join the site's own style sheets into one: a page waits for every one before it shows anything.

They stay apart in `theme/assets/`. Under --live, and with another program, a page links them all
and looks the same.
"""

import re
from pathlib import Path

JOINED = "styles.css"
# Directly in assets/ lie only our own: Material's and the fonts have folders there.
LINK = re.compile(r'<link rel="stylesheet" href="([^"]*\bassets/)([\w-]+\.css)">\s*')
LINKS = re.compile(rf"(?:{LINK.pattern})+")


def join(folder: Path) -> None:
    """Join the style sheets of one language's built pages, and link the one that comes of it."""
    joined: dict[str, None] = {}
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if run := LINKS.search(text):
            found = LINK.findall(run[0])
            joined |= dict.fromkeys(name for _, name in found)
            link = f'<link rel="stylesheet" href="{found[0][0]}{JOINED}">\n'
            page.write_text(text.replace(run[0], link), encoding="utf-8")
    sheets = [folder / "assets" / name for name in joined]
    if sheets:
        texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
        (folder / "assets" / JOINED).write_text("\n".join(texts), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()
