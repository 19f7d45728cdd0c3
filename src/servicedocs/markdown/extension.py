"""Our one Markdown extension: embeds examples, judges every YAML fence, and says so to the reader.

Works under any program that runs Python-Markdown. It puts itself in SuperFences' own place for
fences in any language, so a page's fences are found by exactly what renders them.
"""

import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.postprocessors import Postprocessor  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from pymdownx.superfences import (  # type: ignore[import-untyped]
    SuperFencesException,
    highlight_validator,
)

from servicedocs.examples.notes import NOTE
from servicedocs.html import parse
from servicedocs.markdown import blocks, clipboard, dependencies, download_links, lexer, reach_table
from servicedocs.markdown.fences import (
    DRAWN,
    LAYOUT,
    PICTURE,
    REACH,
    Fence,
    Finding,
    header_findings,
)
from servicedocs.markdown.judge import Judgement, judge
from servicedocs.markdown.pictures import picture
from servicedocs.markdown.source import Origin, Plan, plan

log = logging.getLogger("mkdocs.plugins.servicedocs")

BEFORE_SNIPPETS = 33
LAST = -1
SNIPPET = "8<-"
LEXERS = {"console": lexer.NAME}
HEADER = "header"  # the option under which a fence's own attributes reach the formatter
END = "\x02page-end\x03"
PLACE = re.compile("\x02fence-(\\d+)\x03")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What a command printed is not what a page is about: the search index goes without it.
OUTPUT = '<span class="go">'
UNSEARCHED_OUTPUT = '<span class="go" data-search-exclude>'
LIST_TAG = re.compile(r"</?ol\b[^>]*>")


@dataclass
class Shown:
    """One fence of the page in work: its judgement, and its HTML before it is marked."""

    fence: Fence
    seen: Judgement
    code: str
    findings: list[Finding]


class ServicedocsExtension(Extension):  # type: ignore[misc]
    """Holds what one page's conversion has found so far."""

    def __init__(self, **options: Any) -> None:
        """Take the options of the site's settings."""
        self.config = {
            "language": ["ko", "Language of the page: ko or en"],
            "examples": ["examples", "Folder of the examples, if Snippets does not name one"],
        }
        super().__init__(**options)
        self.plan = Plan()
        self.shown: list[Shown] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the three steps: before Snippets, in place of fences, and after everything."""
        self.md = md
        md.registerExtension(self)
        md.preprocessors.register(_Prepare(md, self), "servicedocs", BEFORE_SNIPPETS)
        md.treeprocessors.register(_MarkEnd(md), "servicedocs", LAST)
        md.postprocessors.register(_Finish(md, self), "servicedocs", LAST)
        self._publish()

    def reset(self) -> None:
        """Forget the last page."""
        self.plan, self.shown = Plan(), []
        self._publish()

    def _publish(self) -> None:
        """Show tests what was seen: `md.fences` is what a reader sees, in order."""
        self.md.fences = []
        self.md.pictures = []
        self.md.recorded = []
        self.md.judgements = []
        self.md.findings = []
        self.md.prose = []

    @property
    def language(self) -> str:
        """Return the page's language."""
        return str(self.getConfig("language"))

    def read(self, path: str) -> bytes | None:
        """Return an example file's bytes, or nothing if there is no such file under examples/."""
        data = self._read(path)
        dependencies.note(path, data)
        return data

    def _read(self, path: str) -> bytes | None:
        for root in self._roots():
            file = (root / path).resolve()
            if file.is_relative_to(root.resolve()) and file.is_file():
                return file.read_bytes()
        return None

    def _roots(self) -> list[Path]:
        if "snippet" in self.md.preprocessors:
            return [Path(base) for base in self.md.preprocessors["snippet"].base_path]
        return [Path(self.getConfig("examples"))]

    def prepare(self, lines: Sequence[str]) -> list[str]:
        """Write out the embeds, and take over SuperFences' fences."""
        self.reset()
        superfences = self.md.preprocessors["fenced_code_block"]
        superfences.extension.extend_super_fences("*", self.format, self.validate, None)
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
        self.plan = plan(text.split("\n"), superfences, self.read, 1 + self._front_matter(text))
        if any(SNIPPET in line for line in self.plan.lines):
            dependencies.note_unknown()  # Snippets will read files that do not pass here
        return self.plan.lines

    def _front_matter(self, text: str) -> int:
        """Return how many lines the page's file has before its text."""
        raw = page_text(self.md)
        return raw.removesuffix(text).count("\n") if raw.endswith(text) else 0

    @staticmethod
    def validate(
        language: str, inputs: dict[str, Any], options: dict[str, Any], attrs: Any, md: Markdown
    ) -> bool:
        """Take a header whatever it holds: what is wrong with it is said later, with its line."""
        md.preprocessors["fenced_code_block"].get_hl_settings()
        layout = {name: value for name, value in inputs.items() if name in LAYOUT and value}
        highlight_validator(language, layout, options, {}, md)
        options[HEADER] = dict(inputs)
        return True

    def format(
        self,
        src: str,
        language: str | None,
        options: dict[str, Any],
        classes: list[str],
        **rest: Any,
    ) -> str:
        """Record and judge one fence; its place is filled when the whole page is known."""
        try:
            header = options.pop(HEADER)
            place = len(self.shown)
            known = place < len(self.plan.origins)
            origin = self.plan.origins[place] if known else Origin(0)
            fence = Fence(
                language or "",
                src,
                origin.line,
                tuple(classes),
                header,
                origin.file,
                origin.whole,
                origin.trailer,
            )
            self.shown.append(self._show(fence, options, rest))
        except Exception as error:
            # SuperFences would drop any other exception, and the fence with it.
            raise SuperFencesException(f"{type(error).__name__}: {error}") from error
        return f"<div>\x02fence-{place}\x03</div>"

    def _show(self, fence: Fence, options: dict[str, Any], rest: dict[str, Any]) -> Shown:
        findings = list(header_findings(fence))
        if fence.language == PICTURE:
            made = picture(fence, self.read, self.language, f"picture-{len(self.shown) + 1}")
            return Shown(fence, Judgement(), made.html, [*findings, *made.findings])
        if fence.language == REACH:
            return Shown(fence, Judgement(), *reach_table.drawn(fence, self.language, findings))
        seen = judge(fence, self.read) if fence.language == "yaml" else Judgement()
        code = self._highlight(fence, options, rest)
        return Shown(fence, seen, code, [*findings, *seen.findings])

    def _highlight(self, fence: Fence, options: dict[str, Any], rest: dict[str, Any]) -> str:
        if fence.file and fence.language != "console":
            options.setdefault("title", PurePosixPath(fence.file).name)
        rest["attrs"] = clipboard.attributes(fence)
        superfences = self.md.preprocessors["fenced_code_block"]
        language = LEXERS.get(fence.language, fence.language)
        code = superfences.highlight(fence.source, language, options, classes=[], **rest)
        code = str(code).replace(OUTPUT, UNSEARCHED_OUTPUT)
        return download_links.linked(code, fence, self.language, self._root_of_site())

    def _root_of_site(self) -> str | None:
        """Return the way from the page to the root of the site, if the page is known."""
        name = page_source(self.md)
        return download_links.root_of_site(name, self.language) if name else None

    def finish(self, html: str) -> str:
        """Put every fence into its place, and the foot at the end."""
        seen = {int(place) for place in PLACE.findall(COMMENT.sub("", html))}
        for place, one in enumerate(self.shown):
            html = self._fill(html, f"<div>\x02fence-{place}\x03</div>", one)
        shown = [one for place, one in enumerate(self.shown) if place in seen]
        self._report(shown)
        fences = [one.fence for one in shown]
        files = download_links.archive(
            fences, page_source(self.md), self.language, self._root_of_site()
        )
        return html + "\n" + files + blocks.foot(fences, self.language)

    def _fill(self, html: str, mark: str, one: Shown) -> str:
        before, found, after = html.partition(mark)
        if not found:
            return html
        source = one.fence.source if one.fence.language not in DRAWN else ""
        wanted = {int(number) for number in NOTE.findall(source)}
        notes, after = _notes(after) if wanted else ("", after)
        one.findings += _note_findings(one.fence, wanted, notes)
        return before + blocks.block(one.fence, one.seen, one.code, self.language, notes) + after

    def _report(self, shown: list[Shown]) -> None:
        findings = [*self.plan.findings, *(found for one in shown for found in one.findings)]
        if len(self.shown) != len(self.plan.origins):
            remedy = "keep fence marks out of the examples"
            findings.append(Finding(1, "an example opens or closes a fence of its own", remedy))
        blocks_of_code = [one for one in shown if one.fence.language not in DRAWN]
        self.md.recorded = [one.fence for one in shown if one.fence.is_recorded]
        self.md.fences = [one.fence for one in blocks_of_code]
        self.md.judgements = [one.seen for one in blocks_of_code]
        self.md.pictures = [one.fence for one in shown if one.fence.language == PICTURE]
        self.md.findings = findings
        self.md.prose = self.plan.prose
        for finding in findings:
            log.warning("%s", finding.text(page_name(self.md)))


