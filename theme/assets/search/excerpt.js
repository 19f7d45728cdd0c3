// Excerpts of a result: the title and the two paragraphs that answer best, with the words marked.
(({ search }) => {
  const MARKED = 8; // the page that a result leads to marks at most so many different words
  const LINES = 3; // of code in an excerpt
  const HANGUL = /[가-힣]/;
  const TAG = /<(\/?)([a-z]+)>/g;
  /** @type {Record<string, string>} */
  const NAMED = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

  /** @param {string} text */
  const decoded = (text) => text.replace(/&(?:lt|gt|amp);/g, (name) => NAMED[name]);
  /** @param {string} text */
  const encoded = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  // The index's HTML has bare tags only.
  search.blocks = (html) => {
    /** @type {Block[]} */
    const blocks = [];
    let depth = 0;
    let place = 0;
    const add = (/** @type {string} */ text, /** @type {string} */ tag) => {
      if (!text && !tag) return;
      const begins = depth === 0 && tag && !tag.startsWith("</");
      if (begins || !blocks.length) blocks.push({ pieces: [], text: "", words: [] });
      const block = blocks[blocks.length - 1];
      block.pieces.push({ tag, text, start: block.text.length });
      block.text += text;
    };
    for (const found of html.matchAll(TAG)) {
      add(decoded(html.slice(place, found.index)), "");
      place = found.index + found[0].length;
      if (found[1]) depth--;
      add("", found[0]);
      if (!found[1]) depth++;
    }
    add(decoded(html.slice(place)), "");
    for (const block of blocks) block.words = search.words(block.text);
    return blocks;
  };

  /** Tell whether a place is two syllables from the middle of a word: 드포 of 노드포트 is no part of 엔드포인트. */
  function isSplinter(/** @type {string} */ text, /** @type {Stretch} */ { start, end }) {
    return end - start === 2 && HANGUL.test(text[start - 1]) && HANGUL.test(text[start]) && HANGUL.test(text[end]);
  }

  /** The places of a block that a query names. @param {Block} block @param {Set<string>} keys */
  function places({ text, words }, keys) {
    /** @type {Stretch[]} */
    const merged = [];
    for (const { key, pair, start, end } of words) {
      if (pair || !keys.has(key)) continue;
      const last = merged[merged.length - 1];
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged.filter((place) => !isSplinter(text, place));
  }

  /** @param {string} text @param {number} at @param {Stretch[]} found */
  function marked(text, at, found) {
    let html = "";
    let done = 0;
    for (const { start, end } of found) {
      const from = Math.max(start - at, done);
      const to = Math.min(end - at, text.length);
      if (from >= to) continue;
      html += `${encoded(text.slice(done, from))}<mark>${encoded(text.slice(from, to))}</mark>`;
      done = to;
    }
    return html + encoded(text.slice(done));
  }

  search.marked = (blocks, keys) =>
    blocks
      .flatMap((block) => {
        const found = places(block, keys);
        return block.pieces.map(({ tag, text, start }) => tag || marked(text, start, found));
      })
      .join("");

  /** @param {Block} block */
  const begin = ({ pieces }) => pieces[0].tag;

  /** Code as the lines from the first that answers: outputs leave empty lines in the index. @type {typeof search.short} */
  search.short = (block, keys) => {
    if (!begin(block).startsWith("<pre")) return block;
    const lines = block.text.split("\n").filter((line) => line.trim());
    const first = lines.findIndex((line) => search.words(line).some(({ key }) => keys.has(key)));
    const text = lines.slice(Math.max(first, 0)).slice(0, LINES).join("\n");
    return search.blocks(`<pre><code>${encoded(text)}</code></pre>`)[0];
  };

  search.best = (blocks, keys) => {
    const full = blocks.filter(({ text }) => text.trim());
    const counted = full.map((block, place) => {
      return { block, place, met: new Set(block.words.map(({ key }) => key).filter((key) => keys.has(key))).size };
    });
    const best = counted.sort((a, b) => b.met - a.met || a.place - b.place);
    // A sentence says more than the code beneath it, also where it has fewer of the words.
    const prose = best.find(({ block }) => begin(block) === "<p>") ?? best[0];
    // Of a table only the cells' text is in the index.
    const other = best.find((one) => one !== prose && one.met > 0 && begin(one.block));
    const shown = [prose, other].filter((one) => one !== undefined).sort((a, b) => a.place - b.place);
    return shown.map(({ block }) => search.short(block, keys));
  };

  search.surface = (blocks, keys) => {
    const found = blocks.flatMap((block) => places(block, keys).map(({ start, end }) => block.text.slice(start, end)));
    return [...new Set(found)].slice(0, MARKED);
  };
})(site);
