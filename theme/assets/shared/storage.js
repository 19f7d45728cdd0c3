// Storage of the texts that readers typed: in this browser alone, by page and file.
((site) => {
  const MOST = 256 * 1024; // characters
  const key = (/** @type {string} */ file) => `check:${location.pathname}:${file}`;

  site.recall = (file) => {
    try {
      return localStorage.getItem(key(file));
    } catch {
      return null; // the reader's browser keeps nothing
    }
  };

  site.keep = (file, text) => {
    try {
      localStorage.removeItem(key(file)); // nothing older comes back where this one has no place
      if (text === null) return true;
      if (text.length <= MOST) localStorage.setItem(key(file), text);
      return text.length <= MOST;
    } catch {
      return false; // full, or forbidden: the text stays in the editor
    }
  };
})(site);
