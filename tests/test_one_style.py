"""A page waits for few style sheets: the site's own are joined into one."""

from pathlib import Path

from servicedocs import one_style
from servicedocs.project import ROOT


def test_every_page_links_one_style_sheet_of_the_site_s_own(site: Path) -> None:
    for page in site.rglob("*.html"):
        names = [name for _, name in one_style.LINK.findall(page.read_text(encoding="utf-8"))]
        assert names == [one_style.JOINED], page


def test_the_one_style_sheet_holds_all_of_them_in_order(site: Path) -> None:
    joined = (site / "assets" / one_style.JOINED).read_text(encoding="utf-8")
    names = ("typeface", "colours", "site", "accessible", "pictures")
    places = [
        joined.find((ROOT / "theme" / "assets" / f"{name}.css").read_text(encoding="utf-8"))
        for name in names
    ]
    assert -1 not in places
    assert places == sorted(places)
