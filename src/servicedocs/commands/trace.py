"""Say where a packet goes, or what a name is, in a small cluster with some manifests applied.

Kubernetes' own code makes the EndpointSlices, kube-proxy's own code writes each node's rules, and
CoreDNS answers for names; the packet is then followed through these rules.

FILE is what scripts/check takes: manifests, folders, or - for the standard input.

With --ask in the place of --to, a name is asked for as the caller's resolver asks, with records of
one type: --ask web, --ask _http._tcp.web --type SRV, --ask 10.96.0.10.

\b
The cluster is that of the pages:
  master, worker-node1, worker-node2   nodes, 192.168.56.10 to .12
  client                               a host outside, 192.168.56.13
  pod/client                           a Pod that can ask, unless the files have one of this name
Pods have addresses of 10.244.0.0/16, Services of 10.96.0.0/12, load balancers of
192.168.56.200-220. Pods of a Deployment web are called web-0, web-1 and so on, and go to the worker
nodes in turn; a Pod's spec.nodeName is obeyed.

With --dual-stack each has an address of IPv6 beside it: nodes and client fd00:192:168:56::10 to
::13, Pods of fd00:10:244::/48, Services of fd00:10:96::/112, load balancers of
fd00:192:168:56::200-220. A name with addresses of both families is called by that of IPv4, and with
--family IPv6 by that of IPv6. Which of these a program takes first is its own: glibc that of IPv6,
Go, by the table of RFC 6724, that of IPv4.

\b
A switch changes what the files do not say:
  --set pod/web-0=ready|unready|terminating|gone   what becomes of a Pod
  --set pod/web-0=worker-node2                     the node that it is on
  --set deployment/web=3                           how many Pods there are
  --set node/worker-node1=no-route                 a node without a default route

\b
Exit code:
  0  there is an answer, also if the packet does not arrive
  2  a file cannot be read, or there is no such caller, address or switch
"""

import json
from typing import Any

import click

from servicedocs import cli
from servicedocs.check import begin, inputs, words
from servicedocs.check.escapes import printable
from servicedocs.trace import as_text
from servicedocs.trace import words as told
from servicedocs.validator.runtime import File, NotJudgedError, validator

MODES = ("nftables", "iptables")
FAMILIES = ("IPv4", "IPv6")
RECORDS = ("A", "AAAA", "SRV", "CNAME", "PTR")


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "sender", required=True, metavar="CALLER", help="pod/NAME, a node, client.")
@click.option(
    "--to",
    "target",
    metavar="NAME:PORT",
    help="A Service's name, or an address (of IPv6: [ADDRESS]:PORT); with /udp after it for UDP.",
)
@click.option("--ask", "name", metavar="NAME", help="A name to ask for, or an address.")
@click.option(
    "--type",
    "kind",
    type=click.Choice(RECORDS, case_sensitive=False),
    default=RECORDS[0],
    help="The type of the records that --ask asks for (A).",
)
@click.option("--dual-stack", is_flag=True, help="The cluster has IPv4 and IPv6.")
@click.option(
    "--family",
    type=click.Choice(FAMILIES, case_sensitive=False),
    default=FAMILIES[0],
    help="The family of the addresses by which --to calls a name (IPv4).",
)
@click.option(
    "--mode", type=click.Choice(MODES), default=MODES[0], help="kube-proxy's mode (nftables)."
)
@click.option(
    "--set", "switches", multiple=True, metavar="WHAT=IS", help="A switch; several times."
)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.option(
    "--language",
    type=click.Choice(words.LANGUAGES),
    help="The language of the answer (default: ko in a Korean locale, else en).",
)
def command(  # noqa: PLR0913 - an argument for each option
    files: tuple[str, ...],
    *,
    sender: str,
    target: str | None,
    name: str | None,
    kind: str,
    dual_stack: bool,
    family: str,
    mode: str,
    switches: tuple[str, ...],
    as_json: bool,
    language: str | None,
) -> int:
    """Follow a packet, or ask for a name; return the exit code."""
    chosen = language or words.language()
    path = click.get_current_context().command_path
    if family != FAMILIES[0] and not dual_stack:
        raise click.UsageError(f"--family {family}: only a cluster of --dual-stack has it")
    if family != FAMILIES[0] and name:
        raise click.UsageError("--family is for --to; with --ask, write --type AAAA")
    options = {
        "mode": mode,
        "dualStack": dual_stack,
        "set": [_switch(one) for one in switches],
        "packets": [{"from": sender, "family": family, **_asked(target, name, kind)}],
    }
    with begin.ended_by_ctrl_c():
        read = _read(files, path, chosen)
        begin.require_validator()
        found = _followed(read, options)
    for refused in found["refused"]:
        cli.fail(path, printable(told.PASSED_OVER.in_language(chosen).format(what=refused)))
    answer = {key: one for key, one in found["traces"][0].items() if key != "error"}
    if as_json:
        cli.say(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        cli.say("\n".join(as_text.lines(answer, chosen, is_packet=name is None)))
    return 0


def _asked(target: str | None, name: str | None, kind: str) -> dict[str, str]:
    if (target is None) == (name is None):
        raise click.UsageError("write --to NAME:PORT for a packet, or --ask NAME for a name")
    return {"to": target} if target is not None else {"to": str(name), "type": kind}


def _switch(text: str) -> dict[str, str]:
    what, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"--set {text}: write WHAT=IS, such as pod/web-0=unready")
    return {"what": what, "is": value}


def _read(files: tuple[str, ...], name: str, language: str) -> list[File]:
    read = inputs.read(files, begin.waiting(name, language))
    if read.problems:
        raise cli.SetupError(*(one.sentence.in_language(language) for one in read.problems))
    return [File(one.name, one.data) for cluster in read.clusters for one in cluster]


def _followed(files: list[File], options: dict[str, Any]) -> dict[str, Any]:
    try:
        found = validator().trace(files, options)
    except NotJudgedError as error:
        raise cli.SetupError(f"{error}; give fewer objects") from error
    wrong = found["error"] or found["traces"][0]["error"]
    if wrong:
        raise cli.SetupError(printable(wrong))
    return found
