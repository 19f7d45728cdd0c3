"""Run a real three-node Kubernetes on this computer (Linux, root), without a container engine.

It is there to record what the commands of the pages print.
"""

from collections.abc import Callable

import click

from servicedocs.cluster import down as ending
from servicedocs.cluster import requirements, shells
from servicedocs.cluster import status as state
from servicedocs.cluster import up as starting
from servicedocs.cluster.artifacts import build as artifacts
from servicedocs.cluster.lock import alone

MODES = ("nftables", "iptables")


@click.group(help=__doc__, no_args_is_help=False)
def command() -> None:
    """Hold the commands below."""


@command.command()
def build() -> None:
    """Compile the components and make the images, once."""
    _alone(artifacts.build)


@command.command()
@click.option("--proxy-mode", type=click.Choice(MODES), default=MODES[0], show_default=True)
@click.option("--dual-stack", is_flag=True, help="With IPv6 beside IPv4.")
def up(proxy_mode: str, dual_stack: bool) -> None:
    """Start the cluster, or what of it does not run."""
    _alone(lambda: starting.up(proxy_mode, dual_stack=dual_stack))


@command.command()
def down() -> None:
    """End the cluster and remove everything but logs."""
    _alone(ending.clean)


@command.command()
def status() -> int:
    """Say what runs."""
    return state.command()


@command.command()
@click.option("--on", "machine", metavar="MACHINE", default="master", help="A node, or client.")
@click.option("--pod", metavar="POD", help="In a Pod instead: NAME or NAMESPACE/NAME.")
@click.argument("words", nargs=-1, required=True, metavar="COMMAND...")
def run(machine: str, pod: str | None, words: tuple[str, ...]) -> int:
    """Run one command, such as: run --on worker-node1 -- ip route."""
    requirements.demand()
    return shells.run_in_pod(pod, [*words]) if pod else shells.run(machine, [*words])


CONTEXT = click.option("--context", metavar="NAME", help="Another cluster, by kubeconfig.")
TOPICS = click.argument("topics", nargs=-1, metavar="[TOPIC]...")  # pages; without one: all


@command.command()
@CONTEXT
@TOPICS
def record(context: str | None, topics: tuple[str, ...]) -> int:
    """Write what the commands of the pages print."""
    from servicedocs.transcripts import record as recording  # noqa: PLC0415 - loads rendering

    with alone():
        return recording.main(list(topics), context)


@command.command()
@CONTEXT
@TOPICS
def verify(context: str | None, topics: tuple[str, ...]) -> int:
    """Compare what they print with what is written."""
    from servicedocs.transcripts import verify as comparison  # noqa: PLC0415 - loads rendering

    with alone():
        return comparison.main(list(topics), context)


def _alone(work: Callable[[], object]) -> None:
    requirements.demand()
    with alone():
        work()
