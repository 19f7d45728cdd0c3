"""The fonts of a built site, cut to the characters that its pages show.

Every page has a style sheet of its own, assets/fonts/PAGE.css, which names up to four files of a
font: what nearly every page shows (Latin), what most Korean pages show, what else this page shows,
and all the rest, which only the results of a search need. A browser loads those that it needs.
"""

import json
import os
import shutil
import string
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from servicedocs import cache, cli, process
from servicedocs.fonts import characters, subset
from servicedocs.fonts.characters import Characters
from servicedocs.fonts.subset import CACHE, Job
from servicedocs.project import LANGUAGES, ROOT

FOLDER = "assets/fonts"
NEARLY_ALL = 3 / 4  # of the pages of both languages
MOST_KOREAN = 1 / 3  # of the pages of both languages
TYPED = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")
IN_CODE = TYPED | frozenset("·…–—→←↑↓✓│├└─")
HANGUL = frozenset(map(chr, range(0xAC00, 0xD7A4)))
FONTS = ROOT / "third_party" / "fonts"
LICENCES = ("Pretendard-LICENSE.txt", "JetBrainsMono-LICENSE.txt")
SANS, MONO = "Services Sans", "Services Mono"


@dataclass(frozen=True)
class Face:
    """A font as the style sheets name it, and the file that it is cut from."""

    family: str
    weight: int
    font: str

    def shown(self, page: Characters) -> frozenset[str]:
        """Return the characters that a page may show in it."""
        if self.family == MONO:
            return IN_CODE  # Korean in code is in the other font, for it has no Korean
        return page.bold if self.weight == BOLD else page.all


BOLD = 700
FACES = (
    Face(SANS, 400, "third_party/fonts/Pretendard-Regular.woff2"),
    Face(SANS, BOLD, "third_party/fonts/Pretendard-Bold.woff2"),
    # Bold code is drawn by the browser from the regular, as wide as that.
    Face(MONO, 400, "third_party/fonts/JetBrainsMono-Regular.woff2"),
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


def write(site: Path, pages: dict[str, str]) -> None:
    """Write the fonts of a built site, and the style sheet of each page, by the pages' texts."""
    cuts = divided(site, pages)
    provide(cuts)
    names = {file_name(face, part) for face, cut in cuts.items() for part in cut.all}
    copy({name: FONTS / name for name in LICENCES} | {name: provided(name) for name in names}, site)
    for page in pages:
        named = [(face, part) for face, cut in cuts.items() for part in cut.of(page)]
        faces = [(face, cuts[face].span(part), file_name(face, part)) for face, part in named]
        write_sheet(site, page, faces)


def write_whole(site: Path, pages: Iterable[str]) -> None:
    """Write whole fonts and the style sheets for them."""
    copy({Path(face.font).name: ROOT / face.font for face in FACES}, site)
    for page in pages:
        write_sheet(site, page, [(face, "", Path(face.font).name) for face in FACES])


def copy(files: dict[str, Path], site: Path) -> None:
    """Copy files into the fonts' folder of a site, under their names there."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        shutil.copyfile(file, site / FOLDER / name)


def divided(site: Path, pages: dict[str, str]) -> dict[Face, Parts]:
    """Divide the characters that pages show, or their scripts and styles, for each font."""
    unasked = characters.written(site)
    shown = {name: characters.of_page(text, unasked) for name, text in pages.items()}
    always = characters.of_styles(site) | TYPED
    later = characters.of_scripts(site)
    cuts = {}
    for face in FACES:
        has = subset.signs(face.font)
        own = {name: has & (face.shown(page) | always) for name, page in shown.items()}
        cuts[face] = parts(own, has & later if face.family == SANS else frozenset())
    return cuts


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
    """Return the name of a subset: it has the digest of its font and its characters."""
    digest = cache.digest(subset.digest(face.font), part)[: cache.LENGTH]
    return f"{Path(face.font).stem.split('-')[-1].lower()}-{digest}.woff2"


def provide(cuts: dict[Face, Parts]) -> None:
    """Cut what no earlier build has cut, every font in a process of its own."""
    jobs = []
    for face, cut in cuts.items():
        names = {file_name(face, part): part for part in cut.all}
        wanted = {name: part for name, part in names.items() if not cache.found(CACHE / name)}
        if wanted:
            jobs.append(Job(face.font, face.family, wanted))
    run(jobs)


def provided(name: str) -> Path:
    """Return the file of a subset that was cut now or earlier."""
    file = cache.found(CACHE / name)
    if file is None:
        raise cli.Failure(f"{CACHE / name} has changed since it was cut; build again")
    return file


def run(jobs: list[Job]) -> None:
    """Cut fonts at the same time."""
    with ExitStack() as stack:
        running = [stack.enter_context(started(job)) for job in jobs]
        for job, one in zip(jobs, running, strict=True):
            if one.wait() != 0:
                raise cli.Failure(f"{job.font} could not be cut; delete .cache/fonts, build again")


@contextmanager
def started(job: Job) -> "Iterator[subprocess.Popen[str]]":
    """Start to cut one font."""
    module = "servicedocs.fonts.subset"
    with process.beside(module, stdin=subprocess.PIPE, stdout=None) as running:
        assert running.stdin
        with suppress(BrokenPipeError), running.stdin:  # it may have failed already
            json.dump(asdict(job), running.stdin)
        yield running


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
    numbered = enumerate(sorted(map(ord, part)))
    for _, together in groupby(numbered, lambda pair: pair[1] - pair[0]):
        first, *others = [number for _, number in together]
        yield f"U+{first:x}-{others[-1]:x}" if others else f"U+{first:x}"
