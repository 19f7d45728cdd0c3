"""Join the style sheets of a page into one with the rules that the site uses.

A page waits for every sheet before it shows anything. They stay apart in `theme/assets/` and in
Material. Under --live, and with another program, a page links them all and looks the same.
"""

import re
from pathlib import Path

from servicedocs.site import styles

JOINED = "styles.css"
# Ours lie in folders of assets/, as Material's do; a page's own, of its fonts, stays apart.
LINK = re.compile(
    r'<link rel="stylesheet" href="([^"]*\bassets/)((?!fonts/)(?:[\w-]+/)?[\w.-]+\.css)">'
)


def join(folder: Path) -> None:
    """Join the style sheets of one language's built pages, and link the one that comes of it."""
    pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    names = dict.fromkeys(name for text in pages.values() for _, name in LINK.findall(text))
    sheets = [folder / "assets" / name for name in names]
    scripts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.js")]
    joined = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    used = styles.used(joined, list(pages.values()), scripts)
    (folder / "assets" / JOINED).write_text(used, encoding="utf-8")
    for path, text in pages.items():
        path.write_text(_linked(text), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()


def _linked(text: str) -> str:
    """Return a page that links the one sheet where it linked the first."""
    first = LINK.search(text)
    if not first:
        return text
    link = f'<link rel="stylesheet" href="{first[1]}{JOINED}">'
    before, after = text[: first.start()], text[first.end() :]
    return f"{before}{link}{LINK.sub('', after)}"
