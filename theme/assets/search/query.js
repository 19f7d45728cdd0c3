/* What a reader typed, as keys of the index: words joined in one are taken apart, an unfinished one is completed, and
   one that no page has is taken for the word it nearly is. */
"use strict";

(() => {
  const COMPLETIONS = 12;
  const SHORTEST = 2; // `ip`

  /** Take `externaltrafficpolicy` apart into words of the site. @param {Index} index @param {string} text */
  function parts(index, text, whole = true) {
    if (!text) return [];
    for (let end = whole ? text.length - 1 : text.length; end >= SHORTEST; end--) {
      if (!index.units.has(text.slice(0, end))) continue;
      /** @type {string[] | undefined} */
      const rest = parts(index, text.slice(end), false);
      if (rest) return [text.slice(0, end), ...rest];
    }
    return undefined;
  }

  /** Tell whether one change makes one word of the other. @param {string} a @param {string} b */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    const left = a.slice(start);
    const right = b.slice(start);
    return (
      left.slice(1) === right ||
      left === right.slice(1) ||
      left.slice(1) === right.slice(1) ||
      (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
    );
  }

  /** @param {Index} index @param {string} raw @returns {Term[]} */
  function completed(index, raw) {
    const keys = [...index.known.keys()].filter((key) => key.startsWith(raw));
    keys.sort((a, b) => (index.known.get(b) ?? 0) - (index.known.get(a) ?? 0));
    return keys.slice(0, COMPLETIONS).map((key, place) => ({ key, weight: 0.6 / (1 + place) }));
  }

  /** @param {Index} index @param {Word} word @param {boolean} last @returns {Term[]} */
  function resolve(index, word, last) {
    const exact = index.known.has(word.key) ? [{ key: word.key, weight: word.weight }] : [];
    if (word.pair) return exact;
    const split = /^[a-z]{8,}$/.test(word.raw) && parts(index, word.raw);
    if (split) return [...exact, ...siteSearch.terms(index, split.join(" "))];
    const completions = last && !exact.length ? completed(index, word.raw) : [];
    if (exact.length || completions.length || !/^[a-z]{5,}$/.test(word.raw)) return [...exact, ...completions];
    const close = [...index.units].filter(([raw]) => raw.length > 3 && near(raw, word.raw));
    return close.slice(0, 3).map(([, key]) => ({ key, weight: 0.7 }));
  }

  /** @param {Index} index @param {string} query @returns {Term[]} */
  siteSearch.terms = (index, query) => {
    const words = siteSearch.words(query.normalize("NFC"));
    const open = words.length && words[words.length - 1].end === query.length;
    const terms = new Map();
    for (const [place, word] of words.entries()) {
      for (const { key, weight } of resolve(index, word, Boolean(open) && place === words.length - 1)) {
        terms.set(key, Math.max(weight, terms.get(key) ?? 0));
      }
    }
    return [...terms].map(([key, weight]) => ({ key, weight }));
  };
})();
