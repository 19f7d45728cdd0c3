"""What a reader sees around a block: labels, messages, reasons, notes and the page's foot."""

import logging
from pathlib import Path

import pytest

from servicedocs.markdown.download_links import tried
from servicedocs.markdown.page import Page, collect, settings
from servicedocs.validator.runtime import validator

TYPO = "labels/selector-typo.yaml"
HEADER = '{.yaml .accepted-but-wrong because="selects-nothing" with="labels/pods.yaml"}'
SELECTOR_TYPO = f'--8<-- "{TYPO}" {HEADER}'
REJECTED = (
    '--8<-- "nodeport/port-out-of-range.yaml" {.yaml .rejected because="node-port-out-of-range"}'
)
FRAGMENT = (
    '```{.yaml .fragment .rejected because="type-unknown" of="nodeport/service.yaml"}\n'
    "spec:\n  type: Nodeport\n```"
)
CUSTOM = '--8<-- "gateway/gateway.yaml" {.yaml .custom}'


def _page(folder: Path, text: str, language: str = "en") -> Page:
    path = folder / "page.md"
    path.write_text(text)
    return collect(path, settings(language))


@pytest.mark.parametrize(("language", "word"), [("ko", "거부됨"), ("en", "Rejected")])
def test_a_rejected_block_has_a_sign_a_word_and_the_message(
    tmp_path: Path, language: str, word: str
) -> None:
    page = _page(tmp_path, REJECTED, language)
    (block,) = [node for node in page.root.walk() if "example" in node.classes]
    assert block.classes == ["example", "rejected"]
    assert block.all("p")[0].text_content() == f"✗ {word}"
    assert block.all("pre")[-1].text_content() == page.judgements[0].refused[0].kubectl
    assert "The range of valid ports is 30000-32767" in block.text_content()


def test_a_block_that_does_not_work_says_which_label_differs(tmp_path: Path) -> None:
    text = _page(tmp_path, SELECTOR_TYPO).root.text_content()
    assert "Service pooh-pod-service matches no Pod" in text
    assert "the Pod's label is app: pooh-db-nginx-app (Pod pooh-db-nginx-pod-1)" in text


def test_a_block_that_does_not_work_names_its_namespace(tmp_path: Path) -> None:
    other = SELECTOR_TYPO.replace(TYPO, "labels/service-in-other-namespace.yaml")
    text = _page(tmp_path, other).root.text_content()
    assert "selects Pods of its own namespace, pooh-shop; the Pods of" in text


def test_a_fragment_names_its_file_and_draws_the_message_of_the_whole(tmp_path: Path) -> None:
    page = _page(tmp_path, FRAGMENT)
    assert not page.problems
    assert "Fragment of service.yaml" in page.root.text_content()
    assert 'Unsupported value: "Nodeport"' in page.root.text_content()


def test_a_numbered_note_of_a_program_in_a_manifest_stands_in_a_comment(tmp_path: Path) -> None:
    program = "data:\n  run: |\n    sleep 1 # (1)!\n    sleep 2\n"
    source = f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: program\n{program}"
    page = _page(tmp_path, f"```{{.yaml}}\n{source}```\n\n1. A note.")
    comments = [node.text_content() for node in page.root.walk() if "c1" in node.classes]
    assert comments == ["# (1)!"]


def test_numbered_notes_stay_right_behind_their_code(tmp_path: Path) -> None:
    source = FRAGMENT.replace("Nodeport", "Nodeport # (1)!")
    page = _page(tmp_path, f"{source}\n\n1. A note.\n\n    1. Deeper.\n\nText.")
    (block,) = [node for node in page.root.walk() if "example" in node.classes]
    tags = [node.tag for node in block]
    assert tags == ["p", "p", "div", "ol", "div"]
    assert not page.problems


