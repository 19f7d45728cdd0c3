// Terms of a query: words joined in one are taken apart, an unfinished one is completed, and
// one that no page has is taken for the word it nearly is.
(({ search }) => {
  const COMPLETIONS = 12;
  const SHORTEST = 2; // `ip`

  /** Take `externaltrafficpolicy` apart into words of the site. @param {Index} index @param {string} text
   * @returns {string[] | undefined} */
  function parts(index, text, whole = true) {
    if (!text) return [];
    const begins = !whole && text.length >= SHORTEST && [...index.units.keys()].some((unit) => unit.startsWith(text));
    for (let end = whole ? text.length - 1 : text.length; end >= SHORTEST; end--) {
      const part = text.slice(0, end);
      if (!index.units.has(part) || index.compounds.has(part)) continue;
      const rest = parts(index, text.slice(end), false);
      if (rest) return [part, ...rest];
    }
    return begins ? [text] : undefined; // an unfinished last part
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

  /** The syllables of a word as the letters that a reader hits. @param {string} text */
  const letters = (text) => text.normalize("NFD");

  /** A text that begins nearly as a word of the lexicon, put right. @param {string} text */
  function corrected(text) {
    for (const form of search.same.keys()) {
      const heads = [0, 1, -1].map((more) => text.slice(0, form.length + more)).filter((head) => head.length > 1);
      const head = heads.find((head) => near(letters(head), letters(form)));
      if (head) return form + text.slice(head.length);
    }
    return text;
  }

  /** A word of Hangul: 셀랙터 is 셀렉터, 헤드 the beginning of 헤드리스. @param {Index} index @param {string} run */
  function meant(index, run) {
    const unsure = search.words(run).filter(({ key, pair }) => !pair && /[가-힣]/.test(key));
    if (!unsure.length) return run;
    const sure = run.slice(0, unsure[0].start);
    const rest = run.slice(sure.length);
    const known = unsure.some(({ key }) => index.known.has(key));
    const begun = [...search.same.keys()].find((form) => form.startsWith(rest));
    if (begun && (!known || rest.length > 2)) return sure + begun;
    return known ? run : sure + corrected(rest);
  }

  /** @param {Index} index @param {string} raw @returns {Term[]} */
  function completed(index, raw) {
    const keys = [...index.units].filter(([unit]) => unit.startsWith(raw)).map(([, key]) => key);
    keys.sort((a, b) => (index.known.get(b) ?? 0) - (index.known.get(a) ?? 0));
    return [...new Set(keys)].slice(0, COMPLETIONS).map((key, place) => ({ key, weight: 0.6 / (1 + place) }));
  }

  /** A word of Latin letters: `targtport` is target port. @param {Index} index @param {string} run */
  function spelled(index, run) {
    const { units, compounds } = index;
    const begun = (/** @type {string} */ name) => name.startsWith(run);
    if (!compounds.has(run) && [...units.keys()].some(begun)) return run;
    const name = [...compounds].filter(begun).sort((a, b) => a.length - b.length)[0];
    if (name) return parts(index, name)?.join(" ") ?? name;
    const close = [...units.keys(), ...compounds].find((word) => run.length > 5 && near(word, run));
    return close ?? (run.length > 7 ? parts(index, run) : undefined)?.join(" ") ?? run; // `setup` is one word
  }

  /** @param {Index} index @param {Word} word @param {boolean} last @returns {Term[]} */
  function resolve(index, word, last) {
    if (index.known.has(word.key)) return [{ key: word.key, weight: word.weight }];
    return last && !word.pair ? completed(index, word.raw) : [];
  }

  /** @param {Index} index @param {string} query */
  const rewritten = (index, query) =>
    query
      .normalize("NFC")
      .replace(/[가-힣]+/g, (run) => meant(index, run))
      .replace(/(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])/g, (run) => spelled(index, run));

  search.unknown = (index, query) => {
    const words = search.words(rewritten(index, query)).filter(({ pair }) => !pair);
    const strange = words.filter(({ key, raw }) => !index.known.has(key) && !completed(index, raw).length);
    return strange.reduce((sum, { weight }) => sum + weight, 0);
  };

  search.terms = (index, query) => {
    const text = rewritten(index, query);
    const words = search.words(text);
    const open = words.length && words[words.length - 1].end === text.length;
    const terms = new Map();
    for (const [place, word] of words.entries()) {
      for (const { key, weight } of resolve(index, word, Boolean(open) && place === words.length - 1)) {
        terms.set(key, Math.max(weight, terms.get(key) ?? 0));
      }
    }
    return [...terms].map(([key, weight]) => ({ key, weight }));
  };
})(site);
