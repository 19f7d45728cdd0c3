// The drawing `path`: a packet from its caller to the Pods that may get it, over the nodes of the cluster.
(({ pictures, speaker }) => {
  const say = speaker("path", "pictures", "packets");
  /** @typedef {{x: number, width: number, middle: number}} Column of a node */
  /** @typedef {{caller: number, lane: number, rules: number, low: number, ends: number, bottom: number}} Rows by their y */
  const WIDTH = 400;
  const PAD = 8;
  const ROW = { caller: 44, rules: 42, end: 62, name: 26 };
  const LANE = { above: 26, below: 30 };
  const MOST = 3; // Pods of a node
  /** @type {Look} */
  const MIDDLE = { anchor: "middle", size: 13 };
  const CODE = { ...MIDDLE, mono: true, bold: true };

  /** @type {(nodes: string[]) => Record<string, Column>} */
  const columnsOf = (nodes) => {
    const width = (WIDTH - 2 - PAD * (nodes.length + 1)) / nodes.length;
    const at = (/** @type {number} */ place) => 1 + PAD + place * (width + PAD);
    return Object.fromEntries(
      nodes.map((node, place) => [node, { x: at(place), width, middle: at(place) + width / 2 }]),
    );
  };

  /** @type {(scene: PathScene, node: string) => End[]} */
  const endsOn = ({ ends }, node) => ends.filter((end) => end.node === node).slice(0, MOST);

  /** @type {(scene: PathScene, top: number) => Rows} */
  const rowsOf = (scene, top) => {
    const caller = top + 10;
    const lane = caller + (scene.caller.node ? ROW.caller + LANE.above / 2 : 0);
    const rules = scene.caller.node ? caller + ROW.caller + LANE.above : caller;
    const low = rules + (scene.rules ? ROW.rules : -LANE.above) + LANE.below / 2;
    const ends = low + LANE.below / 2;
    const most = Math.max(1, ...scene.nodes.map((node) => endsOn(scene, node).length));
    return { caller, lane, rules, low, ends, bottom: ends + most * (ROW.end + PAD) + ROW.name };
  };

  /** @type {(column: Column, y: number, height: number) => Area} */
  const within = (column, y, height) => ({ x: column.x + 7, width: column.width - 14, y, height });

  /** @type {(text: string, column: Column, y: number) => Tree[]} */
  const named = (text, column, y) => {
    const look = { ...MIDDLE, mono: true, lines: 2 };
    const lines = pictures.wrap(text, column.width - 20, look);
    return pictures.lines(column.middle, y + (lines.length > 1 ? 18 : 26), lines, look);
  };

  /** @type {(scene: PathScene, column: Column, y: number) => Tree} */
  const caller = ({ caller: { name, kind } }, column, y) =>
    pictures.box({ ...within(column, y, ROW.caller), kind, name, active: true }, named(name, column, y));

  /** @type {(scene: PathScene, column: Column, y: number) => Tree} */
  const rules = ({ actor, port }, column, y) =>
    pictures.box(
      { ...within(column, y, ROW.rules), kind: "service", active: true },
      pictures.text(column.middle, y + 17, actor, MIDDLE),
      pictures.text(column.middle, y + 34, pictures.shorten(port, column.width - 24, CODE), CODE),
    );

  const percent = (/** @type {End} */ { chance }) => `${Math.round(chance * 100)}%`;

  /** @type {(one: End, column: Column, y: number) => Tree} */
  const end = (one, column, y) => {
    const { name, kind, chance, note } = one;
    const said = [chance ? percent(one) : "", note].filter(Boolean).join(", ");
    const look = chance && kind !== "empty" ? CODE : { ...MIDDLE, ink: /** @type {Ink} */ ("muted") };
    return pictures.box(
      { ...within(column, y, ROW.end), kind, name, active: chance > 0 },
      named(name, column, y),
      said ? pictures.text(column.middle, y + 53, pictures.shorten(said, column.width - 20, look), look) : null,
    );
  };

  /** @type {(scene: PathScene, node: string, column: Column, rows: Rows, top: number) => Tree} */
  const nodeBox = (scene, node, column, rows, top) =>
    pictures.box(
      { x: column.x, width: column.width, y: top, height: rows.bottom - top, kind: "node" },
      scene.caller.node === node ? caller(scene, column, rows.caller) : null,
      scene.rules === node ? rules(scene, column, rows.rules) : null,
      endsOn(scene, node).map((one, place) => end(one, column, rows.ends + place * (ROW.end + PAD))),
      pictures.text(column.middle, rows.bottom - 9, pictures.shorten(node, column.width - 8, CODE), CODE),
    );

  /** From a point down to another, by a level between them. @type {(from: Point, to: Point, level: number) => Point[]} */
  const bent = (from, to, level) => (from[0] === to[0] ? [from, to] : [from, [from[0], level], [to[0], level], to]);

  /** @type {(scene: PathScene, at: Record<string, Column>, rows: Rows, start: Point) => Tree[]} */
  const ways = (scene, at, rows, start) => {
    const high = scene.caller.node ? rows.lane : start[1] + 14;
    const [begin, level] = scene.rules
      ? [/** @type {Point} */ ([at[scene.rules].middle, rows.rules + ROW.rules]), rows.low]
      : [start, scene.caller.node ? rows.low : high];
    const reached = scene.nodes.filter((node) => endsOn(scene, node).some(({ chance }) => chance));
    return [
      ...(scene.rules ? [bent(start, [at[scene.rules].middle, rows.rules], high)] : []),
      ...reached.map((node) => bent(begin, [at[node].middle, rows.ends], level)),
    ].map((points) => pictures.arrow(points, { width: 3 }));
  };

  /** Where the packet is lost. @type {(scene: PathScene, at: Record<string, Column>, rows: Rows, start: Point) => Tree[]} */
  const loss = (scene, at, rows, [x, y]) => {
    if (scene.lost === "caller") return [pictures.cross(x, y + 14)];
    return scene.lost === "rules" ? [pictures.cross(at[scene.rules].middle, rows.low)] : [];
  };

  /** The names that were asked for: the last, with its answer. @type {(traced: Traced, sheet: Sheet) => void} */
  const names = ({ dns, result }, sheet) => {
    const last = dns.at(-1);
    if (!last) return;
    const kind = result === "no such name" ? "empty" : "dns";
    sheet.put(pictures.card({ kind, width: WIDTH - 2, caption: "DNS", codes: [last.question, `→ ${last.answer}`] }), 1);
    sheet.y += PAD;
  };

  /** Who sends from outside. @type {(scene: PathScene, sheet: Sheet) => Point} */
  const outside = ({ caller: { name, kind } }, sheet) => {
    const [width, height] = [124, 32];
    const box = { x: (WIDTH - width) / 2, y: sheet.y, width, height, kind, active: true };
    sheet.add(
      pictures.box(box, pictures.text(WIDTH / 2, sheet.y + 21, pictures.shorten(name, width - 16, CODE), CODE)),
    );
    sheet.y += height + 32;
    return [WIDTH / 2, box.y + height];
  };

  /** The addresses that are in no node. @type {(scene: PathScene, at: Record<string, Column>, rows: Rows, sheet: Sheet) => void} */
  const beyond = (scene, at, rows, sheet) => {
    const found = endsOn(scene, "");
    if (!found.length) return;
    const column = at[scene.rules] ?? at[scene.caller.node] ?? Object.values(at)[0];
    const gap = column.x - PAD / 2; // between two nodes
    const wide = { x: 1, width: WIDTH - 2, middle: WIDTH / 2 };
    const top = sheet.y + 24;
    const from = /** @type {Point} */ ([
      column.middle,
      scene.rules ? rows.rules + ROW.rules : rows.caller + ROW.caller,
    ]);
    const points = /** @type {Point[]} */ ([from, [column.middle, rows.low], [gap, rows.low], [gap, top]]);
    sheet.add(
      pictures.arrow(points, { width: 3 }),
      ...found.map((one, place) => end(one, wide, top + place * (ROW.end + PAD))),
    );
    sheet.y = top + found.length * (ROW.end + PAD);
  };

  /** What became of it, in words, and the fields that decided. @type {(traced: Traced) => string[]} */
  const said = ({ result, candidates, decided_by: fields }) => {
    const sources = [...new Set(candidates.map((one) => one.seen_source))].filter(Boolean);
    return [
      say(result),
      ...(sources.length ? [say("source", { source: sources.join(", ") })] : []),
      ...(fields.length ? [say("decided by", { fields: fields.join(", ") })] : []),
    ];
  };

  /** @type {(scene: PathScene, traced: Traced) => string} */
  const described = (scene, traced) => {
    const last = traced.dns.at(-1);
    const rest = scene.ends
      .filter(({ chance }) => chance)
      .map((one) =>
        say(one.node ? "end" : "endOutside", { name: one.name, node: one.node, chance: Math.round(one.chance * 100) }),
      );
    return [
      last ? say("answers", last) : "",
      scene.rules ? say(scene.lost === "rules" ? "ends" : "translates", { node: scene.rules, actor: scene.actor }) : "",
      ...rest,
      ...said(traced).map(pictures.sentence),
    ]
      .filter(Boolean)
      .join(" ");
  };

  /** The result below the cluster. @type {(traced: Traced, sheet: Sheet) => void} */
  const captions = (traced, sheet) => {
    for (const text of said(traced)) {
      const look = { anchor: /** @type {const} */ ("middle"), ink: /** @type {const} */ ("ink") };
      const caption = pictures.caption(WIDTH / 2, sheet.y + PAD, WIDTH - 12, text, look);
      sheet.add(...caption.nodes);
      sheet.y += caption.height + PAD / 2;
    }
  };

  /** The nodes with the packet in them. @type {(scene: PathScene, sheet: Sheet) => void} */
  const cluster = (scene, sheet) => {
    const at = columnsOf(scene.nodes);
    const from = scene.caller.node ? null : outside(scene, sheet);
    const top = sheet.y + PAD;
    const rows = rowsOf(scene, top);
    const start = from ?? [at[scene.caller.node].middle, rows.caller + ROW.caller];
    const frame = { x: 1, y: sheet.y, width: WIDTH - 2, height: rows.bottom + PAD - sheet.y, kind: "cluster" };
    const nodes = scene.nodes.map((node) => nodeBox(scene, node, at[node], rows, top));
    sheet.add(pictures.box(frame), nodes, ways(scene, at, rows, start));
    sheet.y = rows.bottom + PAD;
    beyond(scene, at, rows, sheet);
    sheet.add(loss(scene, at, rows, start));
  };

  pictures.drawings.path = ({ id, path }) => {
    if (!path) throw new pictures.CannotDraw("no packet is named: from and to are missing");
    const { traced } = path;
    const scene = pictures.pathScene(path);
    const sheet = pictures.sheet();
    sheet.y = 1;
    names(traced, sheet);
    cluster(scene, sheet);
    captions(traced, sheet);
    const { from, to } = traced;
    const shown = { title: say("title", { from, to }), desc: described(scene, traced) };
    return pictures.picture(id, { width: WIDTH, height: sheet.y + PAD, ...shown }, sheet.nodes);
  };
})(site);
