"""Over which family a recorded call was answered, and from where, is what is computed."""

import re
from typing import Any

from servicedocs.examples.console import Step
from servicedocs.transcripts import session
from tests.validator.trace.replay import Replay, matched, on_each, steps, until, whose

FROM_POD = r"kubectl exec (?P<pod>\S+) -- "
CALL = re.compile(
    rf"(?:{FROM_POD})?curl -(?P<family>[46]) .*?http://(?P<to>[\w.:-]+)(?P<path>\S*)$"
)
SLICES = re.compile(
    r"kubectl get endpointslices -l kubernetes\.io/service-name=(?P<service>\S+)"
    r" --sort-by=\.addressType$"
)
ROW = re.compile(r"\S+\s+(?P<family>IPv[46])\s+(?P<port>\d+)\s+(?P<address>\S+)")
BY_ADDRESS = re.compile(r"from (?P<address>\S+)$")
CALLS = list(steps(CALL))
LISTED = list(steps(SLICES))


@on_each(CALLS)
def test_a_call_of_one_family_ends_as_it_did(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    asked = matched(CALL, step)
    found = _called(until(page, recording, step), asked)
    said = step.output[0]
    if said.startswith("curl: (7)"):  # the Pod gets the call: what listens there is not known
        assert (found["result"], bool(found["candidates"])) == ("delivered", True)
    elif asked["path"] == "/hostname":
        assert said in [one["pod"] for one in found["candidates"]]
    elif asked["path"] == "/clientip":
        source = said.rpartition(":")[0].strip("[]")
        assert {whose(one["seen_source"]) for one in found["candidates"]} == {whose(source)}
    else:
        [printed] = BY_ADDRESS.findall(said)
        assert whose(found["dns"][-1]["answer"]) == whose(printed)


def _called(there: Replay, asked: re.Match[str]) -> dict[str, Any]:
    sender = f"pod/{asked['pod']}" if asked["pod"] else "client"
    to = asked["to"] if ":" in asked["to"] else f"{asked['to']}:80"
    [found] = there.ask({"from": sender, "to": to, "family": f"IPv{asked['family']}"})
    assert found["error"] == ""
    return found


@on_each(LISTED)
def test_a_service_of_both_families_has_the_slices_that_were_listed(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    asked = matched(SLICES, step)
    computed = [
        (
            one["addressType"],
            str(one["ports"][0]["port"]),
            whose(one["endpoints"][0]["addresses"][0]),
        )
        for one in until(page, recording, step).slices(asked["service"])
    ]
    rows = [ROW.match(line) for line in step.output[1:]]
    assert computed == [(row["family"], row["port"], whose(row["address"])) for row in rows if row]


def test_calls_of_both_families_and_slices_were_recorded() -> None:
    assert {"4", "6"} <= {
        found["family"] for _, _, one in CALLS if (found := CALL.match(one.command))
    }
    assert LISTED
