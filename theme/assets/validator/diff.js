// A unified diff of two objects, in the lines of YAML: as src/servicedocs/check/diff.py, which uses Python's difflib.
// Part of the worker (worker.js), which is ended where it takes too long.
((site) => {
  const CONTEXT = 3;
  const MANY = 200; // lines: from here on difflib takes those that come often for no landmarks

  const nests = (/** @type {any} */ value) =>
    typeof value === "object" && value !== null && Object.keys(value).length > 0;
  const entries = (/** @type {any} */ value) =>
    Array.isArray(value)
      ? value.map((each) => ["", each])
      : Object.keys(value)
          .sort()
          .map((key) => [key, value[key]]);

  /** @type {(value: any, indent?: string) => string[]} */
  const yaml = (value, indent = "") => entries(value).flatMap(([key, each]) => field(value, key, each, indent));

  /** @type {(parent: any, key: string, value: any, indent: string) => string[]} */
  const field = (parent, key, value, indent) => {
    const isItem = Array.isArray(parent);
    const head = indent + (isItem ? "- " : `${site.scalar(key)}: `);
    if (!nests(value)) return [head + site.scalar(value)];
    const inner = yaml(value, isItem || !Array.isArray(value) ? `${indent}  ` : indent);
    return isItem ? [head + inner[0].trimStart(), ...inner.slice(1)] : [head.trimEnd(), ...inner];
  };

  /** Where each line stands. @type {(lines: string[]) => Map<string, number[]>} */
  const placesOf = (lines) => {
    const places = Map.groupBy(lines.keys(), (place) => lines[place]);
    const most = lines.length < MANY ? Number.POSITIVE_INFINITY : Math.floor(lines.length / 100) + 1;
    return new Map([...places].filter(([, found]) => found.length <= most));
  };

  /** @typedef {{from: number, to: number, size: number}} Block lines that both have */
  /** @typedef {{from: number, fromEnd: number, to: number, toEnd: number}} Range */

  /** @type {(old: string[], fresh: string[], places: Map<string, number[]>, within: Range) => Block} */
  const longest = (old, fresh, places, within) => {
    let best = { from: within.from, to: within.to, size: 0 };
    let above = new Map();
    for (let i = within.from; i < within.fromEnd; i++) {
      const here = new Map();
      for (const j of places.get(old[i]) ?? []) {
        if (j < within.to) continue;
        if (j >= within.toEnd) break;
        const size = (above.get(j - 1) ?? 0) + 1;
        here.set(j, size);
        if (size > best.size) best = { from: i - size + 1, to: j - size + 1, size };
      }
      above = here;
    }
    return extended(old, fresh, best, within);
  };

  /** By the lines around it that are no landmarks. @type {(old: string[], fresh: string[], best: Block, within: Range) => Block} */
  const extended = (old, fresh, { from, to, size }, within) => {
    for (; from > within.from && to > within.to && old[from - 1] === fresh[to - 1]; size++)
      [from, to] = [from - 1, to - 1];
    while (from + size < within.fromEnd && to + size < within.toEnd && old[from + size] === fresh[to + size]) size++;
    return { from, to, size };
  };

  /** @type {(old: string[], fresh: string[]) => Block[]} */
  const blocks = (old, fresh) => {
    const places = placesOf(fresh);
    const waiting = [{ from: 0, fromEnd: old.length, to: 0, toEnd: fresh.length }];
    /** @type {Block[]} */
    const found = [];
    for (let within = waiting.pop(); within; within = waiting.pop()) {
      const best = longest(old, fresh, places, within);
      if (!best.size) continue;
      found.push(best);
      waiting.push({ ...within, fromEnd: best.from, toEnd: best.to });
      waiting.push({ ...within, from: best.from + best.size, to: best.to + best.size });
    }
    return found.sort((one, other) => one.from - other.from);
  };

  /** @typedef {{text: string, from: number, to: number}} Row a line with its sign, and the lines before it */

  /** @type {(old: string[], fresh: string[]) => Row[]} */
  const rows = (old, fresh) => {
    /** @type {Row[]} */
    const all = [];
    let [from, to] = [0, 0];
    const end = { from: old.length, to: fresh.length, size: 0 };
    for (const block of [...blocks(old, fresh), end]) {
      for (; from < block.from; from++) all.push({ text: `-${old[from]}`, from, to });
      for (; to < block.to; to++) all.push({ text: `+${fresh[to]}`, from, to });
      for (; from < block.from + block.size; from++, to++) all.push({ text: ` ${old[from]}`, from, to });
    }
    return all;
  };

  /** Runs of lines that are near to a changed one. @type {(all: Row[]) => Row[][]} */
  const hunks = (all) => {
    /** @type {Row[][]} */
    const found = [];
    let shown = 0;
    for (const [place, { text }] of all.entries()) {
      if (text.startsWith(" ")) continue;
      const first = Math.max(place - CONTEXT, shown);
      if (first > shown || !found.length) found.push([]);
      found.at(-1)?.push(...all.slice(first, place + CONTEXT + 1));
      shown = Math.min(place + CONTEXT + 1, all.length);
    }
    return found;
  };

  site.difference = (before, after) => hunks(rows(yaml(before), yaml(after))).flatMap(hunk);

  /** @type {(hunk: Row[]) => string[]} */
  const hunk = (hunk) => {
    const texts = hunk.map(({ text }) => text);
    const part = (/** @type {number} */ start, /** @type {string} */ other) => {
      const length = texts.filter((text) => !text.startsWith(other)).length;
      return length === 1 ? `${start + 1}` : `${length ? start + 1 : start},${length}`;
    };
    return [`@@ -${part(hunk[0].from, "+")} +${part(hunk[0].to, "-")} @@`, ...texts];
  };
})(site);
