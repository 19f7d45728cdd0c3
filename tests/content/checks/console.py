"""Commands on the pages: ones that a reader can type, on files and objects that the page shows."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath

from servicedocs.examples.console import HEREDOC, MACHINES, OWN, Step
from servicedocs.examples.console import steps as transcript
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.page import WORD, Page
from tests.content.checks import kubectl
from tests.content.checks.code import OWN_NAME
from tests.support.site import Site

NOT_FOUND = "command not found"
PROGRAMS = {
    *("kubectl", "curl", "kind", "minikube", "k3d", "docker", "scripts/check", "scripts/cluster"),
    *("ip", "nft", "iptables", "ss", "conntrack", "ping", "getent", "nslookup", "dig"),
    *("echo", "printf", "cat", "ls", "cd", "grep", "awk", "sed", "head", "tail", "cut", "tr"),
    *("seq", "sort", "uniq", "wc", "sleep", "wait", "kill", "pkill", "pgrep", "ps", "date"),
    *("timeout", "hostname", "openssl", "systemctl", "python3", "nginx", "diff", "["),
    "kube-apiserver",
}
# Not the address behind a port, as in `--resolve name:80:192.168.56.200`.
PORT = re.compile(r":(\d{2,5})\b(?!\.)")
IPV6 = re.compile(r"\[[0-9a-f]*:[0-9a-f:]*\]")  # in a URL
FILE = re.compile(r"[\w./-]+\.(?:yaml|yml|json|py)$")
MADE = re.compile(
    r"kubectl (?:run|create service [a-z]+|create \w+|expose .*--name[= ]) ?([a-z0-9-]+)"
)
# The ports that a command gives to a Service or listens on, as options or in a patch.
MADE_PORT = re.compile(r'(?:--(?:port|tcp|node-port|secure-port)=|"(?:port|nodePort)":)(\d{2,5})\b')
SUBSTITUTION = re.compile(r"\$\(([^()]*)\)")
ASSIGNMENT = re.compile(r"^[A-Z_]+=")
SHELL = {"do", "done", "until"}
ORDINAL = re.compile(r"-\d+$")
WELL_KNOWN_PORTS = {"80", "443", "2379"}  # the last is that of etcd
# What the cluster has beside the objects of the page.
OF_THE_CLUSTER = {"controller", "coredns", "kube-dns", "kube-proxy", *MACHINES}


def problems(site: Site) -> list[str]:
    """Return every command that a reader could not run."""
    return [found for page in site.pages.values() for found in _page(page)]


@cache
def _page(page: Page) -> list[str]:
    fences = [fence for fence in page.fences if fence.language == "console"]
    return [page.problem(fence.line, *pair) for fence in fences for pair in _fence(page, fence)]


def _fence(page: Page, fence: Fence) -> Iterator[tuple[str, str]]:
    steps = transcript(fence.source)
    if not steps or steps[0].line > 1:
        yield f"{fence.label} does not begin with a prompt", f"begin with {MACHINES['master']!r}"
    for step in steps:
        yield from _step(fence, step)
        for row in _joined(step):
            yield from _command(page, row)


def _step(fence: Fence, step: Step) -> Iterator[tuple[str, str]]:
    """Demand a machine that there is, and outputs that it wrote and no hand."""
    if step.prompt not in {OWN, *MACHINES.values()}:
        known = ", ".join(prompt.strip() for prompt in MACHINES.values())
        yield f"{fence.label} types on {step.prompt.strip()!r}", f"the prompts are {known}"
    if step.machine and not fence.whole:
        yield (
            f"{fence.label} is no file, so it cannot be recorded",
            "embed examples/topic/it.console",
        )
    if step.output and not (step.machine and fence.metadata.digest):
        what = f"{fence.label} has {step.output[0]!r}, which is no command and was not recorded"
        yield what, "take it away; scripts/cluster record writes outputs"
    if any(NOT_FOUND in row for row in step.output):
        yield f"{step.command!r} was not found on {step.machine}", "correct the command"


def _joined(step: Step) -> Iterator[str]:
    """Yield a step's commands: rows that go on joined, and without what a heredoc holds."""
    row, end = "", ""
    for text in (row.text for row in step.rows):
        if end:
            end = "" if text.strip() == end else end
            continue
        if begun := HEREDOC.search(text):
            end = begun[2]
        row += text.removesuffix("\\")
        if not text.endswith("\\"):
            yield row
            row = ""


