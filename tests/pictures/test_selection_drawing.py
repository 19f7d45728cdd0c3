"""The drawing `selection`: a Service's selector, and the pairs that Pods have or lack."""

import re
from typing import Any

import pytest

from servicedocs.html import parse
from servicedocs.markdown import pictures
from tests.pictures import drawn
from tests.pictures.drawn import Drawn
from tests.pictures.examples import HOSTILE, changed, data_of, fence_of

SERVICE, PODS = "labels/service.yaml", "labels/pods.yaml"


def _data(
    file: str = SERVICE, pods: str = PODS, language: str = "en", old: str = "", new: str = ""
) -> dict[str, Any]:
    """Return what the drawing gets for two examples, the second with one thing changed."""
    fence = fence_of("selection", file, *([pods] if pods else []))
    return data_of(fence, "selection", language, changed(pods or file, old, new))


def _draw(data: dict[str, Any]) -> Drawn:
    return drawn.read(pictures.draw(data))


def _cards(picture: Drawn) -> list[tuple[str, str]]:
    """Return every Pod's name with the kind of its card."""
    found = []
    for box in picture.boxes:
        if box.kind in ("pod", "unselected"):
            lines = [text.text for text in picture.texts if text.boxes == (box,)]
            found.append((lines[1], box.kind))
    return found


def _chips(picture: Drawn, kind: str) -> list[str]:
    """Return what stands in every pair of a kind, line by line."""
    boxes = [box for box in picture.boxes if box.kind == kind]
    return [
        " ".join(text.text for text in picture.texts if text.boxes and text.boxes[-1] is box)
        for box in boxes
    ]


def _links(svg: str) -> list[str]:
    return [node.attrib["class"] for node in parse(svg)[0].walk() if "link" in node.classes]


