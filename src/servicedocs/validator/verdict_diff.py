"""The difference between the verdicts of two builds of the validator on the examples."""

from collections.abc import Iterator
from pathlib import Path

from servicedocs.project import ROOT
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import Validator

EXAMPLES = ROOT / "examples"
Verdicts = dict[str, list[Verdict]]


def verdicts(validator: Validator) -> Verdicts:
    """Judge every manifest under examples/."""
    files = sorted(EXAMPLES.rglob("*.yaml"))
    return {_name(file): validator.check(file.read_bytes(), file.name) for file in files}


def changes(before: Verdicts, after: Verdicts) -> Iterator[str]:
    """Yield a line for each example whose verdict, message or warnings changed, then a count."""
    changed = 0
    for name, new in after.items():
        old = before.get(name, [])
        if _words(old) != _words(new):
            changed += 1
            yield f"{name}:\n  - {'; '.join(_words(old))}\n  + {'; '.join(_words(new))}"
    yield f"{changed} of {len(after)} examples are judged otherwise than before"


def _words(verdicts: list[Verdict]) -> list[str]:
    return [
        " ".join([one.kubectl.strip() or "accepted", *(f"(warns: {w})" for w in one.warnings)])
        for one in verdicts
    ]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
