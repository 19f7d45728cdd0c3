"""The judgement on a YAML fence by Kubernetes' own code, compared with the fence's marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from servicedocs.markdown.consistency import Object, dead_ends, misfits, services_named
from servicedocs.markdown.fences import Fence, Finding
from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, FRAGMENT, REJECTED, WARNED
from servicedocs.markdown.source import ExampleReader
from servicedocs.validator import catalogue
from servicedocs.validator.results import Problem, ServiceRelation, Verdict
from servicedocs.validator.runtime import NotJudgedError, validator

BECAUSE = "because"
SEPARATOR = b"\n---\n"
REMEMBERED = 4096  # results: live reload judges the same blocks again and again


@dataclass(frozen=True)
class Judgement:
    """The verdicts on a fence, the relations of its Services, and the findings."""

    file: str = ""
    verdicts: tuple[Verdict, ...] = ()
    relations: tuple[ServiceRelation, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Return the verdicts on the documents that the API server refuses."""
        return tuple(verdict for verdict in self.verdicts if not verdict.accepted)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the API server's warnings on all documents."""
        return tuple(text for verdict in self.verdicts for text in verdict.warnings)

    @property
    def problems(self) -> tuple[tuple[ServiceRelation, Problem], ...]:
        """Return the problems of all relations, each with its Service."""
        return tuple((relation, one) for relation in self.relations for one in relation.problems)


@lru_cache(REMEMBERED)
def checked(data: bytes, file: str) -> tuple[Verdict, ...]:
    """Return the verdicts on a file, the ones of an earlier call from memory."""
    return tuple(validator().check(data, file))


@lru_cache(REMEMBERED)
def related(*files: bytes) -> tuple[ServiceRelation, ...]:
    """Follow the Services of some files that stand together."""
    return tuple(validator().relate(SEPARATOR.join(files)))


@lru_cache(REMEMBERED)
def _merge(whole: bytes, fragment: bytes) -> bytes:
    return validator().merge(whole, fragment)


def judge(fence: Fence, read: ExampleReader) -> Judgement:
    """Judge one YAML fence by its marks."""
    if absent := tuple(missing(fence, read)):
        return Judgement(findings=absent)
    file = PurePosixPath((fence.named("of") or (fence.file,))[0]).name or "-"
    try:
        data = _manifest(fence, read)
        verdicts = checked(data, file)
        relations = tuple(_relations(fence, data, verdicts, read))
    except (ValueError, NotJudgedError) as error:
        return Judgement(findings=(fence.finding(f"cannot be judged: {error}", "repair it"),))
    seen = Judgement(file, verdicts, relations)
    findings = (*_form(fence, read), *_contradictions(fence, seen), *_misfits(fence, seen, read))
    return replace(seen, findings=findings or tuple(_other_reasons(fence, seen)))


def missing(fence: Fence, read: ExampleReader) -> Iterator[Finding]:
    """Yield the files that a header names and that do not exist."""
    for attribute in ("with", "of"):
        for path in fence.named(attribute):
            if read(path) is None:
                what = f"names {attribute}={path!r}, which does not exist"
                yield fence.finding(what, "write a path under examples/ that exists")


def _manifest(fence: Fence, read: ExampleReader) -> bytes:
    """Return the bytes to judge: the file's, or the fence's, merged if a fragment."""
    data = (read(fence.file) if fence.whole else None) or fence.source.encode() + b"\n"
    for whole in fence.named("of")[:1]:
        return _merge(read(whole) or b"", data)
    return data


def _form(fence: Fence, read: ExampleReader) -> Iterator[Finding]:
    """Yield where the judged text and the shown text differ."""
    file = (read(fence.file) or b"").decode(errors="replace") if fence.whole else fence.source
    if file.rstrip() != fence.source.rstrip():
        remedy = "use spaces for tabs and plain line ends in the file"
        yield fence.finding("reaches the reader with other characters", remedy)
    if not fence.whole and FRAGMENT not in fence.marks:
        yield fence.finding(
            "shows no whole file",
            'embed a file with --8<-- "topic/name.yaml" {.yaml}, or mark it .fragment of="..."',
        )


