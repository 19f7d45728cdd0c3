"""The Python-Markdown extension: it embeds examples, judges every YAML fence and marks it.

It registers itself with SuperFences for fences of any language, so the code that renders a page's
fences also finds them.
"""

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from pymdownx.superfences import (  # type: ignore[import-untyped]
    SuperFencesException,
    highlight_validator,
)

from servicedocs.examples.notes import NOTE
from servicedocs.html import parse
from servicedocs.markdown import (
    blocks,
    clipboard,
    dependencies,
    download_links,
    lexer,
    reach_table,
)
from servicedocs.markdown.fences import (
    DRAWN,
    LAYOUT,
    PICTURE,
    REACH,
    Fence,
    Finding,
    header_findings,
)
from servicedocs.markdown.judge import Judgement, judge, wrong_lines
from servicedocs.markdown.pictures import picture
from servicedocs.markdown.reference import changes, fields, findings, messages, releases
from servicedocs.markdown.source import Plan, plan

log = logging.getLogger("mkdocs.plugins.servicedocs")

BEFORE_SNIPPETS = 33
AFTER_CONTENTS = 5  # that of `toc`, before it, and of MkDocs' reading of ids, after it
LAST = -1
SNIPPET = "8<-"
LEXERS = {"console": lexer.NAME}
HEADER = "header"  # the option under which a fence's own attributes reach the formatter
END = "\x02page-end\x03"
PLACEHOLDER = "<div>\x02fence-{}\x03</div>"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What a command printed is not what a page is about: the search index goes without it.
OUTPUT = re.compile(r'<span class="go">([^<]*)')
COLUMNS = re.compile(r"\S {2,}\S")
LIST_TAG = re.compile(r"</?ol\b[^>]*>")


@dataclass
class Block:
    """One fence of the page in work: its judgement, and its HTML before it is marked."""

    fence: Fence
    seen: Judgement
    code: str
    findings: list[Finding]
    is_seen: bool = False
    """Whether its placeholder is still in the page: a comment hides a fence from the reader."""


@dataclass(frozen=True, eq=False)
class Conversion:
    """The result of a page's conversion beside its HTML: fences, judgements and findings."""

    fences: tuple[Fence, ...] = ()
    """The blocks of code that a reader sees, in order: pictures and tables are none."""
    judgements: tuple[Judgement, ...] = ()
    """One for each of `fences`."""
    pictures: tuple[Fence, ...] = ()
    recorded: tuple[Fence, ...] = ()
    """The fences whose files the cluster records: commands, snippets and tables."""
    findings: tuple[Finding, ...] = ()
    prose: tuple[tuple[int, str], ...] = ()
    """The lines of no fence and no embed, with their numbers in the file."""


