"""The HTML around a fence: the labels of its marks and Kubernetes' answer."""

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from servicedocs import strings
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.judge import MAY_STAND, Judgement
from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, WARNED
from servicedocs.strings import Text
from servicedocs.validator.results import ManifestFinding
from servicedocs.validator.runtime import validator


def block(fence: Fence, seen: Judgement, code: str, language: str, notes: str = "") -> str:
    """Return a marked fence with its labels above it and Kubernetes' answer beneath.

    `notes` stays right behind the code: the theme looks for numbered notes there.
    """
    code += notes + _recorded(fence, language)
    labels = {
        mark.name: _label(mark.sign, mark.words, fence, language)
        for mark in fence.marks
        if mark.words
    }
    if not labels:
        return code
    answers = "".join(_answers(fence, seen, language))
    classes = " ".join(labels)
    return f'<div class="example {classes}">\n{"".join(labels.values())}{code}{answers}</div>'


def _recorded(fence: Fence, language: str) -> str:
    """Say below a block where and when its outputs were recorded."""
    if not fence.metadata.digest:
        return ""
    text = strings.RECORDED.in_language(language)
    words = text.format(version=fence.metadata.version, date=fence.metadata.date)
    # Not in the search index: it would stand in what is found of every section.
    return f'<p class="recorded" data-search-exclude>{words}</p>\n'


def _label(sign: str, text: Text, fence: Fence, language: str) -> str:
    whole = PurePosixPath((fence.named("of") or ("",))[0]).name
    word = text.in_language(language).format(file=as_code(whole))
    return f'<p class="example-label"><span aria-hidden="true">{sign}</span> {word}</p>\n'


def _answers(fence: Fence, seen: Judgement, language: str) -> Iterator[str]:
    if seen.refused:
        command = as_code(f"kubectl create -f {seen.file}")
        message = "\n".join(verdict.kubectl.rstrip("\n") for verdict in seen.refused)
        yield _message(strings.ANSWER.in_language(language).format(command=command), message)
        return
    reasons = [_reason(one, language) for one in seen.found if one.code not in MAY_STAND]
    if ACCEPTED_BUT_WRONG in fence.marks and reasons:  # a picture shows them itself
        items = "".join(f"<li>{reason}</li>" for reason in dict.fromkeys(reasons))
        heading = strings.BECAUSE.in_language(language)
        yield f'<div class="example-message">\n<p>{heading}</p>\n<ul>{items}</ul>\n</div>\n'
    if WARNED in fence.marks:
        yield _message(strings.WARNINGS.in_language(language), "\n".join(seen.warnings))


def _message(heading: str, message: str) -> str:
    return (
        f'<div class="example-message">\n<p>{heading}</p>\n'
        f"<pre><code>{escape(message, quote=False)}</code></pre>\n</div>\n"
    )


def as_code(text: str) -> str:
    """Return a text as an element of code."""
    return f"<code>{escape(text, quote=False)}</code>"


def _reason(found: ManifestFinding, language: str) -> str:
    """Return the sentence of a finding, its values as code."""
    text = strings.of_finding(found.code, found.variant).in_language(language)
    values = {
        key: as_code(value) if key not in PLAIN else value for key, value in found.values.items()
    }
    return text.format(**values)


PLAIN = {"kind", "workload", "protocol"}
"""The values of a finding that are words of its sentence."""


def foot(fences: list[Fence], language: str) -> str:
    """Return the page's foot: the Kubernetes version and the number of judged blocks."""
    manifests = sum(fence.language == "yaml" for fence in fences)
    snippets = sum(fence.language == "python" for fence in fences)
    version = validator().version.removeprefix("v")
    judged = strings.JUDGED if manifests else strings.JUDGED_NONE
    words = [judged.in_language(language, manifests).format(number=manifests, version=version)]
    if snippets:
        words.append(strings.SNIPPETS.in_language(language, snippets).format(number=snippets))
    # Not in the search index: the same words stand on every page.
    return f'<p class="judged" data-search-exclude>{" ".join(words)}</p>'
