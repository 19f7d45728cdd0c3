"""Files that cannot import the marks, and must say the same of them as marks.py."""

import re
from collections.abc import Iterator
from pathlib import Path

from servicedocs.markdown.marks import FRAGMENT, MARKS, Mark
from servicedocs.project import LANGUAGES
from tests.support.site import problem

BY_NAME = {mark.name: mark for mark in MARKS}
LABELLED = [mark for mark in MARKS if mark.words]
JUDGED = [mark for mark in MARKS if mark.accepted is not None]
OTHER_VERDICTS = {"accepted", "doubtful", "unjudged", "not-judged"}
TABLE = "CONTRIBUTING.md"
RULE = re.compile(r"([^{};/]+)\{([^{}]*)\}")
FRAME = re.compile(
    r"\.example(?:\.([\w-]+))?(?: > \.example-label)? $|\[data-verdict=\"([\w-]+)\"\]"
)
COLOUR = re.compile(
    r"(?:--example|--verdict|border(?:-color)?|color): (?:[\w. ]+ )?"
    r"(?:var\(--example-([\w-]+)\)|(#\w+))"
)
VARIABLE = re.compile(r"--example-([\w-]+): (#\w+);")
SCRIPT = re.compile(r"(?:mark|verdict): \"([\w-]+)\"")
SIGN = re.compile(r"sign: \"(.)\"")


def problems(root: Path) -> list[str]:
    """Return where a style sheet, a script or a table differs from what is declared."""
    sheets, scripts = _files(root, "css"), _files(root, "js")
    found = [*_variables(sheets), *_scripts(scripts), *_tables(root), *_home(root)]
    for name, text in sheets.items():
        found += _rules(name, text)
    return found


def _files(root: Path, kind: str) -> dict[str, str]:
    """Return the theme's files wherever they lie: they move."""
    files = sorted((root / "theme").rglob(f"*.{kind}"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _line(text: str, part: str) -> int:
    return text.partition(part)[0].count("\n") + 1


def _variables(sheets: dict[str, str]) -> Iterator[str]:
    """Demand each mark's light and dark colour, in this order, and of nothing else."""
    declared = {mark.name: [mark.light, mark.dark] for mark in LABELLED}
    for name, text in sheets.items():
        found: dict[str, list[str]] = {}
        for mark, colour in VARIABLE.findall(text):
            found.setdefault(mark, []).append(colour)
        for mark in sorted(found | declared if found else {}):
            has, wants = found.get(mark, []), declared.get(mark, [])
            if has != wants:
                what = f"--example-{mark} is {has}, and marks.py says {wants}"
                yield problem(name, _line(text, f"--example-{mark}:"), what, "write these")
    if not any(VARIABLE.search(text) for text in sheets.values()):
        yield problem("theme", 1, "no sheet has the colours", "write --example-... for each mark")


def _rules(name: str, text: str) -> Iterator[str]:
    """Demand that a sheet which frames one mark frames all, each in its own colour."""
    framed = set()
    for rule in RULE.finditer(text):
        for found in FRAME.finditer(rule[1]):
            mark = found[1] or found[2] or FRAGMENT.name
            framed.add(mark)
            yield from _colours(name, text[: rule.start(2)].count("\n") + 1, mark, rule[2])
    if not framed & {mark.name for mark in JUDGED}:
        return
    for mark in JUDGED:
        if mark.name not in framed:
            yield problem(name, 1, f"there is no rule for .{mark.name}", "write it as for others")


def _colours(name: str, line: int, mark: str, body: str) -> Iterator[str]:
    if mark in OTHER_VERDICTS:
        return
    if mark not in BY_NAME:
        yield problem(name, line, f"there is no mark .{mark}", "the marks are in marks.py")
        return
    for variable, colour in COLOUR.findall(body):
        if variable not in ("", mark) or colour not in ("", BY_NAME[mark].light):
            remedy = f"write var(--example-{mark}), or {BY_NAME[mark].light} for paper"
            yield problem(name, line, f"another colour frames .{mark}", remedy)


def _scripts(scripts: dict[str, str]) -> Iterator[str]:
    """Demand that a verdict in a script has the name and the sign of its mark."""
    met = set()
    for name, text in scripts.items():
        for number, row in enumerate(text.split("\n"), 1):
            found, sign = SCRIPT.search(row), SIGN.search(row)
            if not found or not sign:
                continue
            met.add(found[1])
            yield from _verdict(name, number, found[1], sign[1])
    for mark in JUDGED:
        if mark.name not in met:
            what = f"no script gives the verdict {mark.name}"
            yield problem(
                "theme/assets", 1, what, f'write mark: "{mark.name}", sign: "{mark.sign}"'
            )


def _verdict(name: str, line: int, verdict: str, sign: str) -> Iterator[str]:
    if verdict not in BY_NAME and verdict not in OTHER_VERDICTS:
        yield problem(name, line, f"there is no mark {verdict}", "the marks are in marks.py")
    elif verdict in BY_NAME and sign != BY_NAME[verdict].sign:
        remedy = f"write {BY_NAME[verdict].sign}"
        yield problem(name, line, f"the sign of {verdict} is {sign}", remedy)


def _tables(root: Path) -> Iterator[str]:
    """Demand a row for each mark where writers look, with what the tests demand."""
    rows = _rows(root / TABLE)
    for mark in MARKS:
        yield from _row(rows, mark)


def _row(rows: list[tuple[int, list[str]]], mark: Mark) -> Iterator[str]:
    header = f"`{{.{mark.language} .{mark.name}"
    for line, cells in rows:
        if cells[0].startswith(header):
            if cells[-1] != mark.demands:
                yield problem(
                    TABLE, line, f"the table does not say it of .{mark.name}", mark.demands
                )
            if f"{mark.takes}=" not in f"{cells[0]}=":
                what = f"the table has .{mark.name} without {mark.takes}="
                yield problem(TABLE, line, what, f'write {header} {mark.takes}="..."}}`')
            return
    yield problem(
        TABLE, 1, f"no row is about .{mark.name}", f"write | {header}}}` | {mark.demands} |"
    )


def _home(root: Path) -> Iterator[str]:
    """Demand that the home page explains every label."""
    for code, language in LANGUAGES.items():
        name = f"{language.docs}/index.md"
        known = {cells[0] for _, cells in _rows(root / name)}
        for mark in LABELLED:
            label = mark.words.in_language(code).format(file="…") if mark.words else ""
            if label not in known:
                yield problem(name, 1, f"no row explains the label {label!r}", "write a row")


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the cells of a page's tables with their lines."""
    rows = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    return [
        (line, [cell.strip() for cell in row.strip("|").split("|")])
        for line, row in rows
        if row.startswith("|")
    ]