def _ends(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what every link joins: a pair of the selector, a Pod's name, a pair of that Pod."""
    svg = pictures.draw(data)
    picture = drawn.read(svg)
    found = []
    for path in re.findall(r'<g class="link[^"]*"><path d="([^"]+)"', svg):
        x, y, *_, to_x, to_y = map(float, drawn.NUMBER.findall(path))
        (asked,) = [one for one in _at(picture, y) if abs(one.area.right - x) < 1]
        (met,) = [one for one in _at(picture, to_y) if abs(one.area.left - to_x) < 1]
        names = [text.text for text in picture.texts if text.boxes == met.parents]
        found.append((_text(picture, asked), names[1], _text(picture, met)))
    return found


def _at(picture: Drawn, height: float) -> list[drawn.Box]:
    pairs = [box for box in picture.boxes if box.kind in ("pair", "matched")]
    return [box for box in pairs if box.area.top < height < box.area.bottom]


def _text(picture: Drawn, box: drawn.Box) -> str:
    return " ".join(text.text for text in picture.texts if text.boxes[-1:] == (box,))


def test_a_link_leads_from_a_pair_to_the_same_pair_of_the_pod_that_has_it() -> None:
    app, track = "app: pooh-db-nginx-app", "track: stable"
    assert _ends(_data()) == [
        (app, "pooh-db-nginx-pod-1", app),
        (track, "pooh-db-nginx-pod-1", track),
        (app, "pooh-db-nginx-pod-2", app),
    ]


def test_the_selected_pod_is_joined_to_the_selector_by_every_pair() -> None:
    data = _data()
    picture = _draw(data)
    assert _cards(picture) == [
        ("pooh-db-nginx-pod-1", "pod"),
        ("pooh-db-nginx-pod-2", "unselected"),
        ("pooh-batch-pod", "unselected"),
    ]
    assert _links(pictures.draw(data)) == ["link joined", "link joined", "link"]


def test_a_pod_that_is_not_selected_shows_which_pair_fails() -> None:
    missed = _chips(_draw(_data()), "missed")
    assert missed == [
        "track: canary ≠ stable",
        "app: pooh-batch-app ≠ pooh-db-nginx-app",
        "no label track",
    ]
    assert (
        "pooh-db-nginx-pod-2 is not selected: track is canary, not stable." in _draw(_data()).desc
    )


@pytest.mark.parametrize(
    ("old", "new", "kinds", "links"),
    [
        ("track: canary", "track: stable", ["pod", "pod", "unselected"], 4),
        ("track: stable", "track: staple", ["unselected", "unselected", "unselected"], 2),
        ("    track: stable\n", "", ["unselected", "unselected", "unselected"], 2),
    ],
)
def test_other_labels_make_another_picture(
    old: str, new: str, kinds: list[str], links: int
) -> None:
    data = _data(old=old, new=new)
    assert [kind for _, kind in _cards(_draw(data))] == kinds
    assert len(_links(pictures.draw(data))) == links


def test_pods_of_another_namespace_are_shown_and_joined_to_nothing() -> None:
    data = _data("labels/service-in-other-namespace.yaml")
    picture = _draw(data)
    assert {kind for _, kind in _cards(picture)} == {"unselected"}
    assert _chips(picture, "missed") == ["namespace: default ≠ pooh-shop"] * 3
    assert not _links(pictures.draw(data))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_label_that_comes_at_run_time_is_neither_there_nor_missing(language: str) -> None:
    zone = "topology.kubernetes.io/zone"
    fence = fence_of("selection", SERVICE, PODS)
    read = changed(SERVICE, "track: stable", f"{zone}: a")
    data = data_of(fence, "selection", language, read)
    picture = _draw(data)
    assert picture.words.count("?") == 2  # the third Pod lacks another label, too
    assert len(_chips(picture, "missed")) == 2
    assert picture.desc.count(zone) == 4  # of the selector, and of every Pod
    assert not list(drawn.problems(picture))
    with pytest.raises(pictures.NotDrawnError, match="known only in the cluster"):
        _draw({**data, "drawing": "traffic"})


def test_pods_of_a_deployment_are_shown_by_its_template() -> None:
    picture = _draw(_data("why-services/service.yaml", "why-services/deployment.yaml"))
    assert _cards(picture)[0][1] == "pod"
    assert "Pods of Deployment" in picture.words


def test_a_service_without_a_selector_has_no_such_picture() -> None:
    with pytest.raises(pictures.NotDrawnError, match="pooh-external-web has no selector"):
        _draw(_data("externalname/service.yaml", ""))


def test_more_pods_than_fit_are_counted_and_all_described() -> None:
    data = _data()
    pod = data["relations"][0]["pods"][0]
    data["relations"][0]["pods"] = [{**pod, "name": f"pod-{number}"} for number in range(40)]
    picture = _draw(data)
    assert "34 more" in picture.words
    assert "pod-39 is selected." in picture.desc
    assert not list(drawn.problems(picture))


@pytest.mark.parametrize("text", [HOSTILE, "w" * 300, "가" * 100])
def test_a_hostile_name_stays_text_in_its_card(text: str) -> None:
    data = _data()
    relation = data["relations"][0]
    data["documents"][0]["metadata"]["name"] = text
    data["documents"][0]["spec"]["selector"] = {text: text, "track": text}
    for pod in relation["pods"]:
        pod["name"], pod["labels"] = text, {text: text, "track": "x"}
        pod["mismatches"] = [{"key": "track", "wants": text, "has": "x"}]
    svg = pictures.draw(data)
    assert "<script" not in svg
    assert not list(drawn.problems(drawn.read(svg)))


@pytest.mark.parametrize("file", [SERVICE, "labels/selector-typo.yaml"])
def test_both_languages_have_the_same_shapes_and_other_words(file: str) -> None:
    pairs = [_draw(_data(file, language=language)) for language in ("ko", "en")]
    boxes = [[(box.kind, box.area) for box in picture.boxes] for picture in pairs]
    links = [_links(pictures.draw(_data(file, language=language))) for language in ("ko", "en")]
    assert boxes[0] == boxes[1]
    assert links[0] == links[1]
    assert re.search("[가-힣]", pairs[0].title + pairs[0].desc + pairs[0].words)
    assert not re.search("[가-힣]", pairs[1].title + pairs[1].desc + pairs[1].words)
