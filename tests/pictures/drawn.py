"""A drawn picture as its reader sees it: where its boxes, texts and arrows are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[\d.]+")
SLACK = 0.5
FIRST_WIDE = 0x1100  # Hangul, and nearly all after it


@dataclass(frozen=True)
class Area:
    """A rectangle: of a box, of a text, of a piece of an arrow."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Area") -> bool:
        """Tell whether another area lies in this one."""
        return (
            self.left - SLACK <= other.left
            and self.top - SLACK <= other.top
            and other.right <= self.right + SLACK
            and other.bottom <= self.bottom + SLACK
        )

    def meets(self, other: "Area") -> bool:
        """Tell whether two areas overlap."""
        return (
            self.left + SLACK < other.right
            and other.left + SLACK < self.right
            and self.top + SLACK < other.bottom
            and other.top + SLACK < self.bottom
        )


@dataclass(frozen=True)
class Text:
    """A line of text, with the boxes around it from the outermost."""

    text: str
    area: Area
    fill: str
    classes: tuple[str, ...]
    boxes: tuple["Box", ...]


@dataclass(frozen=True)
class Box:
    """A box and its kind."""

    area: Area
    kind: str
    fill: str
    parents: tuple["Box", ...] = ()


@dataclass
class Drawn:
    """Everything in a picture that has a place."""

    area: Area
    title: str
    desc: str
    texts: list[Text] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Area] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return all texts, one a line."""
        return "\n".join(text.text for text in self.texts)

    def words_in(self, kind: str) -> str:
        """Return the texts in boxes of a kind, one a line."""
        found = [text.text for text in self.texts if text.boxes and text.boxes[-1].kind == kind]
        return "\n".join(found)


def read(svg: str) -> Drawn:
    """Parse a picture, strictly as XML."""
    root = ElementTree.fromstring(svg)  # noqa: S314 (our own)
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    title, desc = (root.findtext(SVG + tag) or "" for tag in ("title", "desc"))
    drawn = Drawn(Area(x, y, x + width, y + height), title, desc)
    _walk(root, drawn, (), float(root.attrib["font-size"]))
    return drawn


def _walk(element: ElementTree.Element, drawn: Drawn, boxes: tuple[Box, ...], size: float) -> None:
    classes = element.get("class", "").split()
    if "box" in classes:
        rects = [one for one in element.findall(SVG + "rect") if one.get("class") != "behind"]
        box = Box(_rect(rects[0]), classes[1], rects[0].get("fill", ""), boxes)
        drawn.boxes.append(box)
        boxes = (*boxes, box)
    if "arrow" in classes:
        for path in element.findall(SVG + "path"):
            drawn.arrows += _pieces(path.attrib["d"])
    if element.tag == SVG + "text":
        drawn.texts.append(_text(element, boxes, size))
    for child in element:
        _walk(child, drawn, boxes, size)


def _rect(element: ElementTree.Element) -> Area:
    x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height)


def _pieces(path: str) -> Iterator[Area]:
    numbers = [float(number) for number in NUMBER.findall(path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    for (x, y), (to_x, to_y) in pairwise(points):
        yield Area(min(x, to_x) - 1, min(y, to_y) - 1, max(x, to_x) + 1, max(y, to_y) + 1)


def _text(element: ElementTree.Element, boxes: tuple[Box, ...], inherited: float) -> Text:
    text = element.text or ""
    size = float(element.get("font-size", inherited))
    width = size * sum(_em(sign, "Mono" in element.get("font-family", "")) for sign in text)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
    area = Area(left, y - 0.8 * size, left + width, y + 0.25 * size)
    return Text(text, area, element.get("fill", ""), tuple(element.get("class", "").split()), boxes)


def _em(sign: str, mono: bool) -> float:
    """Say how wide a sign is, in sizes of the text: more than in the fonts of the site."""
    if ord(sign) > FIRST_WIDE and sign not in "—…‹›→":
        return 1
    return 0.6 if mono else 0.66 if sign.isupper() or sign.isdigit() else 0.55


def problems(drawn: Drawn) -> Iterator[str]:
    """Yield everything in a picture that is not where it can be read."""
    for text in drawn.texts:
        if not text.text.strip():
            yield "a text is empty"
        around = text.boxes[-1].area if text.boxes else drawn.area
        if not (around.holds(text.area) and drawn.area.holds(text.area)):
            yield f"{text.text!r} leaves {text.boxes[-1].kind if text.boxes else 'the picture'}"
    for one, other in combinations(drawn.texts, 2):
        if one.area.meets(other.area):
            yield f"{one.text!r} and {other.text!r} overlap"
    for text in drawn.texts:
        if any(text.area.meets(arrow) for arrow in drawn.arrows):
            yield f"an arrow crosses {text.text!r}"
    yield from _box_problems(drawn)


def _box_problems(drawn: Drawn) -> Iterator[str]:
    for box in drawn.boxes:
        around = box.parents[-1].area if box.parents else drawn.area
        if not around.holds(box.area):
            yield f"a {box.kind} leaves what it stands in"
    placed = [box for box in drawn.boxes if box.kind != "cluster"]
    for one, other in combinations(placed, 2):
        nested = one in other.parents or other in one.parents
        if not nested and one.area.meets(other.area):
            yield f"a {one.kind} and a {other.kind} overlap"
    for text in drawn.texts:
        for box in placed:
            if box not in text.boxes and box.area.meets(text.area):
                yield f"a {box.kind} covers {text.text!r}"
