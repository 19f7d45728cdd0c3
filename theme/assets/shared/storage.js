// Storage of the texts that readers typed: in this browser alone, by page and file.
//
// A tab's text is its own; a tab without one is offered the newest of all tabs. What is typed over the text of a link, a
// file with "#" in its name, stays in its tab: elsewhere the link opens its own text.
((site) => {
  const MOST = 256 * 1024; // characters
  const OWN = "="; // before a text of this tab: without it, the tab has none and is offered none
  const key = (/** @type {string} */ file) => `check:${location.pathname}:${file}`;
  /** @type {Record<string, string | null>} what this tab was offered, or has kept since */
  const had = {};

  site.recall = (file) => {
    try {
      const own = sessionStorage.getItem(key(file));
      const newest = file.includes("#") ? null : localStorage.getItem(key(file));
      had[file] = own === null ? newest : own ? own.slice(OWN.length) : null;
      return had[file];
    } catch {
      return null; // the reader's browser keeps nothing
    }
  };

  site.keep = (file, text) => {
    const fits = text === null || text.length <= MOST;
    try {
      sessionStorage.removeItem(key(file)); // nothing older comes back where this one has no place
      if (localStorage.getItem(key(file)) === had[file]) localStorage.removeItem(key(file)); // another tab's stays
      had[file] = fits ? text : null;
      sessionStorage.setItem(key(file), had[file] === null ? "" : OWN + text);
      if (had[file] !== null && !file.includes("#")) localStorage.setItem(key(file), had[file]);
      return fits;
    } catch {
      return false; // full, or forbidden: the text stays in the editor
    }
  };
})(site);
