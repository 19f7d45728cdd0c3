"""What `dig` and `host` printed of the cluster's names is what CoreDNS answers here."""

import re
from typing import Any

from servicedocs.examples.console import Step
from servicedocs.transcripts import session
from tests.validator.trace.replay import matched, on_each, steps, until, whose

EXEC = r"kubectl exec (?:-n \S+ )?(?P<pod>\S+) -- "
DIG = re.compile(
    rf"{EXEC}dig (?!.*search)(?:\+\S+ )+(?:(?P<type>A|AAAA|SRV|CNAME) |-x )?"
    r"(?P<name>[\w$][^\s{]*)(?: \| sort)?$"
)
HOST = re.compile(rf"{EXEC}host -t (?P<type>\S+) (?P<name>\S+)\.$")
RECORD = re.compile(r"\S+\s+(?:\d+ )?IN\s+[A-Z]+\s+(?P<data>.*)")
# Each cluster gives others.
ADDRESS = re.compile(r"\d+(?:[.-]\d+){3}(?=[ .]|$)|[0-9a-f]+(?::[0-9a-f]*){2,}")
NONE = {"NXDOMAIN", "NODATA"}
SAYS = {"not found: 3(NXDOMAIN)": "no such name", " has no ": "no such record"}
# No manifest says it.
UNREADY = {
    ("dns/not-ready.console", 7): "pod/slow",
    ("lifecycle/not-ready.console", 4): "pod/web-1",
}
ASKED = list(steps(DIG))
MISSING = list(steps(HOST))


@on_each(ASKED)
def test_the_records_are_those_that_dig_printed(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    found = _answer(DIG, page, recording, step)
    assert found["error"] == ""
    assert _computed(found["dns"]) == _recorded(step.output)


@on_each(MISSING)
def test_a_name_or_a_record_is_missing_where_host_said_so(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    [says] = [result for words, result in SAYS.items() if words in step.output[0]]
    assert _answer(HOST, page, recording, step)["result"] == says


def _answer(
    command: re.Pattern[str], page: session.Session, recording: session.Recording, step: Step
) -> dict[str, Any]:
    """Ask what a command asked: a whole name, or an address."""
    asked = matched(command, step)
    there = until(page, recording, step)
    name = there.address(asked["name"])
    to = name if ADDRESS.fullmatch(name) else f"{name}."
    question = {"from": f"pod/{asked['pod']}", "to": to, "type": asked["type"] or "A"}
    [found] = there.ask(question, set=_unready(recording, step))
    return found


def _unready(recording: session.Recording, step: Step) -> list[dict[str, str]]:
    pod = UNREADY.get((recording.file, step.line))
    return [{"what": pod, "is": "unready"}] if pod else []


def _computed(answers: list[dict[str, str]]) -> list[str]:
    data = [one["answer"] for one in answers if one["answer"] not in NONE]
    return _words(" ".join(data).replace("CNAME ", "").replace("asked outside the cluster", ""))


def _recorded(output: tuple[str, ...]) -> list[str]:
    records = [RECORD.match(line) for line in output]
    return _words(
        " ".join(one["data"] if one else line for one, line in zip(records, output, strict=True))
    )


def _words(data: str) -> list[str]:
    """Return what records say, with whose each address is in its place."""
    return sorted(ADDRESS.sub(_whose, data).split())


def _whose(found: re.Match[str]) -> str:
    return whose(found[0].replace("-", ".")).replace(" ", "-")
