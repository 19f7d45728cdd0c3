"""Say what the Kubernetes API server would say of manifest files, without a cluster.

It is the server's own code that says: accepted, or its exact message with file and line. A custom
resource, or another kind that is not built in, is not judged. The cluster is a fresh one with
default settings (IPv4, Services 10.96.0.0/12, node ports 30000-32767); a namespace that no document
makes is taken as there.

\b
FILE is one of:
  a manifest    all files together meet the same cluster, in the order given
  a folder      its .yaml, .yml and .json files, also in folders below it, in
                lexical order; without hidden folders and links to folders
  a page        (.md, .markdown) its fences of YAML or JSON that have apiVersion
                and kind; each fence meets a cluster of its own, since later ones
                often repeat an object, and is looked at by itself
  -             the standard input, to its end, however long that takes

With --over OLD, the one FILE is put over what is there: OLD is a manifest, or what kubectl get -o
yaml prints. The answer says what is kept, cleared, filled in and lost, and shows the difference.

Findings say what does not fit together although each object is accepted: error (it cannot work),
warning (it probably does not), hint.

\b
Exit code, the first that holds:
  2  a file cannot be read, or the set-up is wrong
  1  an object is refused, or there is a finding of level error;
     with --strict also: an object is not judged
  3  a limit was met (size, time, memory): not everything is judged
  0  everything is accepted, or not judged for its kind

A named pipe that nobody writes into for 10 s cannot be read. Limits: 16 MiB of files, 10000 files
in folders.
"""

import lzma
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click
import wasmtime

from servicedocs import cli
from servicedocs.check import inputs, over, pages, words
from servicedocs.check.judged import judge
from servicedocs.check.report import FORMATS, Report
from servicedocs.validator.runtime import COMPRESSED, validator

BROKEN = (OSError, EOFError, lzma.LZMAError, wasmtime.WasmtimeError)


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
@click.option("--strict", is_flag=True, help="Exit with 1 also where an object is not judged.")
@click.option(
    "--no-namespaces",
    is_flag=True,
    help="Refuse objects in namespaces that no document makes, as a fresh cluster does.",
)
@click.option(
    "--over",
    "old",
    metavar="OLD",
    help="What would a cluster say if FILE were put over this file?",
)
@click.option(
    "--as",
    "way",
    type=click.Choice(over.WAYS),
    default=over.WAYS[0],
    help="With --over: as kubectl apply (the default) or kubectl replace puts it there.",
)
@click.option(
    "--language",
    type=click.Choice(words.LANGUAGES),
    help="The language of this command's own sentences (default: the locale's, else en); "
    "Kubernetes' messages stay English.",
)
def command(  # noqa: PLR0913 - an argument for each option
    files: tuple[str, ...],
    *,
    as_json: bool,
    form: str,
    strict: bool,
    no_namespaces: bool,
    old: str | None,
    way: str,
    language: str | None,
) -> int:
    """Check what the arguments name; return the exit code."""
    if files.count(inputs.STANDARD_INPUT) > 1:
        raise click.UsageError(words.ONCE)
    if old is not None and (len(files) > 1 or any(map(_is_several, (old, *files)))):
        raise click.UsageError(words.ONE_OVER_ONE)
    chosen = language or words.language()
    name = click.get_current_context().command_path
    with _ended_by_ctrl_c():
        read = inputs.read(files, lambda: _tell_waiting(name, chosen))
        there = inputs.read([old], lambda: _tell_waiting(name, chosen)) if old else None
        _require_validator()
        if there:
            judged = over.judge(there, read, way, chosen)
        else:
            judged = judge(read, chosen, strict=no_namespaces)
    shown = "json" if as_json else form
    return Report(name, read, judged, shown, chosen, strict=strict).write()


def _is_several(file: str) -> bool:
    return os.path.isdir(file) or pages.is_page(file)  # noqa: PTH112 - any text


def _tell_waiting(name: str, language: str) -> None:
    cli.fail(name, words.WAITING.in_language(language))


def _require_validator() -> None:
    try:
        validator()
    except BROKEN as error:
        what = str(error).splitlines()[0]
        remedy = "run: git checkout validator"
        raise cli.SetupError(f"{COMPRESSED.name} cannot be loaded ({what}); {remedy}") from error


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Python looks for it only after a call of the validator.

    There is nothing to clean up.
    """
    handler = signal.getsignal(signal.SIGINT)
    if handler is not signal.default_int_handler or not _is_main():
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()
