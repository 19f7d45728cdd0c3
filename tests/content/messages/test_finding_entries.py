"""The page of findings: each rule's, as the manifest below it draws it."""

import pytest

from servicedocs import strings
from servicedocs.html import Node, parse
from servicedocs.markdown.reference import findings
from servicedocs.project import LANGUAGES, ROOT
from tests.support.site import load
from tests.validator.test_findings import RULES

CODES = {name.partition(".")[0] for name in RULES}
languages = pytest.mark.parametrize("language", LANGUAGES)


def entries(language: str) -> dict[str, Node]:
    """Return the body of each entry of the page, by its code."""
    nodes = [*parse(load().pages[language, "findings.md"].html)[0].walk()]
    heads = [node for node in nodes if node.tag == "h3" and "message" in node.classes]
    bodies = [node for node in nodes if "message-entry" in node.classes]
    assert [head.text_content().removesuffix("¶") for head in heads] == [
        head.get("id") for head in heads
    ]
    return dict(zip((head.get("id", "") for head in heads), bodies, strict=True))


@languages
def test_the_page_has_every_code_of_the_rules_and_no_other(language: str) -> None:
    assert entries(language).keys() == CODES
    assert {path.stem for path in (ROOT / findings.FOLDER).iterdir()} == CODES


@languages
def test_an_entry_has_its_level_its_words_and_the_manifest_that_draws_them(language: str) -> None:
    for code, body in entries(language).items():
        said = body.text_content()
        found = findings.drawn(code)
        level = strings.of_finding(found.level).in_language(language)
        assert said.startswith(f"{level}: "), code
        assert all(value in said for value in found.values.values()), code
        assert "{" not in said.partition("apiVersion")[0], code
        assert findings.manifest(code).rstrip() in body.all("pre")[0].text_content(), code
        is_error = "accepted-but-wrong" in {name for node in body.walk() for name in node.classes}
        assert is_error == (found.level == "error"), code


@languages
def test_the_line_that_is_tinted_is_the_one_that_the_finding_names(language: str) -> None:
    body = entries(language)["selects-nothing"]
    (tinted,) = (node.text_content() for node in body.walk() if "hll" in node.classes)
    assert tinted.strip() == "app: web"
    body = entries(language)["node-port-shared"]
    (tinted,) = (node.text_content() for node in body.walk() if "hll" in node.classes)
    assert tinted.strip() == "nodePort: 30001"


def test_a_manifest_that_does_not_draw_its_code_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"two-workloads\.yaml does not draw two-workloads"):
        findings._drawn("two-workloads", findings.manifest("selects-nothing"))
