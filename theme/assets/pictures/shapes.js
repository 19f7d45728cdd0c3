// Shapes of the pictures: boxes by kind, stacks of boxes, arrows. Each part of a cluster looks the
// same in every picture. The colours here are the light ones, so that a picture is right by itself, in
// the PDF too; pictures.css puts others in their place, by the classes.
(({ pictures }) => {
  /** Colours of text and arrows. */
  pictures.INKS = {
    ink: "#1f2328",
    muted: "#53575e",
    way: "#2456a6", // the way of a packet
    asks: "#6a3fa0", // a question to DNS, and its answer
    bad: "#a3131d", // what leads nowhere
  };

  /** Fill and line of each kind of box; `round` as far as it can be: an address, not a machine. */
  pictures.KINDS = {
    client: { fill: "#f3f4f6", stroke: "#6b7280", rx: 8 },
    outside: { fill: "#f3f4f6", stroke: "#6b7280", rx: 8 },
    node: { fill: "#e8effb", stroke: "#4a76b8", rx: 3 },
    service: { fill: "#fff4d6", stroke: "#a97400", rx: 22 },
    dns: { fill: "#f3ebfd", stroke: "#8257b8", rx: 22 },
    pod: { fill: "#e4f5ea", stroke: "#2f8553", rx: 8 },
    group: { fill: "#f4fbf6", stroke: "#2f8553", rx: 12 },
    addresses: { fill: "#fafafb", stroke: "#6b7280", rx: 12 },
    cluster: { fill: "none", stroke: "#8a919c", rx: 14, dash: "2 5" },
    empty: { fill: "none", stroke: "#a3131d", rx: 8, dash: "6 4" },
    apart: { fill: "#f3ebfd", stroke: "#8257b8", rx: 12 },
    selector: { fill: "#fff4d6", stroke: "#a97400", rx: 12 },
    unselected: { fill: "#f3f4f6", stroke: "#6b7280", rx: 8, dash: "5 4" },
    pair: { fill: "#ffffff", stroke: "#8a919c", rx: 5 },
    matched: { fill: "#ffffff", stroke: "#2f8553", rx: 5 },
    missed: { fill: "#fdecec", stroke: "#a3131d", rx: 5, dash: "5 3" },
    packet: { fill: "#ffffff", stroke: "#6b7280", rx: 3 },
    rewritten: { fill: "#fff4d6", stroke: "#a97400", rx: 3 },
  };

  /** How far each card behind a card looks out. */
  pictures.BEHIND = 4;

  /** @type {(area: Area, kind: string, more?: Record<string, string | number>) => Tree} */
  const rectangle = ({ x, y, width, height }, kind, more) => {
    const { fill, stroke, rx, dash } = pictures.KINDS[kind];
    const place = { x, y, width, height, rx: Math.min(rx, height / 2) };
    return pictures.element("rect", { ...place, fill, stroke, "stroke-width": 1.5, "stroke-dasharray": dash, ...more });
  };

  pictures.box = ({ kind, behind = 0, name, active, ...area }, ...children) => {
    const cards = Array.from({ length: behind }, (_, number) => {
      const shift = (behind - number) * pictures.BEHIND;
      return rectangle({ ...area, x: area.x + shift, y: area.y + shift }, kind, { class: "behind" });
    });
    return pictures.element(
      "g",
      { class: `box ${kind}` },
      name ? pictures.element("title", {}, name) : null,
      cards,
      rectangle(area, kind, active ? { "stroke-width": 3.5 } : {}),
      children,
    );
  };

  pictures.rounded = (...points) => points.map((point) => point.map((one) => Math.round(one * 10) / 10).join(" "));

  /** A cross where a packet is lost. */
  pictures.cross = (x, y) =>
    pictures.element("path", {
      class: "cross",
      d: `M${x - 8} ${y - 8}l16 16m0 -16l-16 16`,
      stroke: pictures.INKS.bad,
      "stroke-width": 4,
      fill: "none",
    });

  const HEAD = 8; // the length of an arrow's head

  /** An arrow along points. Its head is a path of its own: not everything draws markers. */
  pictures.arrow = (points, { ink = "way", dashed = false, width = 2 } = {}) => {
    const [x, y] = points[points.length - 1];
    const [fromX, fromY] = points[points.length - 2];
    const length = Math.hypot(x - fromX, y - fromY) || 1;
    const [dx, dy] = [(x - fromX) / length, (y - fromY) / length];
    const [baseX, baseY] = [x - dx * HEAD, y - dy * HEAD];
    /** @type {Point[]} */
    const line = [...points.slice(0, -1), [baseX, baseY]];
    const colour = pictures.INKS[ink];
    return pictures.element(
      "g",
      { class: `arrow ${ink}` },
      pictures.element("path", {
        d: `M${pictures.rounded(...line).join("L")}`,
        fill: "none",
        stroke: colour,
        "stroke-width": width,
        "stroke-dasharray": dashed ? "6 4" : undefined,
        "stroke-linejoin": "round",
      }),
      pictures.element("path", { class: "head", d: head([x, y], [baseX, baseY], [dx, dy]), fill: colour }),
    );
  };

  /** @type {(tip: Point, base: Point, way: Point) => string} */
  const head = (tip, [x, y], [dx, dy]) => {
    const half = HEAD * 0.55;
    return `M${pictures.rounded(tip, [x - dy * half, y + dx * half], [x + dy * half, y - dx * half]).join("L")}Z`;
  };
})(site);
