"""Services that kubectl applies over others, on a live API server."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servicedocs.cluster.api_server import TOKEN
from servicedocs.cluster.artifacts import build
from tests.validator.live.differential import NUMBER, Server

APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
MOST = 200  # Services of one kubectl apply
Manifest = dict[str, Any]
Pair = tuple[Manifest, Manifest]
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Applied:
    """What came of one manifest over another."""

    pair: Pair
    live: Manifest
    """What was there."""
    spec: Any
    """What is stored then; None where kubectl did not apply it."""
    said: str
    """The errors of the whole batch, each with a Service's name."""


def batches(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield pairs that can be on one cluster together: none asks for an address of another."""
    waiting = list(pairs)
    while waiting:
        taken: set[str] = set()
        batch: list[Pair] = []
        rest: list[Pair] = []
        for pair in waiting:
            asked = set(NUMBER.findall(json.dumps(pair)))
            fits = len(batch) < MOST and not asked & taken
            (batch if fits else rest).append(pair)
            taken |= asked if fits else set()
        yield batch
        waiting = rest


def named(manifest: Manifest, name: str) -> Manifest:
    """Return a manifest under another name."""
    return manifest | {"metadata": manifest["metadata"] | {"name": name}}


def apply(server: Server, cache: Path, pairs: list[Pair], *, fast: bool = False) -> list[Applied]:
    """Create the first of each pair, as applied, and let one kubectl apply the others over them.

    `fast`: it merges by the types in itself, and reads no OpenAPI of the server for each.
    Each Service is named by its place; a pair whose first manifest is refused is left out.
    """
    all_named = [_named_by(place, pair) for place, pair in enumerate(pairs)]
    there = [(pair, live) for pair in all_named if (live := server.create(_applied(pair[0])))]
    try:
        done = _kubectl(server, cache, [new for (_, new), _ in there], fast)
        return [_after(server, pair, live, done) for pair, live in there]
    finally:
        for _, live in there:
            server.delete(name_of(live))


def name_of(manifest: Manifest) -> str:
    """Return the name of an object."""
    return str(manifest["metadata"]["name"])


def _named_by(place: int, pair: Pair) -> Pair:
    old, new = (named(one, f"web-{place}") for one in pair)
    return old, new


def _after(server: Server, pair: Pair, live: Manifest, done: Done) -> Applied:
    is_applied = f"service/{name_of(live)} " in done.stdout
    spec = server.get(name_of(live))["spec"] if is_applied else None
    return Applied(pair, live, spec, done.stderr)


def _kubectl(server: Server, cache: Path, manifests: list[Manifest], fast: bool) -> Done:
    command = [str(build.program("kubectl")), f"--token={TOKEN}", f"--cache-dir={cache}"]
    command += [f"--server=https://127.0.0.1:{server.connection.port}"]
    command += ["--insecure-skip-tls-verify", "apply", "--filename=-"]
    command += ["--openapi-patch=false"] if fast else []
    # No List: kubectl refuses a whole one for what is wrong with an item.
    given = "\n---\n".join(map(json.dumps, manifests))
    server.close()  # the API server closes a connection that rests so long; the next call connects
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def _applied(manifest: Manifest) -> bytes:
    """Return a manifest with the annotation that kubectl apply writes on a create."""
    metadata = manifest["metadata"] | {"annotations": {APPLIED: json.dumps(manifest)}}
    return json.dumps(manifest | {"metadata": metadata}).encode()
