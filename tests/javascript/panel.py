"""The scripts of the panel that need no page, run in QuickJS on what the validator answers."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import quickjs  # type: ignore[import-untyped]

from servicedocs.project import ROOT
from servicedocs.validator.runtime import File, validator

ASSETS = ROOT / "theme" / "assets"
SCRIPTS = (
    *(
        "shared/site",
        "shared/strings/findings",
        "shared/strings/codes",
        "shared/dom",
        "validator/verdicts",
    ),
    *("try/strings", "try/defaults", "try/findings", "try/results", "try/relations", "try/report"),
)

PAGE = """
globalThis.made = [];
globalThis.document = { createElement: (tag) => ({
    addEventListener() {}, setAttribute() {},
    append(...all) {
        made.push(...all.filter((one) => typeof one === "string").map((one) => `${tag}: ${one}`));
    },
}) };
"""


class Panel:
    """What the panel makes of some files, the first of which the reader edits."""

    def __init__(self, *texts: str, language: str = "en") -> None:
        """Judge the files and load the scripts."""
        files = [File("a.yaml", text.encode()) for text in texts]
        verdicts = validator().check_files(files[:1]).verdicts
        related = asdict(validator().relate_files(files))
        self.lines = texts[0].split("\n")
        self.findings = [one for one in related["findings"] if one["file"] == 0]
        self.relations = related["relations"]
        self._seen = {
            "verdicts": [asdict(one) for one in verdicts],
            **related,
            "changes": [],
            "reason": "",
        }
        self._context = quickjs.Context()
        for name in SCRIPTS:
            self._context.eval((ASSETS / f"{name}.js").read_text(encoding="utf-8"))
        self.call(
            "(language) => { site.language = language; site.data = { messages: [] }; }", language
        )
        self.call("(seen) => { globalThis.seen = seen; }", self._seen)
        self.call("(own) => { globalThis.own = own; }", self.findings)

    def call(self, function: str, *values: object) -> Any:
        """Call a function with plain values, and return its plain value."""
        given = ", ".join(json.dumps(value) for value in values)
        return json.loads(self._context.eval(f"JSON.stringify(({function})({given})) ?? 'null'"))

    @property
    def status(self) -> tuple[str, str]:
        """Return the mark and the words at the head of the panel."""
        found = self.call("() => site.status(seen.verdicts, own)")
        return found["mark"], f"{found['sign']} {found['text']}"

    @property
    def messages(self) -> list[str]:
        """Return what is listed below it, each with its level and line."""
        found = self.call("() => site.messages(seen.verdicts, own)")
        return [f"{one['line']} {one.get('level', 'refused')}: {one['text']}" for one in found]

    @property
    def marked(self) -> list[int]:
        """Return the lines that are marked in the editor."""
        found = self.call("() => site.messages(seen.verdicts, own).filter(site.isMarked)")
        return [one["line"] for one in found]

    @property
    def leads(self) -> list[list[str]]:
        """Return the lines on each Service."""
        lines = self.call(
            "() => seen.relations.map((one) => site.relationLines(one, seen.findings))"
        )
        return [[f"{one['state']}: {one['text']}" for one in each] for each in lines]

    def made(self, function: str) -> list[str]:
        """Return the texts that a function puts into a page that only keeps them, by their tags."""
        self._context.eval(PAGE)
        self.call(function)
        return list(self.call("() => made"))

    @property
    def services(self) -> list[str]:
        """Return the list of Services."""
        return self.made("() => site.relationList(seen.relations, seen.findings)")

    @property
    def defaults(self) -> list[str]:
        """Return what the API server fills in."""
        of_page = "({ defaulted, ...one }) => ({ ...one, object: defaulted })"
        return self.made(f"() => site.defaultList(seen.verdicts.map({of_page}))")

    @property
    def report(self) -> str:
        """Return the text to paste."""
        return str(self.call("() => site.report('a.yaml', seen, 'v1')"))

    def repaired(self) -> Sequence[str | None]:
        """Return the line that the button of each finding would write, or None without a button."""
        repair = "(one, line) => site.repaired(one, line)"
        return [self.call(repair, one, self.lines[one["line"] - 1]) for one in self.findings]