def _notes(html: str) -> tuple[str, str]:
    """Split off the numbered list that begins a text."""
    if not html.lstrip().startswith("<ol>"):
        return "", html
    depth = 0
    for tag in LIST_TAG.finditer(html):
        depth += -1 if tag[0].startswith("</") else 1
        if not depth:
            return html[: tag.end()] + "\n", html[tag.end() :]
    return "", html


def _note_findings(fence: Fence, wanted: set[int], notes: str) -> list[Finding]:
    items = len(parse(notes)[0].children_of("ol", "li"))
    if wanted == set(range(1, items + 1)):
        return []
    numbers = ", ".join(f"({number})" for number in sorted(wanted))
    remedy = "write one item for each number, right after the block"
    return [fence.finding(f"has the notes {numbers}, and {items} items explain them", remedy)]


def page_text(md: Markdown) -> str:
    """Return the whole text of the page's file under MkDocs, front matter and all."""
    file = _file(md)
    return str(file.content_string).replace("\r\n", "\n") if file else ""


def page_name(md: Markdown) -> str:
    """Return the page's path, from the working directory where that is shorter."""
    file = _file(md)
    if not file:
        return "page"
    path = Path(file.abs_src_path or file.src_path)
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(file.src_path)


def page_source(md: Markdown) -> str:
    """Return the page's path below the folder of its language under MkDocs."""
    file = _file(md)
    return Path(file.src_path).as_posix() if file else ""


def _file(md: Markdown) -> Any:
    """Return MkDocs' own File of the page: its link processor holds it."""
    links = md
    if "relpath" in md.treeprocessors:
        links = md.treeprocessors["relpath"]
    return getattr(links, "file", None)


class _Prepare(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, extension: ServicedocsExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        return self.extension.prepare(lines)


class _MarkEnd(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        SubElement(root, "p").text = END


class _Finish(Postprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, extension: ServicedocsExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        # The table of contents has every heading postprocessed too: those are no pages.
        page, end, _ = text.rpartition(f"<p>{END}</p>")
        return self.extension.finish(page) if end else text


def makeExtension(**options: Any) -> ServicedocsExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; Python-Markdown looks for this name."""
    return ServicedocsExtension(**options)
