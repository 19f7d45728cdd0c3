"""What `dig` and `host` printed on the pages is what CoreDNS' code answers, but for addresses."""

import re
from collections.abc import Iterator
from typing import Any

from servicedocs.examples.console import Step
from servicedocs.transcripts import session
from tests.validator.trace.replay import on_each, steps, until, whose

POD = r"kubectl exec (?P<pod>\S+) -- "
DIG = re.compile(
    POD + r"dig \+(?:short|noall \+answer(?: \+nottlid)?) (?:A )?(?P<name>[a-z0-9]\S*)$"
)
HOST = re.compile(POD + r"host -t A (?P<name>\S+)$")
SAID = {"has no A record": "NODATA", "3(NXDOMAIN)": "NXDOMAIN"}
OUTSIDE = "asked outside the cluster"
# Its Pod is not ready until a command makes it so: no manifest says that.
NOT_READY = {
    "dns/not-ready.console": {"what": "pod/slow", "is": "unready"},
    "lifecycle/not-ready.console": {"what": "pod/web-1", "is": "unready"},
}

ASKED = [*steps(DIG), *steps(HOST)]


def normal(words: Iterator[str]) -> list[str]:
    """Return the words of an answer: of an address no more than whose it is; none of outside."""
    found = (whose(word) if re.fullmatch(r"[\d.]+\d", word) else word for word in words)
    return sorted(word for word in found if word)


def computed(trace: dict[str, Any], step: Step) -> Iterator[str]:
    """Yield the data of the records that CoreDNS' code answers with; `dig` has no word for none."""
    silent = SAID.values() if DIG.match(step.command) else ()
    for one in trace["dns"]:
        if one["answer"] != OUTSIDE and one["answer"] not in silent:
            yield from one["answer"].removeprefix("CNAME ").split()


def printed(step: Step) -> Iterator[str]:
    """Yield the data of the records that were printed, or the word for none."""
    for row in step.output:
        words = [word for end, word in SAID.items() if row.endswith(end)]
        if not row.startswith("command terminated"):
            yield words[0] if words else row.split()[-1]


def switches(recording: session.Recording, step: Step) -> list[dict[str, str]]:
    """Return the switches of the Pods that are not ready before a command."""
    before = recording.steps[: recording.steps.index(step)]
    is_ready = any("--for=condition=Ready" in one.command for one in before)
    known = recording.file in NOT_READY and not is_ready
    return [NOT_READY[recording.file]] if known else []


@on_each(ASKED)
def test_the_records_that_were_printed_are_those_that_are_computed(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    asked = DIG.match(step.command) or HOST.match(step.command)
    assert asked
    name = asked["name"].rstrip(".")
    there = until(page, recording, step)
    packet = (f"pod/{asked['pod']}", f"{name}.:80")
    trace = there.trace(packet, set=switches(recording, step))["traces"][0]
    assert trace["error"] == ""
    assert normal(printed(step)) == normal(computed(trace, step))
