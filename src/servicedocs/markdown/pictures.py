"""Pictures of manifests: the results of Kubernetes' own code, drawn by JavaScript in QuickJS.

The drawings are the files under `theme/assets/pictures/`. A browser can run the same files on
what a reader types, so a picture has one source.
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from html import escape
from pathlib import PurePosixPath
from typing import Any

import quickjs  # type: ignore[import-untyped]

from servicedocs.markdown.fences import Fence, Finding
from servicedocs.markdown.judge import checked, missing, objects_of, related
from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, DUAL_STACK, cluster_attribute
from servicedocs.markdown.source import ExampleReader
from servicedocs.project import ROOT
from servicedocs.validator.runtime import File, NotJudgedError, validator

SCRIPTS = ROOT / "theme" / "assets" / "pictures"
SHARED = [
    ROOT / "theme" / "assets" / "shared" / name
    for name in ("site.js", "strings/findings.js", "strings/packets.js")
]
GENERAL = ("types",)  # these are about Services by themselves, whatever Pods there are
PATH = "path"
"""The drawing that follows a packet: its header says from where and to what."""
MAX_MEMORY = 64 * 1024 * 1024
MAX_SECONDS = 2.0
REMEMBERED = 1024  # pictures: live reload draws the same ones again and again
# JSON both ways: QuickJS cannot hand over a long string that it has only strung together.
DRAW = "(data) => JSON.stringify(site.pictures.draw(JSON.parse(data)))"


class NotDrawnError(Exception):
    """No picture can be made of this data; the message says why."""


@dataclass(frozen=True)
class Picture:
    """The HTML of one picture, or the findings on it."""

    html: str = ""
    findings: tuple[Finding, ...] = ()


def picture(fence: Fence, read: ExampleReader, language: str, name: str) -> Picture:
    """Make the picture that a fence asks for; `name` begins its ids."""
    findings = tuple(_form(fence, read))
    if findings:
        return Picture(findings=findings)
    drawing = drawing_of(fence)
    try:
        data = facts(fence, read)
        svg = draw({"language": language, "drawing": drawing, "id": name, **data})
    except (NotDrawnError, NotJudgedError) as error:
        remedy = "repair the manifest, or name its Pods by with=, or ask for another drawing"
        return Picture(findings=(fence.finding(f"makes no picture: {error}", remedy),))
    # Not in the search index: the manifest beside it has the same names and numbers.
    data_of = f'data-of="{escape(fence.file)}" data-drawing="{drawing}"{_packet(fence)}'
    html = f'<figure class="picture {drawing}" {data_of} data-search-exclude>{svg}</figure>'
    return Picture(html, tuple(_contradictions(fence, data)))


def _packet(fence: Fence) -> str:
    """Return what the page's script asks of a packet's path: the header's attributes."""
    if drawing_of(fence) != PATH:
        return ""
    attributes = (
        f' data-{name}="{escape(value or "")}"' for name, value in fence.attributes.items()
    )
    return "".join(attributes) + cluster_attribute(fence.marks)


def drawing_of(fence: Fence) -> str:
    """Return the name of the drawing for which a fence asks, or nothing."""
    marks = (ACCEPTED_BUT_WRONG.name, DUAL_STACK.name)
    names = [name for name in fence.classes if name not in marks]
    return names[0] if len(names) == 1 else ""


def draw(data: dict[str, Any]) -> str:
    """Return the SVG element for some data; its form is the `Data` of types.d.ts."""
    return _draw(json.dumps(data), scripts(), threading.get_ident())


def _form(fence: Fence, read: ExampleReader) -> Iterator[Finding]:
    """Yield the faults of the header that show without a manifest."""
    if not drawing_of(fence):
        remedy = "write {.picture .traffic} or the name of another drawing"
        yield fence.finding("names no drawing, or several", remedy)
    if not fence.whole:
        remedy = 'embed a file with --8<-- "topic/name.yaml" {.picture .traffic}'
        yield fence.finding("shows no whole file", remedy)
    if drawing_of(fence) == PATH and not {"from", "to"} <= set(fence.attributes):
        remedy = 'write {.picture .path from="client" to="worker-node1:30001"}'
        yield fence.finding("says of no packet from where and to what it goes", remedy)
    yield from missing(fence, read)


