"""Write the book of each language as a PDF: `site/pdf/kubernetes-services-<language>.pdf`.

It is made from the built site. A book whose text, style and fonts are those of an earlier one is
not printed again.
"""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from servicedocs import cache, cli
from servicedocs.pdf import requirements
from servicedocs.pdf.book import book
from servicedocs.project import LANGUAGES, Language
from servicedocs.site.build import BuildReply

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
    with ThreadPoolExecutor(len(LANGUAGES)) as pool:
        running = {
            f"PDF {code}": pool.submit(_run, root, language, site, into)
            for code, language in LANGUAGES.items()
        }
    replies = {part: reply.result() for part, reply in running.items()}
    if problems := [line for reply in replies.values() for line in reply.problems]:
        raise cli.Failure(*dict.fromkeys(problems))
    return {part: reply.seconds for part, reply in replies.items()}


def _run(root: Path, language: Language, site: Path, into: Path) -> BuildReply:
    """Write one book in a process of its own."""
    started = time.perf_counter()
    folders = [str(folder) for folder in (root, site, into)]
    done = subprocess.run(
        [sys.executable, "-m", "servicedocs.pdf.printer", language.code, *folders],
        check=False,
        env=os.environ | {"DYLD_FALLBACK_LIBRARY_PATH": requirements.HOMEBREW},
        stderr=subprocess.PIPE,
        text=True,
    )
    unfinished = f"the PDF of the {language.name} pages ended unfinished"
    problems = (done.stderr.splitlines() or [unfinished]) if done.returncode else []
    return BuildReply(problems, time.perf_counter() - started)


def _make_one(code: str, *folders: str) -> int:
    """Write one book: a process of its own, started by `make_all`."""
    root, site, into = map(Path, folders)
    try:
        make(root, LANGUAGES[code], site, into)
    except cli.Failure as failure:
        sys.stderr.write("\n".join(failure.lines))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_make_one(*sys.argv[1:]))