class ServicedocsExtension(Extension):
    """The extension, with the state of one page's conversion."""

    file: Any = None
    """The page's file where no program tells it: an object like MkDocs' File."""

    def __init__(self, **options: Any) -> None:
        """Take the options of the site's settings."""
        self.config = {
            "language": ["ko", "Language of the page: ko or en"],
            "examples": ["examples", "Folder of the examples, if Snippets does not name one"],
        }
        super().__init__(**options)
        self.plan = Plan()
        self.blocks: list[Block] = []
        self.conversion = Conversion()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors: before Snippets, and after everything."""
        self.md = md
        md.registerExtension(self)
        before, entries = Preprocessor(md), Treeprocessor(md)
        end, after = Treeprocessor(md), Postprocessor(md)
        before.run, entries.run = self.prepare, self.enter  # type: ignore[method-assign]
        end.run, after.run = self.end, self.finish  # type: ignore[method-assign]
        md.treeprocessors.register(entries, "servicedocs-messages", AFTER_CONTENTS)
        md.preprocessors.register(before, "servicedocs", BEFORE_SNIPPETS)
        md.treeprocessors.register(end, "servicedocs", LAST)
        md.postprocessors.register(after, "servicedocs", LAST)

    def reset(self) -> None:
        """Forget the last page."""
        self.plan, self.blocks, self.conversion = Plan(), [], Conversion()

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
            snippets: Any = self.md.preprocessors["snippet"]
            return [Path(base) for base in snippets.base_path]
        return [Path(self.getConfig("examples"))]

    def prepare(self, lines: list[str]) -> list[str]:
        """Write out the embeds, and take over SuperFences' fences."""
        self.reset()
        superfences = _superfences(self.md)
        superfences.extension.extend_super_fences("*", self.format, self.validate, None)
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
        self.plan = plan(text.split("\n"), superfences, self.read, 1 + self._front_matter(text))
        if any(SNIPPET in line for line in self.plan.lines):
            dependencies.note_unknown()  # Snippets will read files that do not pass here
        return self.plan.lines

    def _file(self) -> Any:
        """Return MkDocs' File of the page, which its link processor has."""
        links: Any = self
        if "relpath" in self.md.treeprocessors:
            links = self.md.treeprocessors["relpath"]
        return getattr(links, "file", None)

    def _source(self) -> str:
        """Return the path of the page below the folder of its language."""
        file = self._file()
        return Path(file.src_path).as_posix() if file else ""

    def _front_matter(self, text: str) -> int:
        """Return the number of lines of the page's front matter."""
        file = self._file()
        raw = str(file.content_string).replace("\r\n", "\n") if file else ""
        return raw.removesuffix(text).count("\n") if raw.endswith(text) else 0

    @staticmethod
    def validate(
        language: str, inputs: dict[str, Any], options: dict[str, Any], attrs: Any, md: Markdown
    ) -> bool:
        """Accept any header: its faults become findings later, with their line."""
        _superfences(md).get_hl_settings()
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
        """Record and judge one fence; its placeholder is filled when the whole page is known."""
        try:
            index = len(self.blocks)
            fence = replace(
                self.plan.origin(index),
                language=language or "",
                source=src,
                classes=tuple(classes),
                attributes=options.pop(HEADER),
            )
            self.blocks.append(self._block(fence, options, rest))
        except Exception as error:
            # SuperFences would drop any other exception, and the fence with it.
            raise SuperFencesException(f"{type(error).__name__}: {error}") from error
        return PLACEHOLDER.format(index)

    def _block(self, fence: Fence, options: dict[str, Any], rest: dict[str, Any]) -> Block:
        findings = list(header_findings(fence))
        if fence.language == PICTURE:
            made = picture(fence, self.read, self.language, f"picture-{len(self.blocks) + 1}")
            return Block(fence, Judgement(), made.html, [*findings, *made.findings])
        if fence.language == REACH:
            return Block(fence, Judgement(), *reach_table.drawn(fence, self.language, findings))
        seen = judge(fence, self.read) if fence.language == "yaml" else Judgement()
        if lines := wrong_lines(fence, seen):
            options.setdefault("hl_lines", " ".join(map(str, lines)))
        code = self._highlight(fence, options, rest)
        return Block(fence, seen, code, [*findings, *seen.findings])

    def _highlight(self, fence: Fence, options: dict[str, Any], rest: dict[str, Any]) -> str:
        if fence.file and fence.language != "console":
            options.setdefault("title", PurePosixPath(fence.file).name)
        rest["attrs"] = clipboard.attributes(fence)
        language = LEXERS.get(fence.language, fence.language)
        code = _superfences(self.md).highlight(fence.source, language, options, classes=[], **rest)
        code = OUTPUT.sub(_output, str(code))
        return download_links.linked(code, fence, self.language, self._root_of_site())

    def _root_of_site(self) -> str | None:
        """Return the way from the page to the root of the site, if the page is known."""
        name = self._source()
        return download_links.root_of_site(name, self.language) if name else None

    def enter(self, root: Element) -> None:
        """Put messages, findings and changes below their headings."""

        def highlight(text: str, lines: list[int]) -> str:
            options = {"hl_lines": " ".join(map(str, lines))} if lines else {}
            fences = _superfences(self.md)
            fences.get_hl_settings()
            fences.line_count = text.count("\n") + 1  # else of the page's last fence
            code = fences.highlight(
                text, "yaml", options, self.md, classes=[], id_value="", attrs={}
            )
            return str(code)

        contents: Any = self.md.treeprocessors["toc"]
        store = self.md.htmlStash.store
        entries = changes.insert(root, self.language)
        releases.insert(root, self.language, self._unstashed)
        for part in (messages, findings):
            entries += part.insert(root, self.language, highlight, store)
        for heading in entries:
            contents.add_permalink(heading, heading.get("id"))

    def _unstashed(self, text: str) -> str:
        """Return text with the HTML that the conversion keeps aside until its end, such as code."""
        kept = self.md.htmlStash.rawHtmlBlocks
        return HTML_PLACEHOLDER_RE.sub(lambda found: str(kept[int(found[1])]), text)

    def end(self, root: Element) -> None:
        """Put the facts of fields below their headings, and mark the page's end."""
        fields.insert(root, self.language)
        SubElement(root, "p").text = END

    def finish(self, text: str) -> str:
        """Fill every placeholder, and put the foot at the end."""
        # The table of contents has every heading postprocessed too: those are no pages.
        html, end, _ = text.rpartition(f"<p>{END}</p>")
        if not end:
            return text
        visible = COMMENT.sub("", html)
        for index, block in enumerate(self.blocks):
            block.is_seen = PLACEHOLDER.format(index) in visible
            html = self._fill(html, PLACEHOLDER.format(index), block)
        self._report()
        fences = [block.fence for block in self.blocks if block.is_seen]
        root = self._root_of_site()
        files = download_links.archive(fences, self._source(), self.language, root)
        return html + "\n" + files + blocks.foot(fences, self.language)

    def _fill(self, html: str, placeholder: str, block: Block) -> str:
        before, found, after = html.partition(placeholder)
        if not found:
            return html
        fence = block.fence
        source = fence.source if fence.language not in DRAWN else ""
        wanted = {int(number) for number in NOTE.findall(source)}
        notes, after = _notes(after) if wanted else ("", after)
        block.findings += _note_findings(fence, wanted, notes)
        return before + blocks.block(fence, block.seen, block.code, self.language, notes) + after

    def _report(self) -> None:
        shown = [block for block in self.blocks if block.is_seen]
        code = [block for block in shown if block.fence.language not in DRAWN]
        self.conversion = Conversion(
            fences=tuple(block.fence for block in code),
            judgements=tuple(block.seen for block in code),
            pictures=tuple(block.fence for block in shown if block.fence.language == PICTURE),
            recorded=tuple(block.fence for block in shown if block.fence.is_recorded),
            findings=tuple(self._findings(shown)),
            prose=tuple(self.plan.prose),
        )
        for finding in self.conversion.findings:
            log.warning("%s", finding.text(_page_name(self._file())))

    def _findings(self, shown: list[Block]) -> Iterator[Finding]:
        yield from self.plan.findings
        for block in shown:
            yield from block.findings
        if len(self.blocks) != len(self.plan.origins):
            remedy = "keep fence marks out of the examples"
            yield Finding(1, "an example opens or closes a fence of its own", remedy)


def _output(found: re.Match[str]) -> str:
    """Mark a line of an output, and of those a table's row: folded, its columns would be lost."""
    kind = "go columns" if COLUMNS.search(found[1]) else "go"
    return f'<span class="{kind}" data-search-exclude>{found[1]}'


def _superfences(md: Markdown) -> Any:
    return md.preprocessors["fenced_code_block"]


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


def _page_name(file: Any) -> str:
    """Return the path of a page, from the working directory where that is shorter."""
    if not file:
        return "page"
    path = Path(file.abs_src_path or file.src_path)
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(file.src_path)
