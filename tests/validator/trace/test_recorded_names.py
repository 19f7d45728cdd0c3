"""What the recorded commands of the pages print of names and EndpointSlices is what is computed."""

import re
from typing import Any

from servicedocs.examples.console import Step
from servicedocs.transcripts import session
from tests.validator.trace.replay import Replay, matched, on_each, steps, until

GETENT = re.compile(r"kubectl exec (?P<pod>\S+) -- getent hosts (?P<name>\S+)$")
SLICES = re.compile(r"kubectl get endpointslices -l kubernetes\.io/service-name=(?P<service>\S+)$")
PORTS = re.compile(r"\s+IPv4\s+(?P<ports>\S+)\s+(?P<endpoints>\S+)")


UNSET = "<unset>"
MOST_FOLLOWED = 1
NAMES = list(steps(GETENT))
LISTED = list(steps(SLICES))


@on_each(NAMES)
def test_a_name_is_found_exactly_where_getent_found_it(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    asked = matched(GETENT, step)
    packet = (f"pod/{asked['pod']}", f"{asked['name']}:80")
    trace = until(page, recording, step).trace(packet)["traces"][0]
    assert trace["error"] == ""
    assert (trace["result"] == "no such name") == (not step.output)
    if step.output:
        full = step.output[0].split()[1]
        assert trace["dns"][-1]["question"] == f"{full}. A"


def test_endpointslices_have_the_ports_and_as_many_endpoints_as_recorded() -> None:
    # Of the pages whose commands are all followed here, some of each kind of Service.
    found = {
        f"{recording.file}:{step.line}": _both(page, recording, step)
        for page, recording, step in LISTED
        if _is_followed(until(page, recording, step))
    }
    assert {name: both for name, both in found.items() if both[0] != both[1]} == {}
    assert len(found) >= MOST_FOLLOWED


def _is_followed(there: Replay) -> bool:
    is_known = not (there.unknown or there.unvalidated)
    return is_known and any(kind == "Service" for kind, _ in there.objects)


def _both(
    page: session.Session, recording: session.Recording, step: Step
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return ports and number of endpoints of each slice, as computed and as recorded."""
    asked = matched(SLICES, step)
    computed = [
        (_ports(one), len(one["endpoints"] or []))
        for one in until(page, recording, step).slices(asked["service"])
    ]
    rows = [PORTS.search(line) for line in step.output[1:]]
    recorded = [(row["ports"], _number(row["endpoints"])) for row in rows if row]
    # Each cluster draws the letters at the end of a slice's name, and so their order.
    return sorted(computed), sorted(recorded)


def _ports(one: dict[str, Any]) -> str:
    return ",".join(str(port["port"]) for port in one["ports"] or []) or UNSET


def _number(endpoints: str) -> int:
    return 0 if endpoints == UNSET else len(endpoints.split(","))
