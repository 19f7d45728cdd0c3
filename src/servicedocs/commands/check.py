"""Say what the Kubernetes API server would say of manifest files, without a cluster.

The server's own code answers: accepted, or its exact message with file and line. Custom resources,
some built-in kinds and objects with expressions in CEL are not judged. The cluster is a fresh one
with default settings (IPv4, Services 10.96.0.0/12, node ports 30000-32767). With --dual-stack it
has IPv6 too. A namespace that no document creates is assumed to exist.

\b
FILE is one of:
  a manifest    all files together meet the same cluster, in the order given
  a folder      its .yaml, .yml and .json files that have apiVersion or kind,
                also in folders below it, in lexical order; without hidden
                folders and links to folders
  a page        (.md, .markdown) its fences of YAML or JSON that have apiVersion
                and kind; each fence meets a cluster of its own, because pages
                often show the same object again
  -             the standard input, to its end, however long that takes

Findings say where objects do not fit together, although each of them may be accepted: error (it
cannot work), warning (it may not work), hint (good to know).

With --over OLD, the one FILE is put over what the cluster has: OLD is a manifest, or the output of
kubectl get -o yaml. The answer says which fields are kept, cleared, filled in and lost, and shows
the difference. It has no findings, and namespaces are always assumed to exist.

\b
Exit code, the first that holds:
  2  a file cannot be read, or the command or its set-up is wrong
  1  an object is refused, or there is a finding of level error;
     with --strict also: an object is not judged
  3  a limit of size, time or memory was reached: not everything is judged
  0  every object is accepted, or not judged

A named pipe that nobody writes into for 10 s cannot be read. Limits: 16 MiB of files, 10000 files
in folders.
"""

import os

import click

from servicedocs.check import begin, inputs, over, pages, words
from servicedocs.check.judged import judge
from servicedocs.check.report import FORMATS, Report


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help="Lines for people (the default), a JSON list with an entry for each document, or workflow "
    "commands of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 also if an object is not judged.")
@click.option(
    "--no-namespaces",
    is_flag=True,
    help="Refuse objects in namespaces that no document creates, as a fresh cluster does.",
)
@click.option(
    "--dual-stack",
    is_flag=True,
    help="Judge in a cluster with IPv4 and IPv6 (Services 10.96.0.0/12 and fd00:10:96::/112), also "
    "with --over.",
)
@click.option(
    "--over",
    "old",
    metavar="OLD",
    help="Say what happens if FILE is put over this file.",
)
@click.option(
    "--as",
    "way",
    type=click.Choice((over.CREATE, *over.WAYS)),
    help="The way to put it there: kubectl create (without --over), and with --over kubectl apply "
    "(the default) or kubectl replace.",
)
@click.option(
    "--language",
    type=click.Choice(words.LANGUAGES),
    help="The language of this command's own sentences (default: ko in a Korean locale, else en); "
    "Kubernetes' messages stay English.",
)
def command(  # noqa: PLR0913 - an argument for each option
    files: tuple[str, ...],
    *,
    as_json: bool,
    form: str,
    strict: bool,
    no_namespaces: bool,
    dual_stack: bool,
    old: str | None,
    way: str | None,
    language: str | None,
) -> int:
    """Check what the arguments name; return the exit code."""
    if files.count(inputs.STANDARD_INPUT) > 1:
        raise click.UsageError(words.ONCE)
    if old is not None and (len(files) > 1 or any(map(_is_several, (old, *files)))):
        raise click.UsageError(words.ONE_OVER_ONE)
    if way and (way == over.CREATE) == (old is not None):
        raise click.UsageError(words.CREATE_OVER if old is not None else words.OVER_NOTHING)
    chosen = language or words.language()
    name = click.get_current_context().command_path
    with begin.ended_by_ctrl_c():
        read = inputs.read(files, begin.waiting(name, chosen))
        there = inputs.read([old], begin.waiting(name, chosen)) if old else None
        begin.require_validator()
        if there:
            judged = over.judge(there, read, way or over.WAYS[0], chosen, dual_stack=dual_stack)
        else:
            judged = judge(read, chosen, strict=no_namespaces, dual_stack=dual_stack)
    shown = "json" if as_json else form
    return Report(name, read, judged, shown, chosen, strict=strict).write()


def _is_several(file: str) -> bool:
    return os.path.isdir(file) or pages.is_page(file)  # noqa: PTH112 - any text
