"""The build of one language with MkDocs, as a process that build.py starts; it answers in JSON."""

import json
import logging
import os
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from servicedocs import cli
from servicedocs.process import end_with_parent
from servicedocs.project import LANGUAGES, Language
from servicedocs.site.diagnostics import explain

# Read when Material is imported: its announcement is not for each build.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
# The date in the packed sitemap: without it, two builds of the same pages differ.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


class Complaints(logging.Handler):
    """The warnings of MkDocs and its plugins."""

    def __init__(self) -> None:
        """Listen from warnings up."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


@dataclass(frozen=True)
class BuildOutcome:
    """The result of a build: a problem has one line, and may leave the pages unfinished."""

    problems: list[str]
    finished: bool


def build(
    root: Path, language: Language, into: Path, *, live_url: str = "", trace: bool = False
) -> BuildOutcome:
    """Build a language into a folder.

    MkDocs' own strict mode would end with a sum of warnings; here every warning is a problem.
    """
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    finished = False
    try:
        run_mkdocs(root, language, into, live_url)
        finished = True
    except (Exception, SystemExit) as error:
        if trace:
            traceback.print_exc()
        if isinstance(error, OSError):  # of the machine, not of a page
            return BuildOutcome([cli.os_problem(error)], finished=False)
        if not complaints.messages:
            complaints.messages.append(f"{type(error).__name__}: {error}")
    finally:
        logger.removeHandler(complaints)
    lines = [explain(message, root, language) for message in complaints.messages]
    return BuildOutcome(list(dict.fromkeys(lines)), finished)


def run_mkdocs(root: Path, language: Language, into: Path, live_url: str) -> None:
    """Run MkDocs for one language."""
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - after the settings above
    from mkdocs.config import load_config  # noqa: PLC0415

    from servicedocs.site.templates import quicken  # noqa: PLC0415

    config = load_config(
        str(root / language.config), strict=False, site_dir=str(into), site_url=live_url or None
    )
    config.extra["fonts"] = True  # a link to the style sheets that fonts/web.py then writes
    quicken(config, root)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()


def main() -> None:
    """Build LANGUAGE into FOLDER; print its problems and its seconds as JSON."""
    code, folder, *options = sys.argv[1:]
    start = time.perf_counter()
    outcome = build(Path.cwd(), LANGUAGES[code], Path(folder), trace="--trace" in options)
    answer = {"problems": outcome.problems, "seconds": time.perf_counter() - start}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    end_with_parent()
    main()