def test_every_accepted_block_has_no_frame_and_the_version_that_accepts_it(tmp_path: Path) -> None:
    page = _page(tmp_path, '--8<-- "nodeport/service.yaml" {.yaml with="nodeport/pod.yaml"}')
    assert not [node for node in page.root.walk() if "example" in node.classes]
    (seal,) = [node for node in page.root.walk() if "seal" in node.classes]
    assert seal.text_content() == f"✓ {validator().version.removeprefix('v')}"
    assert "fits pod.yaml" in seal.attrib["title"]


@pytest.mark.parametrize(
    "line",
    [
        REJECTED,
        SELECTOR_TYPO,
        '--8<-- "cluster/kind-cluster.yaml" {.yaml}',
        CUSTOM,
    ],
)
def test_no_other_block_has_the_seal_of_one_that_works(tmp_path: Path, line: str) -> None:
    page = _page(tmp_path, line)
    assert not [node for node in page.root.walk() if "seal" in node.classes]


def test_a_custom_block_has_its_label_and_does_not_count_as_judged(tmp_path: Path) -> None:
    page = _page(tmp_path, f"{CUSTOM}\n\n{REJECTED}")
    first, _ = [node for node in page.root.walk() if "example" in node.classes]
    assert first.all("p")[0].text_content() == "? A custom kind, not judged"
    assert "checked the one YAML block" in page.root.text_content()
    assert [bool(tried(fence)) for fence in page.fences] == [False, True]


def test_a_dual_stack_block_has_its_label_counts_as_judged_and_is_tried_in_such_a_cluster(
    tmp_path: Path,
) -> None:
    block = '--8<-- "ranges/two-families.yaml" {.yaml .dual-stack with="why-services/pod.yaml"}'
    page = _page(tmp_path, f"{block}\n\n{REJECTED}")
    first, _ = [node for node in page.root.walk() if "example" in node.classes]
    assert first.all("p")[0].text_content() == "= Judged in a dual-stack cluster"
    assert "checked the 2 YAML blocks" in page.root.text_content()
    assert ["data-dual-stack" in tried(fence) for fence in page.fences] == [True, False]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [(REJECTED, "nodePort: 80"), (SELECTOR_TYPO, "app: pooh-db-ngnix-app")],
)
def test_the_line_that_is_wrong_is_marked(tmp_path: Path, line: str, wrong: str) -> None:
    page = _page(tmp_path, line)
    (marked,) = [node for node in page.root.walk() if "hll" in node.classes]
    assert wrong in marked.text_content()


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "checked the one YAML block"),
        ("en", 2, "checked the 2 YAML blocks"),
        ("ko", 2, "YAML 블록 2개"),
    ],
)
def test_the_foot_counts_the_blocks_that_were_judged(
    tmp_path: Path, language: str, number: int, words: str
) -> None:
    page = _page(tmp_path, "Text.\n\n" + f"{REJECTED}\n\n" * number, language)
    assert words in page.root.text_content()
    assert page.html.rstrip().endswith("</p>")


def test_a_mistake_is_one_warning_with_page_line_and_remedy(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = _page(tmp_path, f"---\ntitle: x\n---\n\nText.\n\n{REJECTED.replace('.rej', '.ref')}\n")
    (mark, refused) = [record.getMessage() for record in caplog.records]
    assert "page.md:7: examples/nodeport/port-out-of-range.yaml has the unknown mark" in mark
    assert "the marks are: .fragment, .rejected" in mark
    assert "repair it, or mark it .rejected" in refused
    assert not any("\n" in text for text in (mark, refused))
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert len(page.problems) == len(caplog.records)


@pytest.mark.parametrize("path", ["nowhere.yaml", "../pyproject.toml", "nodeport"])
def test_a_file_that_is_not_there_is_one_line_and_no_trace(tmp_path: Path, path: str) -> None:
    page = _page(tmp_path, f'--8<-- "{path}" {{.yaml}}\n')
    (found,) = page.problems
    assert f":1: there is no examples/{path}; " in found
    assert "8<" not in page.html
