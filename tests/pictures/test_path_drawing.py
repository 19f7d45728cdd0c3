"""The drawing `path`: where a packet goes, as the validator's own trace says it."""

import re
from typing import Any

import pytest

from servicedocs.markdown import pictures
from tests.pictures import drawn
from tests.pictures.drawn import Drawn
from tests.pictures.examples import HOSTILE, data_of, fence_of, sent

TWO_PODS = "nodes/two-pods.yaml"
NODES = ("master", "worker-node1", "worker-node2")


def _data(file: str, beside: str, caller: str, address: str, *switches: str) -> dict[str, Any]:
    fence = sent(fence_of("path", file, *beside.split()), caller, address, *switches)
    return data_of(fence, "path")


def _drawn(data: dict[str, Any]) -> Drawn:
    return drawn.read(pictures.draw(data))


def _on(picture: Drawn, node: str) -> dict[str, str]:
    """Return the words of each box on a node, by its kind."""
    column = next(
        box for box in picture.boxes if box.kind == "node" and node in _words(picture, box)
    )
    found: dict[str, list[str]] = {}
    for text in picture.texts:
        if column in text.boxes[:-1]:
            found.setdefault(text.boxes[-1].kind, []).append(text.text)
    return {kind: " ".join(words) for kind, words in found.items()}


def _words(picture: Drawn, box: drawn.Box) -> list[str]:
    return [text.text for text in picture.texts if text.boxes and text.boxes[-1] is box]


def _crosses(data: dict[str, Any]) -> int:
    return len(re.findall('class="cross"', pictures.draw(data)))


def test_a_packet_to_a_node_goes_by_its_rules_to_one_of_the_pods() -> None:
    data = _data("nodes/service.yaml", TWO_PODS, "client", "worker-node1:30001")
    picture = _drawn(data)
    assert _on(picture, "worker-node1")["service"] == "rules :30001"
    assert "50%" in _on(picture, "worker-node1")["pod"]
    assert "50%" in _on(picture, "worker-node2")["pod"]
    assert _on(picture, "master") == {}
    assert "50%: pooh-db-nginx-pod-2 on worker-node2." in picture.desc
    assert not _crosses(data)


def test_a_pod_that_gets_nothing_is_drawn_as_passed_over() -> None:
    data = _data("nodes/external-policy-local.yaml", TWO_PODS, "client", "worker-node1:30001")
    picture = _drawn(data)
    assert "100%" in _on(picture, "worker-node1")["pod"]
    assert _on(picture, "worker-node2") == {"unselected": "pooh-db- nginx-pod-2"}
    assert "pooh-db-nginx-pod-2" not in picture.desc


def test_a_dropped_packet_ends_at_the_rules_of_the_node_that_dropped_it() -> None:
    data = _data("nodes/external-policy-local.yaml", TWO_PODS, "client", "master:30001")
    picture = _drawn(data)
    assert _on(picture, "master")["service"] == "rules :30001"
    assert _crosses(data) == 1
    assert "It ends on master (rules)." in picture.desc
    assert "dropped" in picture.words


def test_a_headless_service_has_no_rules_on_the_way() -> None:
    service, pods = "headless/service.yaml", "headless/deployment.yaml"
    picture = _drawn(_data(service, pods, "pod/client", "pooh-pod-headless:80"))
    assert "rules" not in picture.words
    assert picture.words_in("dns").count("10.244.") == 3
    assert picture.words.count("33%") == 3


def test_a_pod_that_is_switched_is_where_it_was_put() -> None:
    service, pod = "nodeport/service.yaml", "nodeport/pod.yaml"
    switch = "pod/pooh-db-nginx-pod=worker-node2"
    picture = _drawn(_data(service, pod, "client", "worker-node1:30001", switch))
    assert "100%" in _on(picture, "worker-node2")["pod"]
    assert "pod" not in _on(picture, "worker-node1")


def test_a_pod_that_is_not_ready_says_so_and_the_connection_is_refused() -> None:
    service, pod = "nodeport/service.yaml", "nodeport/pod.yaml"
    switch = "pod/pooh-db-nginx-pod=unready"
    data = _data(service, pod, "pod/client", "pooh-pod-service:8080", switch)
    picture = _drawn(data)
    assert "not ready" in picture.words_in("unselected")
    assert "refused" in picture.words
    assert _crosses(data) == 1


def test_a_name_that_nobody_knows_ends_with_its_caller() -> None:
    data = _data("nodes/service.yaml", TWO_PODS, "client", "pooh-pod-service:8080")
    assert _crosses(data) == 1
    assert "no such name" in _drawn(data).words
    assert "rules" not in _drawn(data).words


def test_an_address_that_no_pod_has_is_an_empty_box_where_it_was_sent() -> None:
    file = "nodes/own-endpointslice.yaml"
    picture = _drawn(_data(file, TWO_PODS, "client", "worker-node1:30002"))
    assert "10.244.2.10" in _on(picture, "worker-node2")["empty"]


def test_the_packet_that_a_header_forgets_is_a_finding() -> None:
    fence = fence_of("path", "nodes/service.yaml", TWO_PODS)
    (found,) = pictures.picture(fence, _read, "en", "p").findings
    assert found.remedy == 'write {.picture .path from="client" to="worker-node1:30001"}'


@pytest.mark.parametrize("address", ["nobody", "pooh-pod-service:0"])
def test_an_address_that_is_none_is_a_finding_that_names_some(address: str) -> None:
    fence = sent(fence_of("path", "nodes/service.yaml", TWO_PODS), "client", address)
    (found,) = pictures.picture(fence, _read, "en", "p").findings
    assert "some are pooh-pod-service:8080" in found.what


def _read(path: str) -> bytes | None:
    from tests.support.site import load  # noqa: PLC0415

    return load().examples.get(path)


def test_hostile_names_stay_text() -> None:
    data = _data("nodes/service.yaml", TWO_PODS, "client", "worker-node1:30001")
    path = data["path"]
    path["pods"][0]["name"] = path["traced"]["candidates"][0]["pod"] = HOSTILE
    assert "<script>" not in pictures.draw(data)
