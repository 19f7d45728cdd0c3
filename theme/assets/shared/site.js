// The one global of the site's scripts, `site`: each adds to it. Comes first on a page, in a worker and in QuickJS.
globalThis.site = /** @type {Site} */ ({
  language: globalThis.document?.documentElement.lang === "ko" ? "ko" : "en",
  strings: {},
  pictures: { drawings: Object.create(null) },
  search: {},
});

((site) => {
  const PLACEHOLDER = /(\{\w+\})/;

  site.pieces = (subjects, key, values = {}) => {
    const text = subjects.map((subject) => site.strings[subject][key]).find(Boolean);
    if (!text) throw new Error(`no text for ${key}`);
    return text[site.language].split(PLACEHOLDER).map((part, place) => {
      if (place % 2 === 0) return { text: part };
      const name = part.slice(1, -1);
      if (!(name in values)) throw new Error(`no ${name} for the text ${key}`);
      return { text: String(values[name]), value: true };
    });
  };

  site.speaker =
    (...subjects) =>
    (key, values) =>
      site
        .pieces(subjects, key, values)
        .map(({ text }) => text)
        .join("");
})(site);
