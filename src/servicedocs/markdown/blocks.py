"""The HTML around a fence: the labels of its marks and Kubernetes' answer."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from servicedocs import strings
from servicedocs.examples.notes import NOTE
from servicedocs.markdown.download_links import TITLE
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.judge import MAY_STAND, Judgement, is_proven
from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, CUSTOM, REJECTED, WARNED, Mark
from servicedocs.validator.results import ManifestFinding
from servicedocs.validator.runtime import validator

# What every block says is not what a section is about: the search index goes without it.
LABEL = '<p class="example-label" data-search-exclude>'
MESSAGE = '<div class="example-message">\n<p data-search-exclude>'
# Numbered notes stand in comments. Pygments takes that of a program in a ConfigMap for text.
NOTE_IN_TEXT = re.compile(rf'(<span class="no">[^<]*)({NOTE.pattern})</span>')


def block(fence: Fence, seen: Judgement, code: str, language: str, notes: str = "") -> str:
    """Return a marked fence with its labels above it and Kubernetes' answer beneath.

    `notes` stays right behind the code: the theme looks for numbered notes there.
    """
    code = NOTE_IN_TEXT.sub(r'\1</span><span class="c1">\2</span>', code)
    code = _sealed(code, fence, seen, language) + notes + _recorded(fence, language)
    labels = {
        mark.name: label(mark, language, PurePosixPath((fence.named("of") or ("",))[0]).name)
        for mark in fence.marks
        if mark.words
    }
    if not labels:
        return code
    answers = "".join(_answers(fence, seen, language))
    classes = " ".join(labels)
    return f'<div class="example {classes}">\n{"".join(labels.values())}{code}{answers}</div>'


def _sealed(code: str, fence: Fence, seen: Judgement, language: str) -> str:
    """Put a seal beside the name of a block that works: the version that accepts it."""
    if not is_proven(fence, seen):
        return code
    version = validator().version.removeprefix("v")
    files = ", ".join(PurePosixPath(path).name for path in fence.named("with"))
    words = (strings.SEAL_WITH if files else strings.SEAL).in_language(language)
    title = escape(words.format(version=version, files=files))
    seal = f'<span class="seal" title="{title}" data-search-exclude>✓ {version}</span>'
    return TITLE.sub(rf"\1\2 {seal}\3", code, count=1)


def _recorded(fence: Fence, language: str) -> str:
    """Say below a block where and when its outputs were recorded."""
    if not fence.metadata.digest:
        return ""
    text = strings.RECORDED.in_language(language)
    words = text.format(version=fence.metadata.version, date=fence.metadata.date)
    # Not in the search index: it would stand in what is found of every section.
    return f'<p class="recorded" data-search-exclude>{words}</p>\n'


def label(mark: Mark, language: str, file: str = "") -> str:
    """Return the label of a mark, with the name of the file that it mentions."""
    word = mark.words.in_language(language).format(file=as_code(file)) if mark.words else ""
    return f'{LABEL}<span aria-hidden="true">{mark.sign}</span> {word}</p>\n'


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
        yield f"{MESSAGE}{heading}</p>\n<ul>{items}</ul>\n</div>\n"
    if WARNED in fence.marks:
        yield _message(strings.WARNINGS.in_language(language), "\n".join(seen.warnings))


def _message(heading: str, message: str) -> str:
    return (
        f"{MESSAGE}{heading}</p>\n<pre><code>{escape(message, quote=False)}</code></pre>\n</div>\n"
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
    manifests = len(_judged(fences))
    snippets = sum(fence.language == "python" for fence in fences)
    version = validator().version.removeprefix("v")
    words = []
    if manifests:
        judged = strings.JUDGED.in_language(language, manifests)
        words.append(judged.format(number=manifests, version=version))
    if snippets:
        words.append(strings.SNIPPETS.in_language(language, snippets).format(number=snippets))
    if not words:  # there all the same: the tests know by it that nothing went past the judge
        return '<p class="judged" hidden></p>'
    # Not in the search index: the same words stand on every page.
    return f'<p class="judged" data-search-exclude{_counts(fences)}>{" ".join(words)}</p>'


def _judged(fences: list[Fence]) -> list[Fence]:
    """Return the manifests; a picture has marks too."""
    return [one for one in fences if one.language == "yaml" and CUSTOM not in one.marks]


def _counts(fences: list[Fence]) -> str:
    """Return the page's numbers as data attributes, for src/servicedocs/site/steps/numbers.py."""
    manifests = _judged(fences)
    counts = {
        "judged": len(manifests),
        "wrong": sum(bool({REJECTED, ACCEPTED_BUT_WRONG} & set(one.marks)) for one in manifests),
        "recorded": sum(bool(fence.metadata.digest) for fence in fences),
    }
    return "".join(f' data-{name}="{number}"' for name, number in counts.items())
