// Keeps what readers type, for storage.js to recall: for its tab, and as the newest of all tabs.
//
// What is typed over the text of a link (a file with "#") is for its tab alone: elsewhere a link opens its own text.
((site) => {
  const MOST = 256 * 1024; // characters

  site.keep = (file, text) => {
    const place = site.placeOf(file);
    const kept = text !== null && text.length <= MOST ? text : null;
    try {
      sessionStorage.removeItem(place); // nothing older comes back where this one has no place
      if (localStorage.getItem(place) === site.had[file]) localStorage.removeItem(place); // another tab's stays
      site.had[file] = kept;
      sessionStorage.setItem(place, kept === null ? "" : `=${kept}`);
      if (kept !== null && !file.includes("#")) localStorage.setItem(place, kept);
      return kept === text;
    } catch {
      return false; // full, or forbidden: the text stays in the editor
    }
  };
})(site);
