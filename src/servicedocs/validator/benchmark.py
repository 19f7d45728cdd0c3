"""The validator's speed: each figure with its limit."""

import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from timeit import repeat, timeit
from typing import Any

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.validator import runtime

MANIFEST = ROOT / "examples" / "nodeport" / "service.yaml"
FILES = (500, 2_000)
DEFINITIONS = 10  # of custom resources, in one file of 2 MB, as operators publish them
FIELDS = 1_250  # of each
CALLS = 500
FIELD = """\
              field-{}:
                description: What the operator does with this value, and what it takes without one.
                type: string
"""
DEFINITION = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: shops{number}.example.com
spec:
  group: example.com
  names: {{kind: Shop{number}, plural: shops{number}}}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
{fields}"""


PAGE = ("pod.yaml", "service.yaml", "second-service.yaml")
NODES = 6
SERVICES = 100
REPLICAS = 10
WORKLOAD = """\
apiVersion: v1
kind: Service
metadata: {{name: web-{number}}}
spec:
  selector: {{app: web-{number}}}
  ports: [{{port: 8080, targetPort: 80}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {{name: web-{number}}}
spec:
  replicas: {replicas}
  selector: {{matchLabels: {{app: web-{number}}}}}
  template:
    metadata: {{labels: {{app: web-{number}}}}}
    spec: {{containers: [{{name: web, image: nginx}}]}}
"""
PACKETS = 50  # as many as one question may have


def report() -> None:
    """Print each figure with its limit; nothing fails, since a busy machine is slower."""
    for name, limit, measure in MEASURES:
        cli.say(f"{name}: {measure():.4g} s (at most {limit:g} s)")
    for name, limit, measure in COUNTS:
        cli.say(f"{name}: {measure():.4g} (at most {limit:g})")


def _first_start() -> float:
    """Compile the WebAssembly file, as after installing: in a copy that has no cache yet."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(ROOT / "src", copy / "src")
        (copy / "validator").mkdir()
        shutil.copy(runtime.COMPRESSED, copy / "validator")
        return timeit(lambda: _start(copy / "src"), number=1)


def _later_start() -> float:
    return statistics.median(repeat(lambda: _start(ROOT / "src"), number=1))


def _start(source: Path) -> None:
    code = "from servicedocs.validator.runtime import Validator; Validator()"
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(source)})


def _warm_check() -> float:
    judge, data = runtime.validator(), MANIFEST.read_bytes()
    return statistics.median(repeat(lambda: judge.check(data), number=1, repeat=CALLS))


def _change() -> float:
    """Return how many checks of a manifest one change of it takes: another machine counts alike."""
    judge, data = runtime.validator(), MANIFEST.read_bytes()
    files = [runtime.File(name, data) for name in ("old.yaml", "new.yaml")]
    times = repeat(lambda: judge.change(files[0], files[1], "apply"), number=1, repeat=CALLS)
    return statistics.median(times) / _warm_check()


def _page_simulated() -> float:
    """Make the small cluster of a page's files, with the path of one packet."""
    return _followed(_page(), {}, ["pooh-pod-service:8080"])


def _packet() -> float:
    """Follow one packet more through the same cluster."""
    few, many = (_followed(_page(), {}, ["pooh-pod-service:8080"] * n) for n in (1, PACKETS))
    return (many - few) / (PACKETS - 1)


def _page() -> bytes:
    return b"---\n".join(MANIFEST.with_name(name).read_bytes() for name in PAGE)


def large_cluster() -> tuple[bytes, dict[str, Any]]:
    """Return many Services, each with its Pods, and the options with the nodes for them."""
    nodes = [
        {"name": f"n{at}", "address": f"192.168.56.{10 + at}", "pods": f"10.244.{at}.0/24"}
        for at in range(NODES)
    ]
    texts = [WORKLOAD.format(number=at, replicas=REPLICAS) for at in range(SERVICES)]
    return "---\n".join(texts).encode(), {"nodes": nodes}


def _large_cluster() -> float:
    """Follow a packet in a large cluster."""
    return _followed(*large_cluster(), ["web-7:8080"])


def _followed(data: bytes, options: dict[str, Any], targets: list[str]) -> float:
    asked = {**options, "packets": [{"from": "pod/client", "to": to} for to in targets]}
    files, judge = [runtime.File("-", data)], runtime.validator()
    if wrong := [one for one in judge.trace(files, asked)["traces"] if one["error"]]:
        raise cli.Failure(wrong[0]["error"])
    return statistics.median(repeat(lambda: judge.trace(files, asked), number=1, repeat=5))


def _size() -> float:
    """Return the size of the compressed file, in MB."""
    return runtime.COMPRESSED.stat().st_size / 10**6


def _memory() -> float:
    """Return the most memory that a program took of those that have run, in GiB."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1024**3 if sys.platform == "darwin" else 1024**2)


def _many_files(count: int) -> float:
    """Let scripts/check judge Services, each in a file of its own, and what they select."""
    text = MANIFEST.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            Path(folder, f"{number}.yaml").write_text(_numbered(text, number))
        return _check(folder)


def _check(path: str) -> float:
    command = [ROOT / "scripts" / "check", path]
    run = partial(subprocess.run, command, check=True, capture_output=True)
    return timeit(run, number=1)


def _definitions() -> float:
    """Let scripts/check judge definitions of custom resources whose schemas are long."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write("---\n".join(map(_definition, range(DEFINITIONS))))
        file.flush()
        return _check(file.name)


def _definition(number: int) -> str:
    fields = "".join(FIELD.format(one) for one in range(FIELDS))
    return DEFINITION.format(number=number, fields=fields)


def _numbered(text: str, number: int) -> str:
    """Return the manifest under another name, and without its node port: each is given one once."""
    renamed = re.sub(r"^  name: \S+", f"  name: many-{number}", text, flags=re.MULTILINE)
    return re.sub(r"^ +nodePort:.*\n", "", renamed, flags=re.MULTILINE)


MEASURES = (
    ("first start after installing", 15.0, _first_start),
    ("later start", 0.5, _later_start),
    ("warm check of one manifest", 0.002, _warm_check),
    (f"scripts/check on {FILES[0]} files", 3.0, partial(_many_files, FILES[0])),
    ("scripts/check on 2 MB of definitions", 1.0, _definitions),
    (f"scripts/check on {FILES[1]} files", 12.0, partial(_many_files, FILES[1])),
    ("small cluster of a page's files, with one packet", 0.05, _page_simulated),
    ("one packet more", 0.005, _packet),
    (f"{SERVICES} Services with {SERVICES * REPLICAS} Pods", 2.0, _large_cluster),
)
COUNTS = (
    ("a change, in checks of the manifest", 4.0, _change),
    ("compressed module, in MB", 6.0, _size),
    ("memory of the largest scripts/check above, in GiB", 1.0, _memory),
)
