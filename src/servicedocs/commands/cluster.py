"""What `scripts/cluster` does: a real Kubernetes of three nodes on this computer."""

import argparse

from servicedocs import cli
from servicedocs.cluster import down, requirements, shells, status
from servicedocs.cluster import up as starting
from servicedocs.cluster.artifacts import binaries
from servicedocs.cluster.lock import alone

MODES = ("nftables", "iptables")


def main() -> None:
    """Run the command."""
    cli.run("scripts/cluster", command)


def command() -> int:
    """Do what the arguments say."""
    words = arguments()
    if words.does in ("record", "verify"):
        return _lessons(words)
    if words.does == "status":
        return status.command()
    requirements.demand()
    if words.does == "run":
        return _run(words)
    with alone():
        if words.does == "build":
            binaries.build()
        elif words.does == "up":
            starting.up(words.proxy_mode)
        else:
            down.clean()
    return 0


def arguments() -> argparse.Namespace:
    """Return what the reader asks for."""
    parser = argparse.ArgumentParser(
        prog="scripts/cluster",
        description="A real three-node Kubernetes on this computer (Linux, root), without a "
        "container engine, and the transcripts of its commands.",
    )
    does = parser.add_subparsers(dest="does", required=True, metavar="COMMAND")
    does.add_parser("build", help="compile the components and make the images, once")
    up = does.add_parser("up", help="start the cluster, or what of it does not run")
    up.add_argument("--proxy-mode", choices=MODES, default=MODES[0], help="how kube-proxy works")
    does.add_parser("down", help="end the cluster and remove everything but logs")
    does.add_parser("status", help="say what runs")
    run = does.add_parser("run", help="run one command: run --on worker-node1 -- ip route")
    run.add_argument("--on", metavar="MACHINE", default="master", help="a node, or client")
    run.add_argument("--pod", metavar="POD", help="in a Pod instead: NAME or NAMESPACE/NAME")
    run.add_argument("words", nargs="+", metavar="COMMAND")
    for name, text in (("record", "write what commands print"), ("verify", "compare it")):
        lessons = does.add_parser(name, help=f"run the pages' transcripts and {text}")
        lessons.add_argument("--context", metavar="NAME", help="another cluster, by kubeconfig")
        lessons.add_argument("topics", nargs="*", metavar="TOPIC", help="pages; default: all")
    return parser.parse_args()


def _run(words: argparse.Namespace) -> int:
    if words.pod:
        return shells.run_in_pod(words.pod, words.words)
    return shells.run(words.on, words.words)


def _lessons(words: argparse.Namespace) -> int:
    # Here, because rendering takes seconds to load.
    from servicedocs.transcripts import record, verify

    with alone():
        lessons = record if words.does == "record" else verify
        return int(lessons.main(words.topics, words.context))


if __name__ == "__main__":
    main()