def facts(fence: Fence, read: ExampleReader) -> dict[str, Any]:
    """Return the defaulted objects and the relations of a fence's files, as plain JSON."""
    files = {path: read(path) or b"" for path in (fence.file, *fence.named("with"))}
    dual_stack = DUAL_STACK in fence.marks
    objects = {path: _objects(path, data, dual_stack=dual_stack) for path, data in files.items()}
    return {
        "own": len(objects[fence.file]),
        "documents": [one for each in objects.values() for one in each],
        "relations": [asdict(one) for one in related(*files.values()).relations],
        **(_followed(fence, files) if drawing_of(fence) == PATH else {}),
    }


def _followed(fence: Fence, files: dict[str, bytes]) -> dict[str, Any]:
    """Return the path of the packet that a fence names, through its files' small cluster."""
    switches = [one.partition("=") for one in fence.named("set")]
    options = {
        "dualStack": DUAL_STACK in fence.marks,
        "packets": [{"from": fence.attributes["from"], "to": fence.attributes["to"]}],
        "set": [{"what": what, "is": value} for what, _, value in switches],
    }
    named = [File(PurePosixPath(path).name, data) for path, data in files.items()]
    found = validator().trace(named, options)
    if wrong := found["error"] or found["traces"][0]["error"]:
        raise NotDrawnError(wrong)
    return {"path": {key: found[key] for key in ("nodes", "pods")} | {"traced": found["traces"][0]}}


def _contradictions(fence: Fence, data: dict[str, Any]) -> Iterator[Finding]:
    """Yield where a picture and its mark disagree on whether the Services work."""
    services = sum(one["kind"] == "Service" for one in data["documents"][: data["own"]])
    codes = [one["code"] for each in data["relations"][:services] for one in each["problems"]]
    if ACCEPTED_BUT_WRONG in fence.marks and not codes:
        yield fence.finding("makes a picture marked .accepted-but-wrong, but it works", "drop it")
    if codes and ACCEPTED_BUT_WRONG not in fence.marks and drawing_of(fence) not in GENERAL:
        remedy = 'name its Pods by with="...", or mark the picture .accepted-but-wrong'
        yield fence.finding(f"makes a picture of what does not work ({codes[0]})", remedy)


def _objects(path: str, data: bytes, *, dual_stack: bool) -> list[dict[str, Any]]:
    verdicts = checked(data, PurePosixPath(path).name, dual_stack=dual_stack)
    for verdict in verdicts:
        if not verdict.accepted:
            answer = " ".join(verdict.kubectl.split())
            raise NotDrawnError(f"examples/{path} is refused in its line {verdict.line}: {answer}")
    return objects_of(verdicts)


def scripts() -> str:
    """Return all scripts; read each time, because live reload shows a changed one at once."""
    paths = (*SHARED, *sorted(SCRIPTS.rglob("*.js")))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@lru_cache(REMEMBERED)
def _draw(data: str, scripts: str, thread: int) -> str:
    try:
        return str(json.loads(_function(scripts, thread)(data)))
    except (quickjs.JSException, quickjs.StackOverflow) as error:
        _function.cache_clear()  # out of memory, it may not work again
        raise NotDrawnError(_reason(error)) from None


@lru_cache(1)
def _function(scripts: str, _thread: int) -> Any:
    """Start the scripts once for all pictures of a thread: a context belongs to one."""
    context = quickjs.Context()
    context.set_memory_limit(MAX_MEMORY)
    context.set_time_limit(MAX_SECONDS)
    context.eval(scripts)
    return context.eval(DRAW)


def _reason(error: Exception) -> str:
    first = str(error).split("\n", 1)[0]
    if "interrupted" in first:
        return f"not drawn within {MAX_SECONDS:g} s"
    if first == "null" or "out of memory" in first:  # too full to make the error
        return f"not drawn within {MAX_MEMORY // 1024**2} MiB of memory"
    return first.removeprefix("CannotDraw: ")
