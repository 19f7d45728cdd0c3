"""Every drawing of every Service in the examples: readable, in one language, with its facts."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from servicedocs.markdown import pictures
from servicedocs.markdown.fences import Fence
from servicedocs.project import LANGUAGES, ROOT
from tests.pictures import drawn, examples
from tests.pictures.drawn import Area, Drawn
from tests.support.report import report
from tests.support.site import load

ALL = sorted(path.name for path in (pictures.SCRIPTS / "drawings").iterdir())
DRAWINGS = [name for name in ALL if name != "steps"]  # which is not one picture but several
SVG = re.compile("<svg.*?</svg>", re.DOTALL)
HANGUL = re.compile("[가-힣]")
CSS = ROOT / "theme" / "assets" / "pictures" / "pictures.css"
LIGHT, DARK = "#ffffff", "#1e2629"
ENOUGH = 4.5


@cache
def accepted() -> dict[str, Fence]:
    """Return every example with a Service that the API server takes, as a page shows it."""
    found = {}
    for page in load().pages.values():
        for fence, seen in zip(page.fences, page.judgements, strict=True):
            kinds = {verdict.kind for verdict in seen.verdicts if verdict.accepted}
            if fence.whole and "Service" in kinds and not seen.refused:
                found[fence.file] = fence
    return found


def data_of(file: str, drawing: str, language: str) -> dict[str, Any]:
    """Return what a drawing gets for an example."""
    fence = accepted()[file]
    if drawing == pictures.PATH:
        fence = examples.asking(fence)
    return examples.data_of(fence, drawing, language)


@cache
def draw(file: str, drawing: str, language: str) -> Drawn:
    """Draw an example."""
    return drawn.read(pictures.draw(data_of(file, drawing, language)))


@cache
def frames(file: str, drawing: str, language: str) -> list[Drawn]:
    """Draw an example, and return every picture in what is drawn."""
    svgs = SVG.findall(pictures.draw(data_of(file, drawing, language)))
    return [drawn.read(svg) for svg in svgs]


def fits(file: str, drawing: str) -> bool:
    """Tell whether a drawing can be made of an example at all."""
    data = data_of(file, drawing, "en")
    spec = next(services(data))["spec"]
    selects = bool(spec.get("selector")) and spec["type"] != "ExternalName"
    opens = spec["type"] in ("NodePort", "LoadBalancer")
    shared = spec.get("allocateLoadBalancerNodePorts") is not False
    led = dict.fromkeys(("traffic", "ways-in"), examples.leads(data))
    return {"selection": selects, "steps": opens and shared, **led}.get(drawing, True)


def everything(drawing: str) -> Iterator[tuple[str, str, Drawn]]:
    """Yield every picture of a drawing, by its file and language."""
    for file in filter(lambda name: fits(name, drawing), accepted()):
        for language in LANGUAGES:
            for picture in frames(file, drawing, language):
                yield file, language, picture


def services(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in data["documents"][: data["own"]]:
        if one["kind"] == "Service":
            yield one


def test_every_drawing_has_a_folder_of_its_name() -> None:
    with pytest.raises(pictures.NotDrawnError) as error:
        pictures.draw({"drawing": "", "language": "en"})
    assert str(error.value).endswith(f"the drawings are: {', '.join(ALL)}")


def test_there_are_enough_examples_to_draw() -> None:
    assert len(accepted()) > 30


@pytest.mark.parametrize("drawing", ALL)
def test_every_text_stays_in_its_box_and_no_two_overlap(drawing: str) -> None:
    report(
        f"{file} ({language}): {problem}"
        for file, language, picture in everything(drawing)
        for problem in drawn.problems(picture)
    )


@pytest.mark.parametrize("drawing", ALL)
def test_title_description_and_words_are_in_the_language_of_the_page(drawing: str) -> None:
    for file, language, picture in everything(drawing):
        assert picture.title, file
        assert picture.desc, file
        for text in (picture.title, picture.desc, picture.words):
            assert bool(HANGUL.search(text)) == (language == "ko"), f"{file}: {text}"
            assert "undefined" not in text, f"{file}: {text}"
            assert "[object" not in text, f"{file}: {text}"


def test_traffic_shows_and_tells_every_number_of_the_service() -> None:
    for file in filter(lambda name: fits(name, "traffic"), accepted()):
        picture = draw(file, "traffic", "en")
        for service in list(services(data_of(file, "traffic", "en")))[:1]:
            spec = service["spec"]
            for port in spec.get("ports", []):
                headless = spec.get("clusterIP") == "None"
                wanted = {"service": port["port"], "node": port.get("nodePort")}
                for kind, number in wanted.items():
                    if number and not headless:
                        assert str(number) in picture.words_in(kind), f"{file}: {number}"
                        assert str(number) in picture.desc, f"{file}: {number}"
            assert service["metadata"]["name"] in picture.desc


def test_traffic_tells_every_pod_to_which_it_leads() -> None:
    for file in filter(lambda name: fits(name, "traffic"), accepted()):
        data = data_of(file, "traffic", "ko")
        picture = draw(file, "traffic", "ko")
        for pod in data["relations"][0]["pods"]:
            if pod["selected"]:
                assert pod["name"] in picture.desc, file
                assert all(str(port["number"]) in picture.desc for port in pod["ports"]), file


@pytest.mark.parametrize(
    ("file", "callers", "pod"),
    [
        ("nodeport/service.yaml", ["<any node>:30001", "pooh-pod-service:8080"], "80"),
        ("loadbalancer/service.yaml", ["<external IP>:8080", "pooh-pod-service:8080"], "80"),
        ("headless/service.yaml", ["pooh-pod-headless:80"], "80"),
    ],
)
def test_traffic_shows_what_each_caller_writes_and_where_the_pod_listens(
    file: str, callers: list[str], pod: str
) -> None:
    picture = draw(file, "traffic", "en")
    assert picture.words_in("client").split("\n")[1::2] == callers
    assert picture.words_in("pod").split("\n")[-1] == pod


def test_traffic_says_where_it_leads_nowhere() -> None:
    picture = draw("labels/selector-typo.yaml", "traffic", "en")
    assert "No Pod has all these labels" in picture.words
    assert "leads nowhere: No Pod has all these labels" in picture.desc
    assert [box.kind for box in picture.boxes if box.kind in ("pod", "empty")] == ["empty"]
    lost = draw("nodeport/target-port-nobody-listens.yaml", "traffic", "en")
    assert "no containerPort has this number" in lost.words


def test_traffic_refuses_no_connection_to_a_headless_service_without_pods() -> None:
    data = data_of("headless/service.yaml", "traffic", "en")
    data["relations"][0]["pods"] = []
    picture = drawn.read(pictures.draw(data))
    words = " ".join(picture.words.split())
    assert "The client gets no address to connect to" in words
    assert "refuses" not in words


def ways_in(file: str) -> dict[str, str]:
    """Return the words beside each caller, from the top: a Pod, a node, outside."""
    picture = draw(file, "ways-in", "en")
    callers = {"client": "Pod", "node": "node", "outside": "outside"}
    found = {callers[box.kind]: box.area for box in picture.boxes if box.kind in callers}
    return {caller: " ".join(beside(picture, area)) for caller, area in found.items()}


def beside(picture: Drawn, caller: Area) -> Iterator[str]:
    """Yield the texts to the right of a box, those in a box of their own by its place."""
    for text in picture.texts:
        own = [box.area for box in text.boxes if box.kind != "cluster"]
        area = own[-1] if own else text.area
        if area.left > caller.right and area.top < caller.bottom and caller.top < area.bottom:
            yield text.text


@pytest.mark.parametrize(
    ("file", "pod", "node", "outside"),
    [
        ("clusterip/service.yaml", ":8080", "<cluster IP>:8080", "No way"),
        ("nodeport/service.yaml", "pooh-pod-service:8080", "<any node>:30001", "<any node>:30001"),
        ("loadbalancer/service.yaml", ":8080", "<cluster IP>:8080", "<external IP>:8080"),
        ("headless/service.yaml", ":80", "<Pod IP>:80", "No way"),
        ("externalname/service.yaml", "pooh-external-web", "No way", "No way"),
    ],
)
def test_ways_in_names_an_address_that_leads_in_from_each_place(
    file: str, pod: str, node: str, outside: str
) -> None:
    found = ways_in(file)
    assert pod in found["Pod"]
    assert node in found["node"]
    assert outside in found["outside"]


HOSTILE = [
    "</title><script>x</script>",
    '"><img src=x onerror=x>',
    "a\u0000b\ud800]]>&amp;'",
    "𝒳" * 300,
]


def hostile(drawing: str, text: str) -> dict[str, Any]:
    """Return data in which a text stands wherever a manifest holds one."""
    data = data_of("nodeport/service-named-target.yaml", drawing, "en")
    kept = {"Service", "Pod", "NodePort", "TCP", drawing, "en"}

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: change(one) for key, one in value.items()}
        if isinstance(value, list):
            return [change(one) for one in value]
        return text if isinstance(value, str) and value not in kept else value

    data["documents"], data["relations"] = change(data["documents"]), change(data["relations"])
    data["documents"][0]["spec"]["selector"] = {text: text, f"{text}2": text}
    return data


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_hostile_name_stays_text(drawing: str, text: str) -> None:
    svg = pictures.draw(hostile(drawing, text))
    picture = drawn.read(svg)
    assert "<script" not in svg
    assert "<img" not in svg
    assert not list(drawn.problems(picture))


def test_many_pods_and_ports_still_fit() -> None:
    data = data_of("nodeport/service.yaml", "traffic", "en")
    port = data["documents"][0]["spec"]["ports"][0]
    ports = [{**port, "name": f"port-of-a-long-name-{n}", "port": 50000 + n} for n in range(20)]
    data["documents"][0]["spec"]["ports"] = ports
    pod = data["relations"][0]["pods"][0]
    led = [{**pod["ports"][0], "port": one["port"], "name": one["name"]} for one in ports]
    pods = [{**pod, "name": f"pod-{n}", "ports": led} for n in range(9)]
    data["relations"][0]["pods"] = pods
    picture = drawn.read(pictures.draw(data))
    assert not list(drawn.problems(picture))
    assert "and 6 more" in picture.words


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def dark_colours() -> dict[str, str]:
    """Return the dark fill of each ink and each kind of box."""
    found = {}
    for selector, body in re.findall(r"(\[data-md[^{]+)\{([^}]+)\}", CSS.read_text()):
        fill = re.search(r"--(?:ink|fill): (#\w{6})", body)
        for name in re.findall(r"\.([\w-]+)", selector.partition(".picture")[2]):
            if fill:
                found[name] = fill[1]
    return found


@pytest.mark.parametrize("drawing", ALL)
def test_every_text_has_contrast_in_both_schemes(drawing: str) -> None:
    pairs = set()
    for _, _, picture in everything(drawing):
        for text in picture.texts:
            filled = [box for box in text.boxes if box.fill != "none"]
            kind, fill = (filled[-1].kind, filled[-1].fill) if filled else ("", LIGHT)
            pairs.add((text.classes[0], text.fill, kind, fill))
    assert pairs
    dark = dark_colours()
    for ink, fill, kind, behind in sorted(pairs):
        assert contrast(fill, behind) >= ENOUGH, f"{ink} on {kind}, light"
        # A box that no rule makes dark stays as light as it was drawn.
        ground = dark.get(kind, behind) if kind else DARK
        assert contrast(dark[ink], ground) >= ENOUGH, f"{ink} on {kind}, dark"
