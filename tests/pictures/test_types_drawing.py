"""The drawing `types`: types of Services in each other, made from one example of each."""

import re
from typing import Any

import pytest

from servicedocs.markdown import pictures
from tests.pictures import drawn
from tests.pictures.drawn import Box, Drawn
from tests.pictures.examples import HOSTILE, changed, data_of, fence_of

FILES = {
    "ClusterIP": "clusterip/service.yaml",
    "NodePort": "nodeport/service.yaml",
    "LoadBalancer": "loadbalancer/service.yaml",
    "Headless": "headless/service.yaml",
    "ExternalName": "externalname/service.yaml",
}


def _data(
    *names: str, language: str = "en", file: str = "", old: str = "", new: str = ""
) -> dict[str, Any]:
    """Return what the drawing gets for some types, one file with one thing changed."""
    fence = fence_of("types", *[FILES[name] for name in names or FILES])
    return data_of(fence, "types", language, changed(file or fence.file, old, new))


def _draw(data: dict[str, Any]) -> Drawn:
    return drawn.read(pictures.draw(data))


def _box(picture: Drawn, words: str) -> tuple[Box, ...]:
    """Return the boxes around a text."""
    (found,) = [text for text in picture.texts if text.text == words]
    return found.boxes


def test_each_type_stands_in_the_one_that_adds_to_it() -> None:
    picture = _draw(_data())
    cluster, node, balancer = (_box(picture, name) for name in [*FILES][:3])
    assert cluster[:2] == (*balancer, node[1])
    assert [len(cluster), len(node), len(balancer)] == [3, 2, 1]


def test_headless_and_the_exception_stand_apart() -> None:
    picture = _draw(_data())
    for name, caption in (
        ("clusterIP: None", "Variant of ClusterIP"),
        ("ExternalName", "The exception"),
    ):
        (box,) = _box(picture, name)
        assert _box(picture, caption) == (box,)
        assert box.kind == "apart"


def test_the_order_of_the_files_is_all_the_same() -> None:
    assert pictures.draw(_data(*reversed(FILES))) == pictures.draw(_data(*FILES))


@pytest.mark.parametrize("missing", FILES)
def test_a_type_without_a_file_is_left_out(missing: str) -> None:
    kept = [name for name in FILES if name != missing]
    picture = _draw(_data(*kept))
    shown = "clusterIP: None" if missing == "Headless" else missing
    assert shown not in [text.text for text in picture.texts]
    assert not list(drawn.problems(picture))


@pytest.mark.parametrize(
    ("name", "old", "new", "shown"),
    [
        ("ClusterIP", "8080", "8099", ":8099"),
        ("ClusterIP", "targetPort: 80", "targetPort: web", ":web"),
        ("NodePort", "30001", "30077", ":30077"),
        ("LoadBalancer", "8080", "8443", ":8443"),
        ("Headless", "pooh-pod-headless", "pooh-peers", "pooh-peers"),
        ("ExternalName", "example.com", "example.org", "→ example.org"),
    ],
)
def test_another_manifest_makes_another_picture(name: str, old: str, new: str, shown: str) -> None:
    assert shown not in _draw(_data()).words
    picture = _draw(_data(file=FILES[name], old=old, new=new))
    assert shown in picture.words


def test_a_node_port_that_is_not_written_is_said_to_be_assigned() -> None:
    data = _data(file=FILES["NodePort"], old="      nodePort: 30001 # (15)!\n", new="")
    assert ":<assigned>" in _draw(data).words


def test_the_description_says_what_holds_what() -> None:
    desc = _draw(_data()).desc
    holds = "NodePort includes every address and port of ClusterIP. "
    holds += "LoadBalancer includes every address and port of NodePort."
    assert holds in desc
    assert "ExternalName (example.com)" in desc


def test_files_without_a_service_make_no_such_picture() -> None:
    data = {**_data("ClusterIP"), "documents": [], "relations": []}
    with pytest.raises(pictures.NotDrawnError, match="there is no Service in the files"):
        pictures.draw(data)


@pytest.mark.parametrize("text", [HOSTILE, "w" * 300, "가" * 100])
def test_a_hostile_name_stays_text_in_its_card(text: str) -> None:
    data = _data()
    for document in data["documents"]:
        document["metadata"]["name"] = text
        if "externalName" in document["spec"]:
            document["spec"]["externalName"] = text
        for port in document["spec"].get("ports", []):
            port["targetPort"] = text
    svg = pictures.draw(data)
    assert "<script" not in svg
    assert not list(drawn.problems(drawn.read(svg)))


def test_both_languages_have_the_same_boxes_and_other_words() -> None:
    ko, en = (_draw(_data(language=language)) for language in ("ko", "en"))
    assert [(box.kind, len(box.parents)) for box in ko.boxes] == [
        (box.kind, len(box.parents)) for box in en.boxes
    ]
    numbers = [sorted(set(re.findall(r"\d+", one.words))) for one in (ko, en)]
    assert numbers[0] == numbers[1]
    assert re.search("[가-힣]", ko.title + ko.desc + ko.words)
    assert not re.search("[가-힣]", en.title + en.desc + en.words)
