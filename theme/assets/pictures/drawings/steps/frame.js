// One frame of the drawing `steps`: the same scene each time, the packet's addresses above it, and what
// moves in it. A drawing of one frame knows nothing of the others.

/**
 * @typedef {object} Frame
 * @property {string} words  the key of its sentence
 * @property {Object<string, string|number>} values  of the sentence
 * @property {string} from  the packet's source
 * @property {string} to  its destination
 * @property {boolean} [fromNew]  whether this step has rewritten the source
 * @property {boolean} [toNew]
 * @property {string} node  whose rules the packet meets
 * @property {"in"|"rules"|"on"|"back"|"out"} move  which part of the way it is on
 * @property {boolean} [lost]  whether it ends here
 */

/**
 * @typedef {object} Scene
 * @property {string[]} nodes
 * @property {PlacedPod[]} pods
 * @property {PlacedPod} [target]  the Pod that answers
 * @property {string} port  of the nodes
 */

((pictures) => {
  const WIDTH = 400;
  const LABEL = { width: 188, height: 48 };
  const CLIENT = { y: 62, width: 124, height: 32 };
  const CLUSTER = { y: 116, pad: 8 };
  const NODE = { y: 126, height: 168 };
  const RULES = { y: 136, height: 42 };
  const LANE = 193; // where packets go from node to node
  const POD = { y: 208, height: 60 };
  const HEIGHT = NODE.y + NODE.height + CLUSTER.pad + 1;
  const MIDDLE = { anchor: "middle", size: 13 };

  /** The columns of the nodes, by name. */
  const columns = (nodes) => {
    const width = (WIDTH - 2 - CLUSTER.pad * (nodes.length + 1)) / nodes.length;
    const at = (place) => 1 + CLUSTER.pad + place * (width + CLUSTER.pad);
    return Object.fromEntries(
      nodes.map((node, place) => [node, { x: at(place), width, middle: at(place) + width / 2 }]),
    );
  };

  const label = (x, caption, address, isNew) => {
    const look = { size: 14, mono: true, bold: true };
    return pictures.box(
      { x, y: 1, ...LABEL, kind: isNew ? "rewritten" : "packet" },
      pictures.text(x + 12, 19, caption, { size: 13, ink: isNew ? "ink" : "muted" }),
      pictures.text(x + 12, 39, pictures.shorten(address, LABEL.width - 20, look), look),
    );
  };

  const packet = (data, frame) => {
    const say = (key, isNew) => pictures.say(data, isNew ? `${key}New` : key);
    const right = WIDTH - 1 - LABEL.width;
    const middle = 1 + LABEL.height / 2;
    return [
      label(1, say("stepsSource", frame.fromNew), frame.from, frame.fromNew),
      pictures.arrow([[1 + LABEL.width + 3, middle], [right - 3, middle]], { ink: "muted" }),
      label(right, say("stepsDestination", frame.toNew), frame.to, frame.toNew),
    ];
  };

  const active = (kind, on) => (on ? `${kind} active` : kind);

  const pod = (data, pods, column, on) => {
    const [{ name, numbers }] = pods;
    const box = { x: column.x + 7, y: POD.y, width: column.width - 14, height: POD.height };
    const look = { ...MIDDLE, mono: true, lines: 2 };
    const lines = pictures.wrap(name, box.width - 8, look);
    return pictures.box(
      { ...box, kind: "pod", behind: Math.min(pods.length - 1, 2), name, active: on },
      pictures.lines(column.middle, POD.y + (lines.length > 1 ? 18 : 26), lines, look),
      pictures.text(column.middle, POD.y + 53, `:${numbers[0]}`, { ...MIDDLE, mono: true, bold: true }),
    );
  };

  const rules = (data, scene, column, on) => {
    const box = { x: column.x + 7, y: RULES.y, width: column.width - 14, height: RULES.height };
    return pictures.box(
      { ...box, kind: "service", active: on },
      pictures.text(column.middle, RULES.y + 17, pictures.say(data, "stepsRules"), MIDDLE),
      pictures.text(column.middle, RULES.y + 34, `:${scene.port}`, { ...MIDDLE, mono: true, bold: true }),
    );
  };

  const node = (data, scene, frame, name, column) => {
    const own = scene.pods.filter((one) => one.node === name);
    const reached = ["on", "back"].includes(frame.move) && scene.target.node === name;
    const look = { ...MIDDLE, mono: true, bold: true };
    const title = pictures.shorten(name, column.width - 8, look);
    return pictures.box(
      { x: column.x, y: NODE.y, width: column.width, height: NODE.height, kind: "node" },
      rules(data, scene, column, frame.node === name),
      own.length ? pod(data, own, column, reached) : null,
      pictures.text(column.middle, NODE.y + NODE.height - 9, title, look),
    );
  };

  /** The ways between client and rules, and between rules and Pod; bent where they change columns. */
  const entry = (column) => {
    const start = [WIDTH / 2, CLIENT.y + CLIENT.height];
    if (column.middle === WIDTH / 2) return [start, [column.middle, RULES.y]];
    const bend = CLUSTER.y - 9;
    return [start, [start[0], bend], [column.middle, bend], [column.middle, RULES.y]];
  };

  const onward = (from, to) => {
    const [start, end] = [[from.middle, RULES.y + RULES.height], [to.middle, POD.y]];
    return from === to ? [start, end] : [start, [from.middle, LANE], [to.middle, LANE], end];
  };

  const way = (scene, frame, at) => {
    const column = at[frame.node];
    if (frame.move === "in") return entry(column);
    if (frame.move === "out") return entry(column).reverse();
    if (frame.move === "rules") return null;
    const points = onward(column, at[scene.target.node]);
    return frame.move === "on" ? points : points.reverse();
  };

  const middleOf = (points) => {
    const place = Math.floor((points.length - 1) / 2);
    const [[x, y], [nextX, nextY]] = [points[place], points[place + 1]];
    return [(x + nextX) / 2, (y + nextY) / 2];
  };

  /** The packet itself: an envelope. */
  const envelope = ([x, y]) =>
    pictures.element("path", {
      class: "envelope",
      d: `M${x - 12} ${y - 8}h24v16h-24zl12 9l12 -9`,
      fill: "#ffffff",
      stroke: pictures.INKS.way,
      "stroke-width": 2,
      "stroke-linejoin": "round",
    });

  const cross = ([x, y]) =>
    pictures.element("path", {
      class: "cross",
      d: `M${x - 8} ${y - 8}l16 16m0 -16l-16 16`,
      stroke: pictures.INKS.bad,
      "stroke-width": 4,
      fill: "none",
    });

  const moving = (scene, frame, at) => {
    const points = way(scene, frame, at);
    const { middle } = at[frame.node];
    const end = [middle, (RULES.y + RULES.height + POD.y) / 2];
    return [
      points ? pictures.arrow(points, { width: 3 }) : null,
      envelope(points ? middleOf(points) : [middle + 38, RULES.y + 3]),
      frame.lost ? cross(end) : null,
    ];
  };

  /**
   * @param {Data} data
   * @param {Scene} scene
   * @param {Frame} frame
   * @param {{title: string, desc: string}} said
   * @returns {Node}
   */
  pictures.stepFrame = (data, scene, frame, said) => {
    const at = columns(scene.nodes);
    const client = { x: (WIDTH - CLIENT.width) / 2, ...CLIENT, kind: "client" };
    const busy = frame.move === "in" || frame.move === "out";
    return pictures.picture(
      data,
      { width: WIDTH, height: HEIGHT, ...said },
      packet(data, frame),
      pictures.box(
        { ...client, active: busy },
        pictures.text(WIDTH / 2, CLIENT.y + 21, pictures.say(data, "stepsClient"), { ...MIDDLE, size: 14 }),
      ),
      pictures.text(WIDTH - 4, CLUSTER.y - 6, pictures.say(data, "cluster"), { size: 13, ink: "muted", anchor: "end" }),
      pictures.box({ x: 1, y: CLUSTER.y, width: WIDTH - 2, height: HEIGHT - CLUSTER.y - 1, kind: "cluster" }),
      scene.nodes.map((name) => node(data, scene, frame, name, at[name])),
      moving(scene, frame, at),
    );
  };
})((globalThis.pictures = globalThis.pictures || {}));
