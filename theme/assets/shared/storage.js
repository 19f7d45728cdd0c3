// The texts that readers typed, by page and file, in this browser alone: a tab's own, or else the newest of all tabs.
((site) => {
  site.had = {};
  site.placeOf = (file) => `check:${location.pathname}:${file}`;

  site.recall = (file) => {
    try {
      const own = sessionStorage.getItem(site.placeOf(file)); // "" for none; before a text stands "="
      const text = own === null ? localStorage.getItem(site.placeOf(file)) : own ? own.slice(1) : null;
      site.had[file] = text;
      return text;
    } catch {
      return null; // the reader's browser keeps nothing
    }
  };
})(site);
