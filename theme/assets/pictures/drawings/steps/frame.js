// One frame of the drawing `steps`: the same scene each time, the packet's addresses above it, and what
// moves in it. A drawing of one frame knows nothing of the others.
(({ pictures, speaker }) => {
  const say = speaker("steps", "pictures");
  /** @typedef {{x: number, width: number, middle: number}} Column of a node */
  const WIDTH = 400;
  const LABEL = { width: 188, height: 48 };
  const CLIENT = { y: 62, width: 124, height: 32 };
  const CLUSTER = { y: 116, pad: 8 };
  const NODE = { y: 126, height: 168 };
  const RULES = { y: 136, height: 42 };
  const LANE = 193; // where packets go from node to node
  const POD = { y: 208, height: 60 };
  const HEIGHT = NODE.y + NODE.height + CLUSTER.pad + 1;
  /** @type {Look} */
  const MIDDLE = { anchor: "middle", size: 13 };
  const CODE = { ...MIDDLE, mono: true, bold: true };

  /** @type {(nodes: string[]) => Record<string, Column>} */
  const columns = (nodes) => {
    const width = (WIDTH - 2 - CLUSTER.pad * (nodes.length + 1)) / nodes.length;
    const at = (/** @type {number} */ place) => 1 + CLUSTER.pad + place * (width + CLUSTER.pad);
    return Object.fromEntries(
      nodes.map((node, place) => [node, { x: at(place), width, middle: at(place) + width / 2 }]),
    );
  };

  /** @type {(x: number, caption: string, address: string, isNew?: boolean) => Tree} */
  const label = (x, caption, address, isNew) => {
    const look = { size: 14, mono: true, bold: true };
    return pictures.box(
      { x, y: 1, ...LABEL, kind: isNew ? "rewritten" : "packet" },
      pictures.text(x + 12, 19, caption, { size: 13, ink: isNew ? "ink" : "muted" }),
      pictures.text(x + 12, 39, pictures.shorten(address, LABEL.width - 20, look), look),
    );
  };

  const packet = (/** @type {Step} */ { from, to, fromNew, toNew }) => {
    const right = WIDTH - 1 - LABEL.width;
    const middle = 1 + LABEL.height / 2;
    return [
      label(1, say(fromNew ? "sourceNew" : "source"), from, fromNew),
      pictures.arrow(
        [
          [1 + LABEL.width + 3, middle],
          [right - 3, middle],
        ],
        { ink: "muted" },
      ),
      label(right, say(toNew ? "destinationNew" : "destination"), to, toNew),
    ];
  };

  /** @type {(column: Column, row: {y: number, height: number}) => Area} */
  const within = (column, row) => ({ x: column.x + 7, width: column.width - 14, ...row });

  /** @type {(pods: PlacedPod[], column: Column, active: boolean) => Tree} */
  const pod = (pods, column, active) => {
    const [{ name, numbers }] = pods;
    const box = within(column, POD);
    const look = { ...MIDDLE, mono: true, lines: 2 };
    const lines = pictures.wrap(name, box.width - 8, look);
    return pictures.box(
      { ...box, kind: "pod", behind: Math.min(pods.length - 1, 2), name, active },
      pictures.lines(column.middle, POD.y + (lines.length > 1 ? 18 : 26), lines, look),
      pictures.text(column.middle, POD.y + 53, `:${numbers[0]}`, CODE),
    );
  };

  /** @type {(scene: Scene, column: Column, active: boolean) => Tree} */
  const rules = (scene, column, active) =>
    pictures.box(
      { ...within(column, RULES), kind: "service", active },
      pictures.text(column.middle, RULES.y + 17, say("rules"), MIDDLE),
      pictures.text(column.middle, RULES.y + 34, `:${scene.port}`, CODE),
    );

  /** @type {(scene: Scene, step: Step, name: string, column: Column) => Tree} */
  const node = (scene, step, name, column) => {
    const own = scene.pods.filter((one) => one.node === name);
    const reached = ["on", "back"].includes(step.move) && scene.target?.node === name;
    return pictures.box(
      { x: column.x, width: column.width, ...NODE, kind: "node" },
      rules(scene, column, step.node === name),
      own.length ? pod(own, column, reached) : null,
      pictures.text(column.middle, NODE.y + NODE.height - 9, pictures.shorten(name, column.width - 8, CODE), CODE),
    );
  };

  /** The way between client and rules, bent where it changes columns. @type {(column: Column) => Point[]} */
  const entry = ({ middle }) => {
    const [start, bend] = [CLIENT.y + CLIENT.height, CLUSTER.y - 9];
    if (middle === WIDTH / 2)
      return [
        [middle, start],
        [middle, RULES.y],
      ];
    return [
      [WIDTH / 2, start],
      [WIDTH / 2, bend],
      [middle, bend],
      [middle, RULES.y],
    ];
  };

  /** The way between rules and Pod. @type {(from: Column, to: Column) => Point[]} */
  const onward = (from, to) => {
    /** @type {Point[]} */
    const [start, end] = [
      [from.middle, RULES.y + RULES.height],
      [to.middle, POD.y],
    ];
    return from === to ? [start, end] : [start, [from.middle, LANE], [to.middle, LANE], end];
  };

  /** @type {(scene: Scene, step: Step, at: Record<string, Column>) => Point[] | null} */
  const way = (scene, { move, node }, at) => {
    const column = at[node];
    if (move === "in") return entry(column);
    if (move === "out") return entry(column).reverse();
    if (move === "rules" || !scene.target) return null;
    const points = onward(column, at[scene.target.node]);
    return move === "on" ? points : points.reverse();
  };

  /** @type {(points: Point[]) => Point} */
  const middleOf = (points) => {
    const place = Math.floor((points.length - 1) / 2);
    const [[x, y], [nextX, nextY]] = [points[place], points[place + 1]];
    return [(x + nextX) / 2, (y + nextY) / 2];
  };

  /** The packet itself: an envelope. */
  const envelope = (/** @type {Point} */ [x, y]) =>
    pictures.element("path", {
      class: "envelope",
      d: `M${x - 12} ${y - 8}h24v16h-24zl12 9l12 -9`,
      fill: "#ffffff",
      stroke: pictures.INKS.way,
      "stroke-width": 2,
      "stroke-linejoin": "round",
    });

  /** @type {(scene: Scene, step: Step, at: Record<string, Column>) => Child[]} */
  const moving = (scene, step, at) => {
    const points = way(scene, step, at);
    const { middle } = at[step.node];
    return [
      points ? pictures.arrow(points, { width: 3 }) : null,
      envelope(points ? middleOf(points) : [middle + 38, RULES.y + 3]),
      step.lost ? pictures.cross(middle, (RULES.y + RULES.height + POD.y) / 2) : null,
    ];
  };

  pictures.stepFrame = (id, scene, step, text) => {
    const at = columns(scene.nodes);
    const client = { x: (WIDTH - CLIENT.width) / 2, ...CLIENT, kind: "client" };
    return pictures.picture(
      id,
      { width: WIDTH, height: HEIGHT, ...text },
      packet(step),
      pictures.box(
        { ...client, active: step.move === "in" || step.move === "out" },
        pictures.text(WIDTH / 2, CLIENT.y + 21, say("client"), { ...MIDDLE, size: 14 }),
      ),
      pictures.text(WIDTH - 4, CLUSTER.y - 6, say("cluster"), { size: 13, ink: "muted", anchor: "end" }),
      pictures.box({ x: 1, y: CLUSTER.y, width: WIDTH - 2, height: HEIGHT - CLUSTER.y - 1, kind: "cluster" }),
      scene.nodes.map((name) => node(scene, step, name, at[name])),
      moving(scene, step, at),
    );
  };
})(site);
