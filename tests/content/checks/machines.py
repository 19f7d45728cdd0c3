"""What a page asks of the reader's machines: what it needs beyond a cluster, and its warnings.

Needs are found in the recordings. A command that can cut off a machine has a warning before it,
and the command that mends it in the warning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from servicedocs.cluster.host import topology
from servicedocs.examples import reach
from servicedocs.examples.console import Step, steps
from servicedocs.markdown.fences import REACH, Fence
from servicedocs.markdown.page import Page
from servicedocs.project import ROOT
from servicedocs.transcripts.session import CONSOLE, Recording, Session

# On a node these ask the node's own network; kubectl and tools for text run anywhere.
OF_THE_NETWORK = re.compile(
    r"(?:^|[|;&(]|\bdo)\s*(?:conntrack|curl|dig|getent|ip|nft|nslookup|ping|ss)\b"
)
# Their answers belong to the mode; in another the same command prints something else.
OF_THE_MODE = re.compile(r"(?:^|[|;&(])\s*(?:nft|ping)\b")
INSIDE = re.compile(r"kubectl exec .*? -- .*")
OWN_PORT = "localhost"
CLIENT = "client"
POOL = ROOT / "cluster" / "manifests" / "metallb-pool.yaml"


@dataclass(frozen=True)
class Use:
    """A command with the machine it runs on, or one row of a table."""

    machine: str
    command: str
    output: str = ""


def needs_problems(sessions: list[Session], pages: list[Page]) -> Iterator[str]:
    """Yield each page whose front matter does not name what its recordings need."""
    found = {session.page: of_session(session) for session in sessions}
    for page in pages:
        wanted = sorted(found.get(page.name, set()))
        if page.front.get("needs", []) != wanted:
            remedy = f"write needs: [{', '.join(wanted)}]" if wanted else "take needs: away"
            yield page.problem(1, "the front matter names other needs than the commands", remedy)


def of_session(session: Session) -> set[str]:
    """Return the names of what the recordings of a page need."""
    uses = [use for recording in session.recordings for use in _uses(recording)]
    return {name for name, is_needed in NEEDS.items() if any(map(is_needed, uses))}


def _uses(recording: Recording) -> Iterator[Use]:
    if recording.kind == CONSOLE:
        yield from map(_use, recording.steps)
    elif recording.kind == REACH:
        table = reach.table(recording.label, recording.text)
        for machine in table.sources:
            yield Use(machine.partition("/")[0], f"curl {' '.join(table.targets.values())}")


def _use(step: Step) -> Use:
    # What runs in a Pod needs no more than kubectl.
    return Use(step.machine, INSIDE.sub("", step.command), "\n".join(step.output))


def _on_a_node(use: Use) -> bool:
    return use.machine.startswith(("master", "worker")) and bool(OF_THE_NETWORK.search(use.command))


def _from_outside(use: Use) -> bool:
    asks = OF_THE_NETWORK.search(use.command)
    return use.machine == CLIENT and bool(asks) and OWN_PORT not in use.command


def _in_nftables_mode(use: Use) -> bool:
    return bool(OF_THE_MODE.search(use.command))


def _of_metallb(use: Use) -> bool:
    text = use.command + use.output
    return "metallb" in text or any(address in text for address in POOL_ADDRESSES)


def _of_gateway_api(use: Use) -> bool:
    return "gateway.networking.k8s.io" in use.command + use.output


def _on_dual_stack(use: Use) -> bool:
    text = use.command + use.output
    return any(prefix in text for prefix in IPV6_PREFIXES)


def _pool() -> list[str]:
    ranges = yaml.safe_load_all(POOL.read_text())
    first, _, last = next(ranges)["spec"]["addresses"][0].partition("-")
    network, _, start = first.rpartition(".")
    return [f"{network}.{end}" for end in range(int(start), int(last.rpartition(".")[2]) + 1)]


POOL_ADDRESSES = _pool()
IPV6 = (topology.CLIENT.ipv6, topology.IPV6_PODS, topology.IPV6_SERVICES)
IPV6_PREFIXES = [one.partition("::")[0] + ":" for one in IPV6]
NEEDS = {
    "client-outside": _from_outside,
    "dual-stack": _on_dual_stack,
    "gateway-api": _of_gateway_api,
    "metallb": _of_metallb,
    "nftables": _in_nftables_mode,
    "node-shell": _on_a_node,
}

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


def danger_problems(page: Page) -> Iterator[str]:
    """Yield every such command of a page that has no warning, or no repair in the warning."""
    for fence in page.fences:
        if fence.language == "console":
            for step in steps(fence.source):
                yield from _undefended(page, fence, step)


def _undefended(page: Page, fence: Fence, step: Step) -> Iterator[str]:
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
