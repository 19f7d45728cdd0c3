// Cards: boxes of a kind with a caption, a name, lines of text, rows of fields with their numbers, and cards in them.
// A card is as tall as that needs, and knows how tall before it is drawn.
(({ pictures }) => {
  /** @typedef {{height: number, draw: (x: number, y: number) => Child}} Part */

  const PAD = { x: 12, y: 8 };
  const GAP = 8; // between cards in a card
  const LINES = 2; // of code

  /** @type {(text: string, width: number, look: Look) => Part} */
  const wrapped = (text, width, look) => {
    const lines = pictures.wrap(text, width, look);
    const size = look.size ?? pictures.SIZE.text;
    return {
      height: lines.length * size * pictures.LEADING,
      draw: (x, y) => pictures.lines(x, y + size, lines, look),
    };
  };

  /** @type {(ink?: Ink) => Look} */
  const small = (ink = "muted") => ({ size: pictures.SIZE.small, ink });

  /** @type {(row: Row, width: number) => Part} */
  const row = ({ label, value, plain, ink }, width) => {
    const size = plain ? pictures.SIZE.small : pictures.SIZE.text;
    /** @type {Look} */
    const end = { size, mono: !plain, bold: !plain, ink, anchor: "end" };
    const shown = pictures.shorten(value, width, end);
    const start = { ...small(), mono: true };
    const room = width - pictures.textWidth(shown, end) - 8;
    return {
      height: pictures.SIZE.text * pictures.LEADING,
      draw: (x, y) => {
        const base = y + pictures.SIZE.text;
        const field = room < pictures.textWidth("…", start) ? "" : pictures.shorten(label, room, start);
        return [
          field ? pictures.text(x, base, field, start) : null,
          shown ? pictures.text(x + width, base, shown, end) : null,
        ];
      },
    };
  };

  /** @type {(card: Card) => Part} */
  const inner = (card) => ({ height: card.height + GAP, draw: (x, y) => card.at(x, y + GAP) });

  /** @type {(content: CardContent) => Part[]} */
  const partsOf = ({
    width,
    caption,
    name,
    nameLines = LINES,
    ink,
    codes = [],
    rows = [],
    texts = [],
    cards = [],
    rest,
  }) => {
    const room = pictures.inside(width);
    const code = { ...small(ink ?? "ink"), mono: true, lines: LINES };
    return [
      ...(caption ? [wrapped(caption, room, small(ink))] : []),
      ...(name ? [wrapped(name, room, { mono: true, bold: true, lines: nameLines })] : []),
      ...codes.map((text) => wrapped(text, room, code)),
      ...rows.map((one) => row(one, room)),
      ...texts.map((text) => wrapped(text, room, small(ink))),
      ...cards.map(inner),
      ...(rest ? [wrapped(rest, room, small())] : []),
    ];
  };

  pictures.card = (content) => {
    const { kind, width, name, behind = 0 } = content;
    const parts = partsOf(content);
    const height = parts.reduce((sum, part) => sum + part.height, 0) + 2 * PAD.y;
    return {
      width,
      height: height + behind * pictures.BEHIND,
      at: (x, y) => pictures.box({ x, y, width, height, kind, behind, name }, drawn(parts, x + PAD.x, y + PAD.y)),
    };
  };

  /** @type {(parts: Part[], x: number, y: number) => Child[]} */
  const drawn = (parts, x, y) => {
    let top = y;
    return parts.map((part) => {
      const nodes = part.draw(x, top);
      top += part.height;
      return nodes;
    });
  };

  pictures.inside = (width) => width - 2 * PAD.x;
})(site);
