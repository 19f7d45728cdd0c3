"""The judgement on a YAML fence by Kubernetes' own code, compared with the fence's marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from servicedocs import strings
from servicedocs.markdown.fences import Fence, Finding
from servicedocs.markdown.marks import (
    ACCEPTED_BUT_WRONG,
    CUSTOM,
    DUAL_STACK,
    FRAGMENT,
    REJECTED,
    WARNED,
)
from servicedocs.markdown.source import ExampleReader
from servicedocs.validator import catalogue
from servicedocs.validator.results import ManifestFinding, Related, ServiceRelation, Verdict
from servicedocs.validator.runtime import File, NotJudgedError, validator

Object = dict[str, Any]
BECAUSE = "because"
MAY_STAND = {
    "namespace-assumed",
    "same-port-two-protocols",
    "headless-port-differs",
    "external-name-ports",
    "affinity-behind-proxy",
}
"""The codes of findings that a page's block may draw and need not mention."""
REMEMBERED = 4096  # results: live reload judges the same blocks again and again


@dataclass(frozen=True)
class Judgement:
    """The verdicts on a fence, what is found between it and the files beside it, and its faults."""

    file: str = ""
    verdicts: tuple[Verdict, ...] = ()
    relations: tuple[ServiceRelation, ...] = ()
    found: tuple[ManifestFinding, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Return the verdicts on the documents that the API server refuses."""
        return tuple(verdict for verdict in self.verdicts if verdict.refused)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the API server's warnings on all documents."""
        return tuple(text for verdict in self.verdicts for text in verdict.warnings)


@lru_cache(REMEMBERED)
def checked(data: bytes, file: str, *, dual_stack: bool = False) -> tuple[Verdict, ...]:
    """Return the verdicts on a file, the ones of an earlier call from memory."""
    return tuple(validator().check(data, file, dual_stack=dual_stack))


@lru_cache(REMEMBERED)
def related(*files: bytes) -> Related:
    """Follow the Services of some files that stand together."""
    return validator().relate_files([File("-", data) for data in files])


@lru_cache(REMEMBERED)
def _together(
    file: str, data: bytes, *beside: bytes, dual_stack: bool = False
) -> tuple[Verdict, ...]:
    """Return the verdicts on a file and on those beside it, on one cluster."""
    files = [File(file, data), *(File("-", one) for one in beside)]
    found = validator().check_files(files, dual_stack=dual_stack)
    if found.stopped:
        raise NotJudgedError(found.stopped)
    return found.verdicts


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
        beside = _beside(fence, read)
        verdicts = _together(file, data, *beside, dual_stack=DUAL_STACK in fence.marks)
        own = tuple(verdict for verdict in verdicts if verdict.file == 0)
        seen = _follow(Judgement(file, own), data, beside)
    except (ValueError, NotJudgedError) as error:
        return Judgement(findings=(fence.finding(f"cannot be judged: {error}", "repair it"),))
    others = verdicts[len(own) :]
    misfits = _misfits(fence, others, data, beside)
    idle = _idle_dual_stack(fence, verdicts, file, data, *beside)
    findings = (*_form(fence, read), *_contradictions(fence, seen), *idle, *misfits)
    return replace(seen, findings=findings or tuple(_other_reasons(fence, seen)))


def _beside(fence: Fence, read: ExampleReader) -> list[bytes]:
    return [read(path) or b"" for path in fence.named("with")]


def _follow(seen: Judgement, data: bytes, beside: list[bytes]) -> Judgement:
    """Add what the fence's Services lead to, or those beside it if it has none of its own."""
    if seen.refused:
        return seen
    found = related(data, *beside)
    own = any(relation.file == 0 for relation in found.relations)
    return replace(
        seen,
        relations=tuple(one for one in found.relations if one.file == 0 or not own),
        found=tuple(one for one in found.findings if one.file == 0 or not own),
    )


def wrong_lines(fence: Fence, seen: Judgement) -> list[int]:
    """Return the lines of a block that its messages and findings are about."""
    if fence.named("of"):  # the lines are those of the merged file
        return []
    causes = [cause.line for one in seen.refused for cause in one.causes]
    own = [one for one in seen.found if one.file == 0 and one.code not in MAY_STAND]
    found = [one.line for one in own] if ACCEPTED_BUT_WRONG in fence.marks else []
    refused = causes or [one.line for one in seen.refused]
    return sorted({line for line in (*refused, *found) if line})


def is_proven(fence: Fence, seen: Judgement) -> bool:
    """Tell whether Kubernetes' own code accepts all of a block, which promises nothing else."""
    # Defaults are only filled into what the API server takes: a file for kind has none.
    accepted = [one for one in seen.verdicts if one.accepted and one.defaulted]
    return bool(accepted) and len(accepted) == len(seen.verdicts) and not fence.marks


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
    elif CUSTOM in fence.marks or not all(one.judged for one in seen.verdicts):
        yield from _custom_contradictions(fence, seen)
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


def _idle_dual_stack(
    fence: Fence, seen: Sequence[Verdict], file: str, *files: bytes
) -> Iterator[Finding]:
    """Yield the mark of a second IP family where a cluster without one answers the same."""
    if DUAL_STACK in fence.marks and seen == _together(file, *files):
        what = "is marked .dual-stack, but a cluster with IPv4 alone judges it the same"
        yield fence.finding(what, "drop the mark, or ask for IPv6")


def _custom_contradictions(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    """Yield the objects that a block holds beside its mark: judged ones, or others unmarked."""
    for one in seen.verdicts:
        if one.judged and CUSTOM in fence.marks:
            what = f"is marked .custom, but Kubernetes' own code judges its {one.kind}"
            yield fence.finding(what, "drop the mark, or give the custom kinds a file of their own")
        elif not one.judged and CUSTOM not in fence.marks:
            what = f"holds a {one.kind} that nothing judges here"
            yield fence.finding(what, "mark it .custom, in a file without built-in kinds")


def reasons(fence: Fence, seen: Judgement) -> dict[str, str]:
    """Return the messages and findings of a block, by the names that because= takes.

    A message has the name of its entry in the catalogue, or none without an entry. A finding that a
    block need not mention is a reason where it mentions it.
    """
    messages = [text for one in seen.refused or seen.verdicts for text in catalogue.messages(one)]
    explained = {text: catalogue.explain(text) for text in messages}
    found = {entry.id if entry else "": text for text, entry in explained.items()}
    named = fence.named(BECAUSE)
    mentioned = {one.code for one in seen.found if one.code in named}
    return found | {code: code for code in {one.code for one in _wrong(fence, seen)} | mentioned}


def _wrong(fence: Fence, seen: Judgement) -> list[ManifestFinding]:
    """Return the findings that a block may not leave unmentioned."""
    # What is warned of may be just that: ports of a type that has no endpoints.
    more = {"no-endpoints-source"} if WARNED in fence.marks else set()
    return [one for one in seen.found if one.code not in MAY_STAND | more]


def _other_reasons(fence: Fence, seen: Judgement) -> Iterator[Finding]:
    """Yield the difference between because= and the reasons that Kubernetes gives."""
    if not any(mark.takes == BECAUSE for mark in fence.marks):
        return
    found = reasons(fence, seen)
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
    wrong = _wrong(fence, seen)
    if ACCEPTED_BUT_WRONG in fence.marks:
        if not wrong and not set(fence.named(BECAUSE)) & {one.code for one in seen.found}:
            yield fence.finding(
                "is marked .accepted-but-wrong, but its Services lead to Pods",
                "drop the mark, or name the files it does not fit by with=",
            )
        return
    for one in wrong:
        sentence = strings.of_finding(one.code, one.variant).en.format(
            **strings.filled(one.values, "en")
        )
        remedy = 'name what it needs by with="...", repair it, or mark it .accepted-but-wrong'
        yield fence.finding(f"is accepted, but ({one.code}) {sentence}", remedy)
    for relation in seen.relations:
        if relation.alone:
            what = f"shows Service {relation.service} without the Pods that it selects"
            yield fence.finding(what, 'name their file by with="..."')
    for pod in (pod for relation in seen.relations for pod in relation.pods):
        for found in pod.ports:
            if found.number and not found.declared:
                what = f"leads to port {found.number} of {pod.name}, which declares no ports"
                remedy = "declare it as containerPort: the test cannot see what listens"
                yield fence.finding(what, remedy)


def _misfits(
    fence: Fence, others: Sequence[Verdict], data: bytes, beside: Sequence[bytes]
) -> Iterator[Finding]:
    """Yield where the files beside a fence contradict it, or are there for nothing."""
    if not beside or {REJECTED, ACCEPTED_BUT_WRONG} & set(fence.marks):
        return
    for verdict in others:
        if verdict.refused:
            path = fence.named("with")[verdict.file - 1]
            remedy = 'repair it, or name another file by with="..."'
            yield fence.finding(f"does not fit {path}: {verdict.message}", remedy)
    for at, path in enumerate(fence.named("with")):
        without = related(data, *beside[:at], b"{}", *beside[at + 1 :])
        if _leads(related(data, *beside)) == _leads(without):
            remedy = "drop it, or repair the selector or the name that should lead there"
            yield fence.finding(f"names with={path!r}, to which nothing leads", remedy)


def _leads(found: Related) -> set[tuple[str, ...]]:
    """Return what Services lead to, and what is found: the traces of a file that is needed."""
    selected = {
        (relation.service, pod.kind, pod.name)
        for relation in found.relations
        for pod in relation.pods
        if pod.selected
    }
    slices = {(relation.service, name) for relation in found.relations for name in relation.slices}
    return (
        selected | slices | {(one.code, one.variant, one.about[0].name) for one in found.findings}
    )


def objects_of(verdicts: tuple[Verdict, ...]) -> list[Object]:
    """Return the accepted objects with their defaults filled in."""
    return [verdict.defaulted for verdict in verdicts if verdict.defaulted]
