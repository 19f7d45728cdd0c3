"""Give a built site its fonts: of each only the characters that the pages show.

Every page has a style sheet of its own, assets/fonts/PAGE.css, which names up to four files of a
font: what nearly every page shows (Latin), what most Korean pages show, what else this page shows,
and all the rest, which only the results of a search need. A browser loads those that it needs.
"""

import hashlib
import os
import shutil
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from servicedocs import cli
from servicedocs.fonts import characters, subset
from servicedocs.fonts.characters import Shown
from servicedocs.fonts.subset import CACHE, Job
from servicedocs.project import LANGUAGES, ROOT

FOLDER = "assets/fonts"
NEARLY_ALL = 3 / 4  # of the pages of both languages
MOST_KOREAN = 1 / 3  # of the pages of both languages
TYPED = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")
IN_CODE = TYPED | frozenset("·…–—→←↑↓✓│├└─")
HANGUL = frozenset(map(chr, range(0xAC00, 0xD7A4)))
LICENCES = ("Pretendard-LICENSE.txt", "JetBrainsMono-LICENSE.txt")


@dataclass(frozen=True)
class Face:
    """A font as the style sheets name it, and the file that it is cut from."""

    family: str
    weight: int
    font: str

    def shown(self, page: Shown) -> frozenset[str]:
        """Return what a page may show in it."""
        if self.family == "Services Mono":
            return IN_CODE  # Korean in code is in the other font, for it has no Korean
        return page.bold if self.weight == BOLD else page.all


BOLD = 700
FACES = (
    Face("Services Sans", 400, "third_party/fonts/Pretendard-Regular.woff2"),
    Face("Services Sans", BOLD, "third_party/fonts/Pretendard-Bold.woff2"),
    # Bold code is drawn by the browser from the regular, as wide as that.
    Face("Services Mono", 400, "third_party/fonts/JetBrainsMono-Regular.woff2"),
)


@dataclass(frozen=True)
class Parts:
    """How the characters of a font are cut into files."""

    rest: str
    shared: list[str]
    own: dict[str, str]

    def of(self, page: str) -> list[str]:
        """Return the parts that a page names: where two hold a character, the last counts."""
        return [part for part in [self.rest, *self.shared, self.own[page]] if part]

    @property
    def all(self) -> list[str]:
        """Return every part once."""
        parts = [self.rest, *self.shared, *self.own.values()]
        return sorted({part for part in parts if part})

    def span(self, part: str) -> str:
        """Return the characters of a part as style sheets write them."""
        # The rest is hundreds of syllables, in every sheet: it stands for all that nobody else has.
        if part == self.rest:
            return ",".join([*ranges([sign for sign in part if sign not in HANGUL]), "U+ac00-d7a3"])
        return ",".join(ranges(part))


def write(site: Path) -> None:
    """Write the fonts of a built site, and the style sheet of each page."""
    pages = characters.of_pages(site)
    CACHE.mkdir(parents=True, exist_ok=True)
    always = characters.of_styles(site) | TYPED
    later = characters.of_scripts(site)
    cuts = {
        face: parts(
            {name: has & (face.shown(page) | always) for name, page in pages.items()},
            has & later if face.family == "Services Sans" else frozenset(),
        )
        for face, has in ((face, subset.signs(face.font, recipe(face.font))) for face in FACES)
    }
    provide(cuts)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for licence in LICENCES:
        shutil.copyfile(ROOT / "third_party" / "fonts" / licence, site / FOLDER / licence)
    files = {(face, part): file_name(face, part) for face in FACES for part in cuts[face].all}
    for file in files.values():
        shutil.copyfile(CACHE / file, site / FOLDER / file)
    for page in pages:
        named = [(face, part) for face in FACES for part in cuts[face].of(page)]
        faces = [(face, cuts[face].span(part), files[face, part]) for face, part in named]
        write_sheet(site, page, faces)


