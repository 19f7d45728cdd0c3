"""Write the book of each language as a PDF: `site/pdf/kubernetes-services-<language>.pdf`.

It is made from the built site. A book whose text, style and fonts are those of an earlier one is
not printed again.
"""

import json
import shutil
import subprocess
import sys
import time
from contextlib import AbstractContextManager, ExitStack
from importlib.metadata import version
from pathlib import Path

from servicedocs import cache, cli, process
from servicedocs.pdf import requirements
from servicedocs.pdf.book import book
from servicedocs.project import LANGUAGES, Language
from servicedocs.site.build import reply

FOLDER = "pdf"  # in the site
MADE_FROM = ("theme/pdf", "third_party/fonts")
KEPT = Path(".cache") / "pdf"


def file_name(language: Language) -> str:
    """Return the name of a language's book."""
    return f"kubernetes-services-{language.code}.pdf"


def make(root: Path, language: Language, site: Path, into: Path) -> None:
    """Write the book of a language into a folder, from the folder of the built site."""
    html = book(root, language, site)
    path = root / KEPT / f"{language.code}-{digest(root, html)[: cache.LENGTH]}.pdf"

    def printed() -> bytes:
        from servicedocs.pdf import weasyprint  # noqa: PLC0415 - needs system libraries, and a second

        return weasyprint.write(html, root)

    into.mkdir(parents=True, exist_ok=True)
    kept = cache.kept(path, printed, f"{language.code}-*.pdf")
    shutil.copyfile(kept, into / file_name(language))


def digest(root: Path, html: str) -> str:
    """Return the digest of all that a book is made from."""
    files = [path for folder in MADE_FROM for path in sorted((root / folder).iterdir())]
    writer = Path(__file__).with_name("weasyprint.py").read_bytes()
    versions = [version(name) for name in ("weasyprint", "pydyf")]
    return cache.digest(*versions, html, writer, cache.digest_of_files(files, root))


def make_all(root: Path, site: Path, into: Path) -> dict[str, float]:
    """Write the books of all languages at the same time; return how many seconds each took."""
    requirements.ensure(cli.say)
    with ExitStack() as running:
        started = {
            language: running.enter_context(_start(language, root, site, into))
            for language in LANGUAGES.values()
        }
        unfinished = "the PDF of the {} pages ended unfinished"
        replies = {
            f"PDF {language.code}": reply(one, unfinished.format(language.name))
            for language, one in started.items()
        }
    if problems := [line for each in replies.values() for line in each.problems]:
        raise cli.Failure(*dict.fromkeys(problems))
    return {part: each.seconds for part, each in replies.items()}


def _start(language: Language, *folders: Path) -> AbstractContextManager["subprocess.Popen[str]"]:
    """Start to write one book."""
    return process.beside(
        "servicedocs.pdf.printer",
        language.code,
        *map(str, folders),
        settings={"DYLD_FALLBACK_LIBRARY_PATH": requirements.HOMEBREW},
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    """Write the book of LANGUAGE; print its problems and its seconds as JSON."""
    code, *folders = sys.argv[1:]
    started = time.perf_counter()
    root, site, into = map(Path, folders)
    problems: tuple[str, ...] = ()
    try:
        make(root, LANGUAGES[code], site, into)
    except cli.Failure as failure:
        problems = failure.lines
    except OSError as error:
        problems = (cli.os_problem(error),)
    answer = {"problems": problems, "seconds": time.perf_counter() - started}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    process.end_with_parent()
    main()
