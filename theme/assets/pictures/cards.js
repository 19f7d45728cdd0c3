// A card: a box of a kind with a caption, a name, lines of text, rows of fields with their numbers, and
// cards in it. It is as tall as that needs, and knows how tall before it is drawn.

/**
 * A field and its value; `plain` values are words, not code.
 * @typedef {{label: string, value: string, plain?: boolean, ink?: string}} Row
 */

/**
 * @typedef {object} Card
 * @property {number} width
 * @property {number} height  with the cards that look out from behind it
 * @property {(x: number, y: number) => Node} at  draws it
 */

((pictures) => {
  const PAD = { x: 12, y: 8 };
  const GAP = 8; // between cards in a card
  const LINES = 2; // of code

  /** What stands in a card, from top to bottom: each part has a height and draws itself. */
  const lines = (texts, look) => {
    const size = look.size || pictures.SIZE.text;
    return {
      height: texts.length * size * pictures.LEADING,
      draw: (x, y) => pictures.lines(x, y + size, texts, look),
    };
  };

  const wrapped = (text, width, look) => lines(pictures.wrap(text, width, look), look);

  const SMALL = () => ({ size: pictures.SIZE.small, ink: "muted" });

  const row = ({ label, value, plain, ink }, width) => {
    const size = plain ? pictures.SIZE.small : pictures.SIZE.text;
    const end = { size, mono: !plain, bold: !plain, ink, anchor: "end" };
    const shown = pictures.shorten(value, width, end);
    const start = { ...SMALL(), mono: true };
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

  const inner = (card) => ({
    height: card.height + GAP,
    draw: (x, y) => card.at(x, y + GAP),
  });

  /**
   * @param {object} card
   * @param {string} card.kind  one of pictures.KINDS
   * @param {number} card.width
   * @param {string} [card.caption]  what it is, in words
   * @param {string} [card.name]  code; wrapped, and then shortened, with the whole as its title
   * @param {number} [card.nameLines]  how many lines the name may take
   * @param {string[]} [card.codes]  more code, wrapped
   * @param {Row[]} [card.rows]
   * @param {string[]} [card.texts]  sentences
   * @param {string} [card.ink]  of the caption, the code and the sentences
   * @param {Card[]} [card.cards]  the cards in it, see pictures.inside for their width
   * @param {string} [card.rest]  words after them
   * @param {number} [card.behind]  how many more look out from behind it
   * @returns {Card}
   */
  pictures.card = (card) => {
    const { kind, width, caption, name, nameLines = LINES, behind = 0, ink } = card;
    const { codes = [], rows = [], texts = [], cards = [], rest } = card;
    const room = pictures.inside(width);
    const named = { mono: true, bold: true, lines: nameLines };
    const parts = [
      caption ? wrapped(caption, room, { ...SMALL(), ink: ink || "muted" }) : null,
      name ? wrapped(name, room, named) : null,
      ...codes.map((code) => wrapped(code, room, { ...SMALL(), ink: ink || "ink", mono: true, lines: LINES })),
      ...rows.map((one) => row(one, room)),
      ...texts.map((text) => wrapped(text, room, { ...SMALL(), ink: ink || "muted" })),
      ...cards.map(inner),
      rest ? wrapped(rest, room, SMALL()) : null,
    ].filter(Boolean);
    const height = parts.reduce((sum, part) => sum + part.height, 0) + 2 * PAD.y;
    return {
      width,
      height: height + behind * pictures.BEHIND,
      at: (x, y) => pictures.box({ x, y, width, height, kind, behind, name }, drawn(parts, x + PAD.x, y + PAD.y)),
    };
  };

  const drawn = (parts, x, y) => {
    let top = y;
    return parts.map((part) => {
      const nodes = part.draw(x, top);
      top += part.height;
      return nodes;
    });
  };

  /**
   * @param {number} width  of a card
   * @returns {number} the room in it
   */
  pictures.inside = (width) => width - 2 * PAD.x;
})((globalThis.pictures = globalThis.pictures || {}));