def write_whole(site: Path) -> None:
    """Give pages that an author sees the whole fonts: nothing to cut while the author waits."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        shutil.copyfile(ROOT / face.font, folder / Path(face.font).name)
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        write_sheet(site, page, [(face, "", Path(face.font).name) for face in FACES])


def parts(pages: dict[str, frozenset[str]], later: frozenset[str] = frozenset()) -> Parts:
    """Cut the characters of all pages, and of what scripts write later, into parts."""
    times = Counter(sign for signs in pages.values() for sign in signs)
    first = {sign for sign, count in times.items() if count >= NEARLY_ALL * len(pages)}
    often = {sign for sign, count in times.items() if count >= MOST_KOREAN * len(pages)}
    second = (often & HANGUL) - first  # an English page with one other sign would load all of it
    rest = (times.keys() | later) - first - second
    own = {name: ordered(signs - first - second) for name, signs in pages.items()}
    return Parts(ordered(rest), [ordered(first), ordered(second)], own)


def ordered(signs: set[str] | frozenset[str]) -> str:
    """Return characters as a text that is the same in every build."""
    return "".join(sorted(signs))


def file_name(face: Face, part: str) -> str:
    """Return a name that differs with the characters, the font and the way of cutting."""
    total = hashlib.sha256(f"{recipe(face.font)} {part}".encode())
    return f"{Path(face.font).stem.split('-')[-1].lower()}-{total.hexdigest()[:12]}.woff2"


def recipe(font: str) -> str:
    """Return a number for all that shapes what is cut from a font, but the characters."""
    total = hashlib.sha256((ROOT / font).read_bytes())
    total.update(Path(subset.__file__).read_bytes())
    return total.hexdigest()


def provide(cuts: dict[Face, Parts]) -> None:
    """Cut what no earlier build has cut, every font in a process of its own."""
    with ExitStack() as running:
        started = []
        for face, cut in cuts.items():
            names = {file_name(face, part): part for part in cut.all}
            wanted = {name: part for name, part in names.items() if not (CACHE / name).exists()}
            if wanted:
                job = Job(face.font, face.family, wanted)
                started.append((face, running.enter_context(start(job))))
        for face, process in started:
            if process.wait() != 0:
                raise cli.Failure(f"{face.font} could not be cut; delete .cache/fonts, build again")


def start(job: Job) -> "subprocess.Popen[str]":
    """Start to cut one font."""
    command = [sys.executable, "-m", "servicedocs.fonts.subset"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT, text=True)
    assert process.stdin
    with process.stdin as pipe:
        pipe.write(subset.as_text(job))
    return process


def write_sheet(site: Path, page: str, faces: list[tuple[Face, str, str]]) -> None:
    """Write the style sheet of a page, in the folder of its language."""
    sheet = sheet_of(site, page)
    sheet.parent.mkdir(parents=True, exist_ok=True)
    way = os.path.relpath(site / FOLDER, sheet.parent)
    rules = [rule(face, span, f"{way}/{file}") for face, span, file in faces]
    sheet.write_text("".join(rules), encoding="utf-8")


def sheet_of(site: Path, page: str) -> Path:
    """Return where the templates look for the style sheet of a page (theme/main.html)."""
    english = f"{LANGUAGES['en'].folder}/"
    home = site / english if page.startswith(english) else site
    return (home / FOLDER / page.removeprefix(english)).with_suffix(".css")


def rule(face: Face, span: str, address: str) -> str:
    """Return what tells a browser where some characters of a font are."""
    # swap: the page is read at once; theme/assets/page/typeface.css keeps the lines where they are.
    only = f";unicode-range:{span}" if span else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:swap;'
        f'src:url("{address}") format("woff2"){only}}}\n'
    )


def ranges(part: Iterable[str]) -> Iterator[str]:
    """Return characters as style sheets write them: U+20-7e, U+ac00."""
    numbers = sorted(map(ord, part))
    if not numbers:
        return
    start = previous = numbers[0]
    for number in [*numbers[1:], -1]:
        if number == previous + 1:
            previous = number
            continue
        yield f"U+{start:x}" if start == previous else f"U+{start:x}-{previous:x}"
        start = previous = number
