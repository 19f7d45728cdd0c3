"""What `nft list` prints of rules that kube-proxy writes, for what stands on the pages."""

import re
from collections.abc import Iterator

from tests.validator.trace.replay import whose

TABLE = r"ip kube-proxy"
PRIORITIES = {
    ("prerouting", "-100"): "dstnat",
    ("prerouting", "-110"): "dstnat - 10",
    ("postrouting", "100"): "srcnat",
    ("forward", "0"): "filter",
    ("input", "0"): "filter",
    ("output", "0"): "filter",
}
# kube-proxy's words, and those of nft. A live test holds these against nft itself.
WRITTEN = (
    (r"\bmark and (0x\w+) != 0\b", r"meta mark & \1 != 0x00000000"),
    (r"\bmark set mark or (0x\w+)", r"meta mark set meta mark | \1"),
    (r"\bmark set mark xor (0x\w+)", r"meta mark set meta mark ^ \1"),
    (r"\{ (\S+/\d+) \}", r"\1"),
    (r"(\d)/32\b", r"\1"),
    (r" , ", ", "),
    (r"\bdnat ip addr \. port to\b", "dnat ip to"),
)


def as_listed(rule: str) -> str:
    """Return a rule in the words of `nft list`."""
    for ours, nft in WRITTEN:
        rule = re.sub(ours, nft, rule)
    return rule


def chain(text: str, name: str) -> list[str]:
    """Return the lines that `nft list chain` prints of a chain in kube-proxy's text."""
    return [*_head(text, name), *_rules(text, name)]


def _head(text: str, name: str) -> Iterator[str]:
    found = re.search(rf"^add chain {TABLE} {re.escape(name)} \{{ (.*) ; \}}$", text, re.MULTILINE)
    if found and (hooked := re.fullmatch(r"(type \w+ hook (\w+) priority) (\S+)", found[1])):
        priority = PRIORITIES.get((hooked[2], hooked[3]), hooked[3])
        yield f"{hooked[1]} {priority}; policy accept;"
    elif found:
        yield found[1]


def _rules(text: str, name: str) -> list[str]:
    found = re.findall(rf"^add rule {TABLE} {re.escape(name)} (.*)$", text, re.MULTILINE)
    return [as_listed(rule) for rule in found]


def elements(text: str) -> set[str]:
    """Return the elements of all sets and maps in kube-proxy's text."""
    return set(re.findall(rf"^add element {TABLE} \S+ \{{ (.*) \}}$", text, re.MULTILINE))


def chains_listed(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the chains that `nft list` printed, each with its lines."""
    name, inside = "", list[str]()
    for line in map(str.strip, lines):
        if found := re.fullmatch(r"chain (\S+) \{", line):
            name, inside = found[1], []
        elif line == "}" and name:
            yield name, inside
            name = ""
        elif name:
            inside.append(line)


def without_addresses(line: str) -> str:
    """Put in place of each address whose it is: no two clusters give the same."""
    return re.sub(r"\d+\.\d+\.\d+\.\d+(?![\d/])", lambda found: whose(found[0]) or found[0], line)
