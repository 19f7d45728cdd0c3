// Text in a picture: how wide it is, and how a long name is wrapped or shortened to fit.
// The widths are estimates on the safe side: neither QuickJS nor a reader without our fonts can measure.
(({ pictures }) => {
  pictures.SANS = '"Services Sans", system-ui, sans-serif';
  pictures.MONO = '"Services Mono", "Services Sans", ui-monospace, monospace'; // the first has no Korean
  /** A picture 400 wide is shown 350 wide on a phone: nothing is smaller than 11 pixels there. */
  pictures.SIZE = { text: 14, small: 13 };
  /** From one baseline to the next, in sizes of the text. */
  pictures.LEADING = 1.35;

  const STEP = 6; // by which lines get shorter until they are balanced
  const EM = { wide: 1, latin: 0.55, capital: 0.68, mono: 0.6 };
  const WIDE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{10000}-\u{10ffff}]/u;
  const CAPITAL = /[A-Z0-9@%&+=<>→—…]/;

  /** @type {(sign: string, mono: boolean) => number} */
  const em = (sign, mono) => {
    if (WIDE.test(sign)) return EM.wide;
    if (mono) return EM.mono;
    return CAPITAL.test(sign) ? EM.capital : EM.latin;
  };

  pictures.textWidth = (text, { size = pictures.SIZE.text, mono = false, bold = false } = {}) => {
    const ems = [...text].reduce((sum, sign) => sum + em(sign, mono), 0);
    return ems * size * (bold && !mono ? 1.06 : 1);
  };

  pictures.shorten = (text, width, look) => {
    if (pictures.textWidth(text, look) <= width) return text;
    const signs = [...text];
    while (signs.length && pictures.textWidth(`${signs.join("")}…`, look) > width) signs.pop();
    return `${signs.join("")}…`;
  };

  /** Where a line may end: at a space; in code also after a hyphen, dot or slash, and before a colon. */
  const CODE_PART = /:?[^\s./:-]*(?:[./-]+|:?\s+)?/g;
  /** @type {(text: string, look: Look) => string[]} */
  const parts = (text, { mono }) => (text.match(mono ? CODE_PART : /\S+\s*/g) ?? []).filter(Boolean);

  pictures.wrap = (text, width, look = {}) => {
    let rows = rowsOf(text, width, look);
    if (look.mono || rows.length === 1) return cut(rows, width, look);
    // Prose is balanced: no word alone in its last line, as long as that costs no further line.
    for (let room = width; room > width / 2 + STEP; room -= STEP) {
      const narrower = rowsOf(text, room, look);
      if (narrower.length > rows.length) break;
      rows = narrower;
    }
    return cut(rows, width, look);
  };

  /** @type {(rows: string[], width: number, look: Look) => string[]} */
  const cut = (rows, width, look) => {
    const most = look.lines ?? rows.length;
    const kept = rows.slice(0, most);
    if (rows.length > most) kept[most - 1] += rows.slice(most).join("");
    return kept.map((row) => pictures.shorten(row.trimEnd(), width, look));
  };

  /** @type {(text: string, width: number, look: Look) => string[]} */
  const rowsOf = (text, width, look) => {
    const rows = [""];
    for (const part of parts(text, look)) {
      const row = rows[rows.length - 1];
      const fits = pictures.textWidth((row + part).trimEnd(), look) <= width;
      if (fits || !row) rows[rows.length - 1] = row + part;
      else rows.push(part);
    }
    return rows;
  };

  pictures.text = (x, y, text, { size, mono, bold, ink = "ink", anchor } = {}) =>
    pictures.element(
      "text",
      {
        x,
        y,
        class: ink,
        fill: pictures.INKS[ink],
        "font-size": size,
        "font-family": mono ? pictures.MONO : undefined,
        "font-weight": bold ? 700 : undefined,
        "text-anchor": anchor,
      },
      text,
    );

  pictures.lines = (x, y, lines, look = {}) => {
    const step = (look.size ?? pictures.SIZE.text) * pictures.LEADING;
    return lines.map((line, number) => pictures.text(x, y + number * step, line, look));
  };
})(site);
