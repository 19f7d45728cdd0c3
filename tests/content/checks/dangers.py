"""Commands that can cut off the reader's machine: a warning before, and the repair beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servicedocs.examples.console import Step, steps
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.page import Page

SYSTEM = r"-n (?:kube|metallb)-system"
WARNING = re.compile(r"^(?P<lead> *)!!! (?:warning|danger)\b")
CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Danger:
    """Commands that break something, and what mends it."""

    command: re.Pattern[str]
    repair: re.Pattern[str]


def _danger(command: str, repair: str) -> Danger:
    return Danger(re.compile(command), re.compile(repair))


NOTHING_MENDS = "(?!)"
DANGERS = (
    _danger(r"\bip (?:-\d )?r\w* (?:del|flush|replace|change)", r"^ip route (?:add|replace) "),
    _danger(r"\bip (?:link set .* down|addr (?:del|flush))", r"^ip (?:link set .* up|addr add) "),
    _danger(
        r"\b(?:nft|iptables|ip6tables) (?:flush|delete|-F|-X|-P)", r"^kubectl rollout restart "
    ),
    _danger(r"\bsystemctl (?:stop|disable|mask|kill) ", r"^systemctl (?:start|enable|unmask) "),
    _danger(rf"\bkubectl (?:patch|edit|delete|set) .*{SYSTEM}", r"^kubectl rollout undo "),
    _danger(rf"\bkubectl scale .*{SYSTEM}.*--replicas=0", r"^kubectl scale .*--replicas=[1-9]"),
    _danger(r"\bkubectl (?:drain|cordon) ", r"^kubectl uncordon "),
    _danger(r"\bkubectl delete (?:node|namespace) kube-", NOTHING_MENDS),
    _danger(r"\b(?:reboot|shutdown|poweroff|mkfs|rm -rf?) ", NOTHING_MENDS),
)


def problems(page: Page) -> Iterator[str]:
    """Yield every such command of a page that has no warning, or no repair in the warning."""
    for fence in page.fences:
        if fence.language == "console":
            for step in steps(fence.source):
                yield from _step(page, fence, step)


def _step(page: Page, fence: Fence, step: Step) -> Iterator[str]:
    for danger in DANGERS:
        if not danger.command.search(step.command):
            continue
        codes = CODE.findall(_warning_before(page, fence.line))
        if not any(danger.repair.search(code) for code in codes):
            what = f"{step.command[:60]!r} can cut off a machine of the reader's"
            remedy = "put a !!! warning before the block that has the command which mends it"
            yield page.problem(fence.line, what, remedy)


def _warning_before(page: Page, line: int) -> str:
    """Return the warning that stands between a block and the block before it."""
    above = page.text.split("\n")[: line - 1]
    for number in range(len(above) - 1, -1, -1):
        if WARNING.match(above[number]):
            return "\n".join(above[number:])
        if "--8<--" in above[number] or above[number].startswith("```"):
            break
    return ""
