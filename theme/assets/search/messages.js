// Pasted messages: text that holds a message of the catalogue finds its explanation before any ranking.
(({ search }) => {
  const CAUSE = /(?:spec|metadata)[.[:]/g; // where one cause of a whole answer may begin

  /** A pasted text, and what of it may be one cause. @param {string} text */
  const parts = (text) => [text, ...[...text.matchAll(CAUSE)].map(({ index }) => text.slice(index))];

  search.explained = (messages, query) => {
    const places = parts(query.trim().replace(/\s+/g, " "));
    return messages.find(({ pattern }) => {
      const known = new RegExp(pattern);
      return places.some((text) => known.test(text));
    });
  };

  /** The catalogue writes names between `backticks`. */
  search.coded = (text) =>
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/`([^`]+)`/g, "<code>$1</code>");
})(site);
