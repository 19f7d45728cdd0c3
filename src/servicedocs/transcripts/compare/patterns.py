"""The typed patterns: every kind of text that differs from run to run, or between clusters.

Recorded and new identities must correspond one to one over a page's whole session: an address that
comes twice stays one address. Any value of another pattern equals any other. Text outside all
patterns is compared to the letter.
"""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass

POD_NETWORKS = ("10.244.0.0/16", "fd00:10:244::/48")
SERVICE_NETWORKS = ("10.96.0.0/12", "fd00:10:96::/108")
# The same whenever our cluster starts: API server, DNS server, and the networks themselves.
FIXED = {"10.96.0.1", "10.96.0.10", "10.96.0.0", "10.244.0.0"}
FIXED |= {"fd00:10:96::1", "fd00:10:96::a", "fd00:10:96::", "fd00:10:244::"}

NAME_LETTERS = "[bcdfghjklmnpqrstvwxz2456789]"  # of k8s.io/apimachinery/pkg/util/rand
IPV4 = r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)"
IPV6 = r"(?<![\w:.])(?:[0-9a-f]{1,4}:){1,7}(?::?[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*|:)(?![\w:])"
ADDRESS = f"(?:{IPV4}|{IPV6})"
MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# A Pod that its manifest does not bind to a node comes to one that the scheduler draws.
CHOSEN_NODE = "node that the scheduler chose"
BOUND = re.compile(r"\bnodeName: |kubernetes\.io/hostname: ")
CLOCK = r"\d\d:\d\d:\d\d"

Accepts = Callable[[str], bool]


@dataclass(frozen=True)
class Pattern:
    """One kind of text; its value is the group `value`, or the whole match."""

    name: str
    regex: re.Pattern[str]
    identity: bool = False
    accepts: Accepts = bool
    literal_if_written: bool = False
    """Whether a value that the page's manifests or commands name is compared to the letter."""
    moves: bool = False
    """Whether rows that begin with it come in any order."""


def _in(*networks: str) -> Accepts:
    known = [ipaddress.ip_network(network) for network in networks]

    def accepts(text: str) -> bool:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return False
        return text not in FIXED and any(address in network for network in known)

    return accepts


def _pattern(name: str, *regexes: str) -> Pattern:
    return Pattern(name, re.compile("|".join(regexes)))


def _identity(
    name: str, regex: str, accepts: Accepts = bool, *, literal: bool = True, moves: bool = False
) -> Pattern:
    return Pattern(name, re.compile(regex), True, accepts, literal, moves)


def _is_high(text: str) -> bool:
    return 1024 <= int(text) <= 65535  # noqa: PLR2004 - what masquerading chooses from


# Where two match the same text, the first one counts.
ALWAYS = (
    _pattern(
        "time",
        rf"\d{{4}}-\d\d-\d\d[T ]{CLOCK}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?",
        rf"\d\d/{MONTH}/\d{{4}}:{CLOCK} [+-]\d{{4}}",
        rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d {MONTH} \d{{4}} {CLOCK} (?:GMT|[+-]\d{{4}})",
        rf"\d{{4}}/\d\d/\d\d {CLOCK}",
        rf"\b[IWEF]\d{{4}} {CLOCK}\.\d+ +\d+",
    ),
    _identity("uid", r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"),
    _identity("hash of an image or a container", r"\b[0-9a-f]{64}\b"),
    _identity("MAC address", r"(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])"),
    _pattern(
        "version of the machine",
        r"^ +(?:Kernel Version|OS Image|Container Runtime Version|Machine ID|System UUID|Boot ID"
        r"|kernelVersion|osImage|containerRuntimeVersion|machineID|systemUUID|bootID):\s+(?P<value>\S.*)$",
    ),
    _pattern("resource version", r'(?<=resourceVersion: ")\d+', r'(?<="resourceVersion":")\d+'),
    _pattern(
        "duration",
        # A slow cluster repeats an event of which a fast one has one: `3s`, or `3s (x2 over 5s)`.
        r"(?<![\w.-])(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|y))+(?![\w-])(?: \(x\d+ over [^)]+\))?",
        r"(?<=after )\d+(?= ms\b| milliseconds\b)",
    ),
    _identity("Pod address", ADDRESS, _in(*POD_NETWORKS), moves=True),
    # In the name of a Pod that has none of its own in DNS.
    _identity("Pod address with hyphens", r"(?<![\w.-])10-244-[0-2]-\d{1,3}(?![\w-])", moves=True),
    _pattern(CHOSEN_NODE, rf"{IPV4} +(?P<value>worker-node\d)\b"),
    _identity("cluster IP", ADDRESS, _in(*SERVICE_NETWORKS), moves=True),
    _identity("port", r"(?<=[\d\]]:)\d{4,5}(?!\d|\.\d|:)", _is_high),
    _identity("port", r"(?<![\w.-])(?:3[01]\d{3}|32[0-6]\d\d|327[0-5]\d|3276[0-7])(?![\w.-])"),
    _identity(
        "suffix of a Pod's name",
        rf"(?<=[a-z0-9]-){NAME_LETTERS}{{6,10}}-{NAME_LETTERS}{{5}}(?![\w-])",
        moves=True,
    ),
    _identity("suffix of a name", rf"(?<=[a-z0-9]-){NAME_LETTERS}{{5}}(?![\w-])", moves=True),
    _identity("chain of an endpoint", r"(?<=endpoint-)[A-Z2-7]{8}\b|(?<=KUBE-SEP-)[A-Z2-7]{16}\b"),
    _identity("end of a veth pair", r"\bveth[0-9a-f]{8}\b"),
    _pattern("number of an interface", r"(?<=@if)\d+", r"^\d+(?=: \w+[@:])"),
    _pattern("process", r"(?<=pid=)\d+", r"\b\d+#\d+(?=: )", r"(?<=/proc/)\d+"),
    _pattern("counter", r"(?<=packets )\d+", r"(?<=bytes )\d+", r"(?<=# handle )\d+"),
)
# Only in files whose last lines ask for it: `# varies: counts`.
ON_DEMAND = {
    "counts": _pattern("count", r"^(?P<value> *\d+)(?= )"),
    "numbers": _pattern("number", r"(?<![\w.:/-])\d+(?![\w:/-]|\.\d)"),
}
# Reports of progress: a fast cluster prints none of them, a slow one many.
PROGRESS = re.compile(
    r"Waiting for (?:deployment|daemon set) \"[^\"]+\" rollout to finish: \d+ .+\.\.\."
    r"|Waiting for deployment spec update to be observed\.\.\."
    r"|Waiting for \d+ pods to be ready\.\.\."
    # kubectl's own log, when its wait ended while the API server was still sending.
    r'|I\d{4} .+ reflector\.go:\d+\] "Warning: watch ended with error" .+'
    r"|partitioned roll out complete: .+|statefulset rolling update complete .+\.\.\."
)
# On a cluster that is not ours, where no address is known beforehand.
ELSEWHERE = (
    _identity("address", ADDRESS, _in("0.0.0.0/0", "::/0"), moves=True),
    _pattern("version", r"\bv1\.\d+\.\d+(?:[+-][\w.+-]+)?"),
)
# The columns of `kubectl get nodes -o wide` that tell of the machine, the last three of a row.
MACHINE_HEADER = "OS-IMAGE"
MACHINE_COLUMNS = re.compile(r"(?<=\s)(?P<value>\S+(?: \S+)*\s{2,}\S+(?: \S+)*\s{2,}\S+)$")
MACHINE = Pattern("version of the machine", MACHINE_COLUMNS)