def _contradictions(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    """Yield where the marks of a fence and Kubernetes disagree."""
    if not seen.verdicts:
        yield fence.finding("holds no manifest", "write one, or take the block away")
    elif REJECTED in fence.marks:
        if not seen.refused:
            yield fence.finding("is marked .rejected, but Kubernetes accepts it", "drop the mark")
    elif seen.refused:
        for verdict in seen.refused:
            answer = verdict.kubectl.strip().replace("\n", " ")
            what = f"is refused in its line {verdict.line}: {answer}"
            yield fence.finding(what, "repair it, or mark it .rejected")
    else:
        yield from _warning_contradictions(fence, seen)
        yield from _relation_contradictions(fence, seen)


def reasons(seen: Judgement) -> dict[str, str]:
    """Return the messages and problems of a block, by the names that because= takes.

    A message has the name of its entry in the catalogue, or none without an entry.
    """
    messages = [text for one in seen.refused or seen.verdicts for text in catalogue.messages(one)]
    explained = {text: catalogue.explain(text) for text in messages}
    found = {entry.id if entry else "": text for text, entry in explained.items()}
    return found | {problem.code: problem.code for _, problem in seen.problems}


def _other_reasons(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    """Yield the difference between because= and the reasons that Kubernetes gives."""
    if not any(mark.takes == BECAUSE for mark in fence.marks):
        return
    found = reasons(seen)
    if "" in found:
        what = f"draws {found['']!r}, which no file under messages/ explains"
        yield fence.finding(what, "write messages/<what-is-wrong>.yaml")
    elif set(fence.named(BECAUSE)) != set(found):
        named = " ".join(fence.named(BECAUSE))
        what = f'is not wrong because="{named}"' if named else "does not say why it is wrong"
        yield fence.finding(what, f'write because="{" ".join(found)}", or repair it')


def _warning_contradictions(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    marked = WARNED in fence.marks
    if marked and not seen.warnings:
        yield fence.finding("is marked .warned, but Kubernetes does not warn", "drop the mark")
    if seen.warnings and not marked:
        yield fence.finding(f"draws a warning: {seen.warnings[0]}", "repair it, or mark it .warned")


def _relation_contradictions(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    if ACCEPTED_BUT_WRONG in fence.marks:
        if not seen.problems:
            yield fence.finding(
                "is marked .accepted-but-wrong, but its Services lead to Pods",
                "drop the mark, or name the files it does not fit by with=",
            )
        return
    for relation, problem in seen.problems:
        port = f", port {problem.port}" if problem.port else ""
        yield fence.finding(
            f"is accepted, but Service {relation.service} does not work ({problem.code}{port})",
            'name its Pods by with="...", repair it, or mark it .accepted-but-wrong',
        )
    for pod in (pod for relation in seen.relations for pod in relation.pods):
        for found in pod.ports:
            if found.number and not found.declared:
                what = f"leads to port {found.number} of {pod.name}, which declares no ports"
                remedy = "declare it as containerPort: the test cannot see what listens"
                yield fence.finding(what, remedy)


def _misfits(fence: Fence, seen: Judgement, read: ExampleReader) -> Iterator[Finding]:
    if seen.refused or ACCEPTED_BUT_WRONG in fence.marks:
        return
    beside = {path: objects_of(checked(read(path) or b"", path)) for path in fence.named("with")}
    own = objects_of(seen.verdicts)
    others = [one for objects in beside.values() for one in objects]
    # Beneath a block marked .warned stands a warning, and it may be about just that.
    ends = () if WARNED in fence.marks else dead_ends(own, others)
    for misfit in (*misfits(own, others), *ends):
        yield fence.finding(f"does not fit: {misfit}", 'repair it, or name the file by with="..."')
    for path, objects in beside.items():
        if not _needed(own, objects, seen):
            remedy = "drop it, or repair the selector or the name that should lead there"
            yield fence.finding(f"names with={path!r}, to which nothing leads", remedy)


def _needed(own: list[Object], beside: list[Object], seen: Judgement) -> bool:
    """Tell whether a Service here selects something beside it, or something names a Service."""
    selected = {
        (pod.kind, pod.name) for relation in seen.relations for pod in relation.pods if pod.selected
    }
    if any((one["kind"], one["metadata"].get("name")) in selected for one in [*own, *beside]):
        return True
    return any(True for one in [*own, *beside] for _ in services_named(one))


def objects_of(verdicts: tuple[Verdict, ...]) -> list[Object]:
    """Return the accepted objects with their defaults filled in."""
    return [verdict.defaulted for verdict in verdicts if verdict.defaulted]


def _relations(
    fence: Fence, data: bytes, verdicts: tuple[Verdict, ...], read: ExampleReader
) -> Iterator[ServiceRelation]:
    """Follow the Services of a fence, or those it stands beside if it has none of its own."""
    if any(not verdict.accepted for verdict in verdicts):
        return
    others = [read(path) or b"" for path in fence.named("with")]
    own = {verdict.name for verdict in verdicts if verdict.kind == "Service"}
    for relation in related(data, *others):
        if relation.service in own or not own:
            yield relation
