"""The result as JSON: a list with an entry for each document."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from servicedocs.check.escapes import in_json
from servicedocs.check.judged import Entry
from servicedocs.check.over import Change


def text(entries: Iterable[Entry], *, ascii_only: bool) -> str:
    """Return the list; `ascii_only` where the output cannot hold every character."""
    found = [_entry(entry) for entry in entries]
    return in_json(json.dumps(found, ensure_ascii=ascii_only, indent=2))


def _entry(entry: Entry) -> dict[str, Any]:
    """Return the entry of one document: for a List, its first refused item's."""
    verdict = {"file": entry.file, "document": entry.document} | _verdict(entry)
    findings = [_without_file(asdict(found)) for found in entry.findings]
    more = {"verdict": entry.answer, "line": entry.line, "findings": findings}
    stopped = {"stopped": entry.stopped} if entry.stopped else {}
    return verdict | more | stopped | (_change(entry) if isinstance(entry, Change) else {})


def _change(entry: Change) -> dict[str, Any]:
    effects = [asdict(one) for one in entry.effects]
    return {"way": entry.way, "effects": effects, "diff": "\n".join(entry.diff)}


def _verdict(entry: Entry) -> dict[str, Any]:
    first = entry.first
    return {
        "kind": (first.list or first.kind) if first else "",
        "name": "" if not first or first.list else first.name,
        "accepted": None if entry.answer == "not judged" else entry.answer == "accepted",
        "message": first.message if first else "",
        "causes": [{"field": c.field, "message": c.message} for c in first.causes] if first else [],
        "warnings": [text for one in entry.verdicts for text in one.warnings],
    }


def _without_file(finding: dict[str, Any]) -> dict[str, Any]:
    """Return a finding without its file, which is its entry's."""
    return {key: value for key, value in finding.items() if key != "file"}
