// The site's search, in place of Material's: the same messages, other rules. Material's asks lunr, which takes
// `type:` for a field, `-l` for "without", a quoted name for "must be there", and every short word for the beginning
// of a longer one, so that a pasted error message finds anything but its page.
(() => {
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  // From disk there is no worker: iframe-worker runs this in a frame, where importScripts returns a promise.
  /** @type {HTMLScriptElement | null | undefined} */
  const frame = globalThis.document?.querySelector("script[src]");
  const own = frame?.src ?? self.location.href;
  const PARTS = ["../shared/site.js", "lexicon.js", "tokenizer.js", "excerpt.js", "query.js", "rank.js", "messages.js"];
  const ENTRIES = /^(?:file-)?messages\.html#/; // the pages of all messages
  /** @type {Index} */
  let index;

  /** What Material shows of a section, and in `terms` what it marks on the page. */
  function item(
    /** @type {Section} */ { doc, title, text },
    /** @type {number} */ score,
    /** @type {Set<string>} */ keys,
  ) {
    const words = site.search.surface([...title, ...text], keys);
    return {
      location: doc.location,
      title: site.search.marked(title, keys) + (doc.kind ? ` <small>${doc.kind}</small>` : ""),
      text: site.search.marked(site.search.best(text, keys), keys),
      score,
      terms: Object.fromEntries(words.map((word) => [word, true])),
    };
  }

  /** The group of a pasted message: its entry in the reference, or what the ranking finds best, with the explanation as
   * its excerpt. @param {string} query @param {Group[]} groups @returns {any[]} */
  function explanation(query, groups) {
    const found = site.search.explained(site.data?.messages ?? [], query);
    if (!found) return [];
    const isEntry = (/** @type {string} */ location) => ENTRIES.test(location) && location.endsWith(`#${found.id}`);
    const about = index.sections.find(({ doc }) => isEntry(doc.location)) ?? groups[0]?.scored[0].section;
    if (!about) return [];
    const text = `<p>${site.search.coded(found.what)} ${site.search.coded(found.do)}</p>`;
    const head = index.pages[about.page][0];
    const own = { ...item(about, 1, new Set()), text };
    return [about === head ? [own] : [own, item(head, 0, new Set())]];
  }

  /** @param {string} query */
  function search(query) {
    const { keys, groups, weak } = site.search.rank(index, query);
    const first = explanation(query, groups);
    const page = (/** @type {any} */ { location }) => location.split("#")[0];
    const ranked = groups.map((group) => {
      const head = index.pages[group.scored[0].section.page][0]; // Material wants the page itself in each group
      return site.search.shown(group, head).map(({ section, points }) => item(section, points, keys));
    });
    const others = ranked.filter(([{ location }]) => !first.some(([own]) => page(own) === page({ location })));
    return { items: [...first, ...others], weak: weak && !first.length };
  }

  // A letter typed before the last one is answered makes that answer useless. From disk it would also hold up the typing,
  // for there this runs in the page itself.
  let queries = 0;

  /** @param {string} query */
  async function newest(query) {
    const own = ++queries;
    await new Promise((later) => setTimeout(later));
    return own === queries ? { type: RESULT, data: search(query) } : undefined;
  }

  /** @param {{type: number, data: any}} message */
  async function answer({ type, data }) {
    if (type === QUERY) return newest(data);
    if (type !== SETUP) return undefined;
    await importScripts(...PARTS.map((name) => new URL(name, own).href));
    index = site.search.index(data.docs);
    await importScripts(new URL("../offer/data.js", own).href); // the catalogue of messages
    return { type: READY };
  }

  addEventListener("message", async ({ data }) => {
    const reply = await answer(data);
    if (reply) postMessage(reply);
  });
})();
