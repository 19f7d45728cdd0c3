// Layout of `traffic` for a Service with an address: the ways over it, in the frame of the cluster.
(({ pictures }) => {
  const NARROW = 152; // the way over the nodes

  /** @type {(x: number, from: number, to: number, dead?: boolean) => Tree} */
  const down = (x, from, to, dead = false) =>
    pictures.arrow(
      [
        [x, from],
        [x, to],
      ],
      { ink: dead ? "bad" : "way", dashed: dead },
    );

  /** @type {(dead: boolean) => Look} */
  const look = (dead) => (dead ? { ink: "bad" } : {});

  /** Cards one below the other with arrows between, from the place of a sheet. */
  const chain = (/** @type {Sheet} */ sheet, /** @type {Card[]} */ cards, /** @type {number} */ x, arrow = 0) => {
    const { GAP } = pictures.PLACES;
    for (const [place, card] of cards.entries()) {
      if (place) {
        sheet.add(down(x + (arrow || card.width / 2), sheet.y, sheet.y + GAP));
        sheet.y += GAP;
      }
      sheet.put(card, x);
    }
  };

  /** @type {(plan: TrafficPlan, sheet: Sheet) => void} */
  const oneWay = (plan, sheet) => {
    const width = 240;
    const middle = pictures.WIDTH / 2;
    chain(sheet, plan.inside(width), (pictures.WIDTH - width) / 2);
    const bottom = sheet.y;
    const room = pictures.PLACES.FULL / 2 - 14;
    const label = pictures.caption(middle + 14, bottom + 10, room, plan.label, look(plan.dead));
    sheet.y = bottom + label.height + 20;
    sheet.add(down(middle, bottom, sheet.y, plan.dead), label.nodes);
  };

  /** @type {(plan: TrafficPlan, sheet: Sheet, from: number) => void} */
  const twoWays = (plan, sheet, from) => {
    const { LEFT, FULL, GUTTER, GAP } = pictures.PLACES;
    const right = LEFT + NARROW + GUTTER;
    const [caller, service] = plan.inside(FULL - NARROW - GUTTER);
    const nodes = plan.outside?.in(NARROW - 2 * pictures.BEHIND) ?? [];
    const arrows = [LEFT + 46, LEFT + FULL - 46];
    sheet.add(caller.at(right, sheet.y));
    const called = sheet.y + caller.height;
    const row = called + GAP;
    sheet.add(down(arrows[1], called, row), service.at(right, row));
    for (const card of nodes) sheet.add(down(arrows[0], from, row), card.at(LEFT, row));
    const bottom = row + Math.max(service.height, ...nodes.map((card) => card.height));
    const style = /** @type {Look} */ ({ ...look(plan.dead), anchor: "middle" });
    const between = arrows[1] - arrows[0] - 28;
    const label = pictures.caption(pictures.WIDTH / 2, bottom + 8, between, plan.label, style);
    const starts = [nodes.length ? row + nodes[0].height : from, row + service.height];
    sheet.y = bottom + label.height + 18;
    sheet.add(...starts.map((start, place) => down(arrows[place], start, sheet.y, plan.dead)), label.nodes);
  };

  pictures.byAddress = (plan) => {
    const { LEFT, FULL, FRAME_TOP } = pictures.PLACES;
    const sheet = pictures.sheet();
    chain(sheet, plan.outside?.before(FULL) ?? [], LEFT, 46);
    const from = sheet.y;
    const top = plan.outside ? from + 16 : from;
    sheet.y = top + FRAME_TOP;
    if (plan.outside) twoWays(plan, sheet, from);
    else oneWay(plan, sheet);
    return closed(plan, sheet, top);
  };

  /** The ends, in the frame of the cluster or below it, and the note at the foot. */
  const closed = (/** @type {TrafficPlan} */ plan, /** @type {Sheet} */ sheet, /** @type {number} */ top) => {
    const { EDGE, PAD, LEFT, FULL } = pictures.PLACES;
    const ends = plan.ends(FULL);
    const frameEnd = plan.endsInside ? sheet.y + ends.height + PAD : sheet.y - 14;
    sheet.put(ends, LEFT);
    const nodes = [pictures.frame(top, frameEnd - top), ...sheet.nodes];
    const height = Math.max(sheet.y, frameEnd) + EDGE;
    if (!plan.note) return { nodes, height };
    const note = pictures.caption(LEFT, height + 6, FULL, plan.note, { ink: "ink" });
    return { nodes: [...nodes, ...note.nodes], height: height + note.height + 10 };
  };
})(site);
