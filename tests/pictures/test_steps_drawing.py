"""The drawing `steps`: a packet's way through a node port, frame by frame."""

import re
from typing import Any

import pytest

from servicedocs.html import Node, parse
from servicedocs.markdown import pictures
from tests.pictures.examples import changed, data_of, fence_of

SERVICE, POD = "nodeport/service.yaml", "nodeport/pod.yaml"
LOCAL, TWO_PODS = "nodes/external-policy-local.yaml", "nodes/two-pods.yaml"
SHAPES = {"rect", "path", "circle", "svg"}
HOSTILE = "</p><script>x</script>&\"'"


def _data(
    file: str = SERVICE, pods: str = POD, language: str = "en", old: str = "", new: str = ""
) -> dict[str, Any]:
    """Return what the drawing gets for two examples, the first with one thing changed."""
    fence = fence_of("steps", file, *([pods] if pods else []))
    return data_of(fence, "steps", language, changed(file, old, new))


def _frames(data: dict[str, Any]) -> list[Node]:
    root, wrong = parse(pictures.draw(data))
    assert not wrong
    return root.children_of("ol", "li")


def _addresses(frame: Node) -> list[str]:
    """Return the four lines above a frame: the packet's source and destination."""
    return [text.text_content() for text in frame.all("text")][:4]


def _sentences(data: dict[str, Any]) -> list[str]:
    return [sentence.text_content() for frame in _frames(data) for sentence in frame.all("p")]


def test_the_packet_goes_to_a_node_without_the_pod_and_back_the_same_way() -> None:
    sees = [_addresses(frame) for frame in _frames(_data())]
    assert [row[1::2] for row in sees] == [
        ["client", "worker-node1:30001"],
        ["worker-node1", "Pod IP:80"],
        ["worker-node1", "Pod IP:80"],
        ["Pod IP:80", "worker-node1"],
        ["worker-node1:30001", "client"],
        ["worker-node1:30001", "client"],
    ]
    rewritten = [place for place, row in enumerate(sees) if "rewritten" in row[0] + row[2]]
    assert rewritten == [1, 4]


def test_under_local_the_source_stays_and_a_node_without_a_pod_drops_the_packet() -> None:
    frames = _frames(_data(LOCAL, TWO_PODS))
    assert [_addresses(frame)[1::2] for frame in frames] == [
        ["client", "worker-node1:30001"],
        ["client", "Pod IP:80"],
        ["client", "Pod IP:80"],
        ["Pod IP:80", "client"],
        ["worker-node1:30001", "client"],
        ["worker-node1:30001", "client"],
        ["client", "master:30001"],
    ]
    crossed = ["cross" in "".join(str(node.attrib) for node in frame.walk()) for frame in frames]
    assert crossed == [False] * 6 + [True]


def test_under_local_a_pod_on_the_second_worker_is_called_there() -> None:
    policy = "spec:\n  externalTrafficPolicy: Local"
    frames = _frames(_data(old="spec:", new=policy))
    assert _addresses(frames[0])[3] == "worker-node2:30001"
    assert _addresses(frames[-1])[3] == "worker-node1:30001"


def test_every_step_is_a_sentence_of_text_and_a_picture_with_title_and_description() -> None:
    for language in ("ko", "en"):
        frames = _frames(_data(language=language))
        for number, frame in enumerate(frames, 1):
            (svg,), (sentence,) = frame.all("svg"), frame.all("p")
            title, desc = [node for node in svg.all("title", "desc") if node.attrib]
            assert [title.attrib["id"], desc.attrib["id"]] == svg.attrib["aria-labelledby"].split()
            assert str(number) in title.text_content()
            assert "worker-node1" in desc.text_content()
            assert sentence.text_content().endswith(".")
            assert svg.attrib["role"] == "img"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("nodePort: 30001", "nodePort: 30077", "30077"),
        ("targetPort: 80", "targetPort: 8081", "Pod IP:8081"),
        ("name: pooh-pod-service", "name: pooh-other", "pooh-other"),
        ("      nodePort: 30001 # (15)!\n", "", "worker-node1:nodePort"),
    ],
)
def test_another_manifest_makes_another_picture(old: str, new: str, shown: str) -> None:
    assert shown not in pictures.draw(_data())
    assert shown in pictures.draw(_data(old=old, new=new))


def test_a_pod_is_drawn_on_the_node_that_its_manifest_names() -> None:
    said = pictures.draw(_data("nodes/service.yaml", TWO_PODS))
    assert "Node worker-node1 runs Pod pooh-db-nginx-pod-1." in said
    assert "one of 2 Pods" in said
    data = _data(LOCAL, TWO_PODS)
    for document in data["documents"]:
        if document["kind"] == "Pod":
            document["spec"]["nodeSelector"]["kubernetes.io/hostname"] = "edge-7"
    assert "Node edge-7 runs Pod" in pictures.draw(data)
    assert len(re.findall(r'class="box node"', pictures.draw(data))) == 3 * len(_frames(data))


def test_without_a_pod_the_node_refuses() -> None:
    assert _sentences(_data(pods=""))[-1].endswith("The node refuses the connection.")


def test_a_service_without_a_node_port_has_no_such_picture() -> None:
    with pytest.raises(pictures.NotDrawnError, match="pooh-pod-service opens no port on the nodes"):
        pictures.draw(_data("why-services/service.yaml"))


def test_a_hostile_name_stays_text() -> None:
    data = _data()
    data["documents"][0]["metadata"]["name"] = HOSTILE
    data["documents"][1]["metadata"]["name"] = HOSTILE
    data["relations"][0]["pods"][0]["name"] = HOSTILE
    data["documents"][1]["spec"]["nodeName"] = HOSTILE
    drawn = pictures.draw(data)
    assert "<script" not in drawn
    assert HOSTILE in parse(drawn)[0].text_content()


@pytest.mark.parametrize("pair", [(SERVICE, POD), (LOCAL, TWO_PODS), (SERVICE, "")])
def test_both_languages_have_the_same_shapes_and_other_words(pair: tuple[str, str]) -> None:
    def shapes(language: str) -> list[tuple[str, dict[str, str]]]:
        root, _ = parse(pictures.draw(_data(*pair, language)))
        return [(node.tag, node.attrib) for node in root.walk() if node.tag in SHAPES]

    assert shapes("ko") == shapes("en")
    ko, en = (_sentences(_data(*pair, language)) for language in ("ko", "en"))
    assert all(re.search("[가-힣]", one) for one in ko)
    assert not any(re.search("[가-힣]", one) for one in en)
    numbers = [[re.findall(r"\d{2,}", text) for text in words] for words in (ko, en)]
    assert numbers[0] == numbers[1]
