// A sheet: cards one below the other in the frame of a cluster, with texts beside them.
(({ pictures, speaker }) => {
  const say = speaker("pictures");
  const EDGE = 6; // of the picture to the frame of the cluster
  const PAD = 14; // of the frame to what is in it
  const LEFT = EDGE + PAD;
  pictures.WIDTH = 400;
  const FULL = pictures.WIDTH - 2 * LEFT;
  // GUTTER lies between two ways, GAP is for an arrow.
  pictures.PLACES = { EDGE, PAD, LEFT, FULL, GUTTER: 14, GAP: 30, FRAME_TOP: 30 };

  pictures.sheet = () => {
    /** @type {Sheet} */
    const sheet = {
      y: EDGE,
      nodes: [],
      add: (...nodes) => sheet.nodes.push(...nodes.flat()),
      put: (card, x) => {
        sheet.add(card.at(x, sheet.y));
        sheet.y += card.height;
      },
    };
    return sheet;
  };

  /** A text beside or between arrows, with the same room above and below. */
  pictures.caption = (x, y, width, text, look) => {
    const size = pictures.SIZE.small;
    const all = { ink: /** @type {Ink} */ ("muted"), ...look, size };
    const lines = pictures.wrap(text, width, all);
    return { height: lines.length * size * pictures.LEADING, nodes: pictures.lines(x, y + size, lines, all) };
  };

  pictures.frame = (y, height) =>
    pictures.box(
      { x: EDGE, y, width: pictures.WIDTH - 2 * EDGE, height, kind: "cluster" },
      pictures.text(LEFT + FULL, y + 20, say("cluster"), { size: pictures.SIZE.small, ink: "muted", anchor: "end" }),
    );
})(site);
