"""A small project with this one's settings and theme, to build and to break."""

import shutil
from contextlib import suppress
from pathlib import Path

from servicedocs.examples.notes import NOTE_AT_LINE_END
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.site.benchmark import NAV

SERVICE = "examples/topic/service.yaml"
POD = "examples/topic/pod.yaml"
HELPER = "examples/topic/pod-of-the-picture.yaml"
HOME = """---
title: Home
description: What it is about
---
# Home {#home}

[More](more.md#start)
"""
MORE = """---
title: More
description: How it goes on
---
# More {#start}

--8<-- "topic/kubectl.console" {.console}
"""
EMBED = """
--8<-- "topic/service.yaml" {.yaml with="topic/pod.yaml"}

--8<-- "topic/service.yaml" {.picture .traffic with="topic/pod-of-the-picture.yaml"}
"""


def make(folder: Path) -> None:
    """Write the project, with two pages a language."""
    for language in LANGUAGES.values():
        settings = (ROOT / language.config).read_text(encoding="utf-8")
        short = NAV.sub("\nnav: [index.md, more.md]\n", settings)
        (folder / language.config).write_text(short, encoding="utf-8")
        pages = folder / language.docs
        pages.mkdir(parents=True)
        (pages / "index.md").write_text(HOME, encoding="utf-8")
        (pages / "more.md").write_text(MORE, encoding="utf-8")
    (folder / "theme").symlink_to(ROOT / "theme")
    (folder / "uv.lock").write_text("")
    (folder / "examples" / "topic").mkdir(parents=True)
    (folder / "examples" / "topic" / "kubectl.console").write_text("$ kubectl get pods\n")
    lend_templates(folder)


def add_service(folder: Path) -> None:
    """Show a Service that stands beside its Pod, and lay out a theme that may be changed."""
    for name in ("service", "pod"):
        text = (ROOT / "examples" / "nodeport" / f"{name}.yaml").read_text()
        (folder / "examples" / "topic" / f"{name}.yaml").write_text(NOTE_AT_LINE_END.sub("", text))
    shutil.copy(folder / POD, folder / HELPER)
    page = folder / "docs" / "ko" / "more.md"
    page.write_text(page.read_text() + EMBED)
    (folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", folder / "theme")


def lend_templates(folder: Path) -> None:
    """Put this project's compiled templates into another's memory, most of a small build's time.

    Each is compared with the text that it came from, so a template that a test changes is compiled.
    """
    for path in (ROOT / ".cache" / "templates").rglob("*.cache"):
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # a build beside this one has just replaced it
            shutil.copyfile(path, copy)
