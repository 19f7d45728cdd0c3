// How `traffic` places the ways that lead over an address, and the frame of the cluster around them.

((pictures) => {
  pictures.WIDTH = 400;
  const EDGE = 6; // of the picture to the frame of the cluster
  const PAD = 14; // of the frame to what is in it
  const LEFT = EDGE + PAD;
  const FULL = pictures.WIDTH - 2 * LEFT;
  const GUTTER = 14; // between the two ways
  const GAP = 30; // for an arrow

  const NARROW = 152; // the way over the nodes
  const ARROW = LEFT + 46;
  const SMALL = () => ({ size: pictures.SIZE.small, ink: "muted" });

  /** A column of nodes that grows downwards. */
  pictures.sheet = () => {
    const sheet = {
      y: EDGE,
      nodes: [],
      add: (...nodes) => sheet.nodes.push(...nodes.flat(Infinity)),
      put: (card, x) => {
        sheet.add(card.at(x, sheet.y));
        sheet.y += card.height;
      },
    };
    return sheet;
  };

  /** A text beside or between arrows, with the same room above and below. */
  pictures.caption = (x, y, width, text, look = {}) => {
    const all = { ...SMALL(), ...look };
    const lines = pictures.wrap(text, width, all);
    const step = all.size * pictures.LEADING;
    const height = lines.length * step;
    return { height, nodes: pictures.lines(x, y + all.size, lines, all) };
  };

  const frame = (data, y, height) =>
    pictures.box(
      { x: EDGE, y, width: pictures.WIDTH - 2 * EDGE, height, kind: "cluster" },
      pictures.text(LEFT + FULL, y + 20, pictures.say(data, "cluster"), { ...SMALL(), anchor: "end" }),
    );
  pictures.frame = frame;
  pictures.PLACES = { EDGE, PAD, LEFT, FULL, GUTTER, GAP, FRAME_TOP: 30 };

  const down = (x, from, to, plan) =>
    pictures.arrow([[x, from], [x, to]], { ink: plan.dead ? "bad" : "way", dashed: plan.dead });

  /** Cards one below the other with arrows between; returns where the last one ends. */
  const chain = (sheet, cards, x, y) => {
    let top = y;
    cards.forEach((card, place) => {
      if (place) {
        sheet.add(down(x + card.width / 2, top, top + GAP, {}));
        top += GAP;
      }
      sheet.add(card.at(x, top));
      top += card.height;
    });
    return top;
  };

  const oneWay = (data, plan, sheet) => {
    const width = 240;
    const x = (pictures.WIDTH - width) / 2;
    const middle = pictures.WIDTH / 2;
    const bottom = chain(sheet, plan.inside(width), x, sheet.y);
    const words = pictures.caption(middle + 14, bottom + 10, FULL / 2 - 14, plan.label, dead(plan));
    sheet.y = bottom + words.height + 20;
    sheet.add(down(middle, bottom, sheet.y, plan), words.nodes);
  };

  const dead = (plan) => (plan.dead ? { ink: "bad" } : {});

  const twoWays = (data, plan, sheet, from) => {
    const width = FULL - NARROW - GUTTER;
    const right = LEFT + NARROW + GUTTER;
    const [caller, service] = plan.inside(width);
    const nodes = plan.outside.in(NARROW - 2 * pictures.BEHIND);
    sheet.add(caller.at(right, sheet.y));
    const arrows = [ARROW, LEFT + FULL - 46];
    const called = sheet.y + caller.height;
    const row = called + GAP;
    sheet.add(down(arrows[1], called, row, {}), service.at(right, row));
    nodes.forEach((card) => sheet.add(down(arrows[0], from, row, {}), card.at(LEFT, row)));
    const bottom = row + Math.max(service.height, ...nodes.map((card) => card.height));
    const between = arrows[1] - arrows[0] - 28;
    const words = pictures.caption(pictures.WIDTH / 2, bottom + 8, between, plan.label, { ...dead(plan), anchor: "middle" });
    const starts = [nodes.length ? row + nodes[0].height : from, row + service.height];
    sheet.y = bottom + words.height + 18;
    sheet.add(starts.map((start, place) => down(arrows[place], start, sheet.y, plan)), words.nodes);
  };

  /**
   * @param {Data} data
   * @param {object} plan  what traffic.js wants to have drawn
   * @returns {{nodes: Node[], height: number}}
   */
  pictures.byAddress = (data, plan) => {
    const sheet = pictures.sheet();
    const before = plan.outside ? plan.outside.before(FULL) : [];
    before.forEach((card, place) => {
      if (place) {
        sheet.add(down(ARROW, sheet.y, sheet.y + GAP, {}));
        sheet.y += GAP;
      }
      sheet.put(card, LEFT);
    });
    const from = sheet.y;
    const top = before.length ? from + 16 : from;
    sheet.y = top + pictures.PLACES.FRAME_TOP;
    if (plan.outside) twoWays(data, plan, sheet, from);
    else oneWay(data, plan, sheet);
    return closed(data, plan, sheet, top);
  };

  /** The ends, in the frame of the cluster or below it, and the note at the foot. */
  const closed = (data, plan, sheet, top) => {
    const ends = plan.ends(FULL);
    const frameEnd = plan.endsInside ? sheet.y + ends.height + PAD : sheet.y - 14;
    sheet.put(ends, LEFT);
    const all = [frame(data, top, frameEnd - top), ...sheet.nodes];
    let height = Math.max(sheet.y, frameEnd) + EDGE;
    if (plan.note) {
      const note = pictures.caption(LEFT, height + 6, FULL, plan.note, { ink: "ink" });
      all.push(...note.nodes);
      height += note.height + 10;
    }
    return { nodes: all, height };
  };
})((globalThis.pictures = globalThis.pictures || {}));