def _command(page: Page, row: str) -> Iterator[tuple[str, str]]:
    yield from _names(page, row)
    try:
        commands = list(_commands(row))
    except ValueError as error:
        yield f"the shell cannot read {row!r} ({error})", "close the quotes"
        return
    for words in commands:
        if words[0] not in PROGRAMS:
            known = ", ".join(sorted(PROGRAMS))
            yield f"{words[0]!r} in {row!r} is none of {known}", "correct the command"
        yield from _files(page, words)
        if words == ["kubectl"]:
            yield f"{row!r} has kubectl without a command", "write the whole command"
        elif words[0] == "kubectl":
            yield from kubectl.problems(words)
            yield from _object_names(page, words)


def _commands(row: str) -> Iterator[list[str]]:
    """Split a row into its commands: those in `$(...)`, and those of a pipe or a loop."""
    for inner in SUBSTITUTION.findall(row):
        yield from _commands(inner)
    lexer = shlex.shlex(SUBSTITUTION.sub("x", row), posix=True, punctuation_chars=";|&")
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if word.strip(";|&"):
            words += [] if (not words and word in SHELL) or ASSIGNMENT.match(word) else [word]
        else:
            if words and words[0] != "for":
                yield words
            words = []


def _files(page: Page, words: list[str]) -> Iterator[tuple[str, str]]:
    shown = {PurePosixPath(fence.file).name for fence in page.fences if fence.file}
    named = {value for flag, value in pairwise(words) if flag in {"-f", "--config"}}
    named |= {word for word in words if FILE.match(word)}
    if words[0] == "scripts/check":
        named |= {word for word in words[1:] if not word.startswith("-")}
    # "-" is the standard input; what has an address is downloaded.
    for name in sorted(name for name in named - shown - {"-"} if "://" not in name):
        yield f"a command names {name}, which the page does not show", "embed it, or correct it"


def _names(page: Page, row: str) -> Iterator[tuple[str, str]]:
    """Compare names and ports with the page's manifests, and with what its commands make."""
    known = _known(page)
    for name in OWN_NAME.findall(row):
        if name not in known and ORDINAL.sub("", name) not in known:
            yield f"no manifest on the page has {name}", "write what the manifests have"
    for port in PORT.findall(IPV6.sub("", row)):
        if port not in known | WELL_KNOWN_PORTS:
            yield f"no manifest on the page has port {port}", "write what the manifests have"


def _object_names(page: Page, words: list[str]) -> Iterator[tuple[str, str]]:
    """Demand that a command works on objects that the page's manifests or commands make."""
    own = words[: words.index("--")] if "--" in words else words
    things = kubectl.things(own[2:])
    if words[1] in kubectl.ON_OBJECTS and not any("/" in thing for thing in things):
        things = things[1:]
    elif words[1] not in {*kubectl.ON_OBJECTS, "exec", "logs", "port-forward"}:
        things = []
    for thing in things:
        name = thing.split("/")[-1]
        if not re.fullmatch(r"[a-z][a-z0-9.-]*[a-z0-9]", name):
            continue  # a variable, a label or a port
        known = _known(page) | OF_THE_CLUSTER
        if name not in known and ORDINAL.sub("", name) not in known:
            yield f"no manifest on the page has {name}", "write what the manifests have"


@cache
def _known(page: Page) -> set[str]:
    # A snippet that talks to the cluster makes objects too.
    made_by = ("yaml", "python")
    manifests = [fence.source for fence in page.fences if fence.language in made_by]
    consoles = [fence.source for fence in page.fences if fence.language == "console"]
    commands = [step.command for source in consoles for step in transcript(source)]
    made = {name for text in commands for one in (MADE, MADE_PORT) for name in one.findall(text)}
    return made | {word for text in manifests for word in WORD.findall(text)}
