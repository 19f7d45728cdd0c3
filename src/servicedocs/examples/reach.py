"""A reachability table: the cluster fills it, nobody types it.

    from: [master, client, pod/client]
    to:
      ClusterIP: http://$CLUSTER_IP:8080
    answers:
      master: {ClusterIP: answers}

A `pod/...` asks from inside that Pod. Addresses may name variables of the session's master.
"""

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from servicedocs.cli import Failure
from servicedocs.examples.console import MACHINES

NO_WAY = re.compile(r"No route to host|Network is unreachable", re.IGNORECASE)
CODES = {0: "answers", 6: "no-name", 7: "refused", 28: "no-answer"}  # of curl
NO_ROUTE, FAILS = "no-route", "fails"
VERDICTS = {*CODES.values(), NO_ROUTE, FAILS}
ASK = "curl -sv -o /dev/null --max-time 2 "
POD = "pod/"
TABLE = re.compile(r"(?ms)^answers:.*")

Ask = Callable[[str, str], tuple[list[str], int]]
"""Runs a command on a machine: its output and its exit code."""


@dataclass(frozen=True)
class Table:
    """Rows, columns, and the verdict of each cell as far as it was recorded."""

    sources: tuple[str, ...]
    targets: dict[str, str]
    answers: dict[str, dict[str, str]]


def table(label: str, text: str) -> Table:
    """Parse a file; a Failure names the fault."""
    try:
        data = yaml.safe_load(text)
        found = Table(
            tuple(map(str, data["from"])),
            {str(name): str(address) for name, address in data["to"].items()},
            {str(row): dict(cells) for row, cells in (data.get("answers") or {}).items()},
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = " ".join(str(error).split())
        raise Failure(f"{label}:1: cannot be read ({reason}); write from: and to:") from None
    for source in found.sources:
        if source not in MACHINES and not source.startswith(POD):
            known = ", ".join(MACHINES)
            raise Failure(f"{label}:1: {source!r} asks from nowhere; the machines are {known}")
    return found


def asked(text: str) -> str:
    """Return the questions of a file, without the answers."""
    return TABLE.sub("", text)


def written(text: str, found: Table) -> str:
    """Return the file with the answers of a table."""
    rows = [f"  {source}: {_row(found.answers[source])}\n" for source in found.sources]
    return asked(text) + "answers:\n" + "".join(rows)


def _row(cells: dict[str, str]) -> str:
    return yaml.safe_dump(cells, default_flow_style=True, sort_keys=False, width=1000).strip()


def lines(found: Table) -> list[str]:
    """Return the recorded cells, a row for each, as they are compared."""
    return [
        f"{source} -> {target}: {verdict}"
        for source, cells in found.answers.items()
        for target, verdict in cells.items()
    ]


def measure(found: Table, ask: Ask) -> Table:
    """Measure every cell."""
    answers: dict[str, dict[str, str]] = {source: {} for source in found.sources}
    for target, address in found.targets.items():
        real = "".join(ask("master", f'printf %s "{address}"')[0])
        if not real:
            raise Failure(f"the address {address} of {target} is empty; set its variables before")
        for source in found.sources:
            answers[source][target] = _cell(source, real, ask)
    return Table(found.sources, found.targets, answers)


def _cell(source: str, address: str, ask: Ask) -> str:
    command = ASK + shlex.quote(address)
    if source.startswith(POD):
        name = source.removeprefix(POD)
        output, code = ask("master", f"kubectl exec {name} -- {command}")
    else:
        output, code = ask(source, command)
    if code and any(NO_WAY.search(row) for row in output):
        return NO_ROUTE
    return CODES.get(code, FAILS)
