// Phrases on a Service that several drawings share.
((site) => {
  const { pictures } = site;
  const say = site.speaker("findings", "kinds");
  const SHORT = 24; // characters of a name that stays in one line on a phone

  /** "8080", "53/UDP": TCP is what everybody expects. */
  pictures.portNumber = (port, number) => (port.protocol === "TCP" ? `${number}` : `${number}/${port.protocol}`);

  pictures.pairs = (service) => service.selector.map(([key, value]) => `${key}: ${value}`);

  /** The name of a kind of object in the page's language: 디플로이먼트, Deployment. */
  pictures.kindName = (kind) => (Object.hasOwn(site.strings.kinds, kind) ? say(kind) : kind);

  /** The reason why a Service leads nowhere, or nothing. */
  pictures.nowhere = (service) => {
    if (service.backends.length) return "";
    if (service.pods.some(({ later }) => later.length))
      throw new pictures.CannotDraw(`which Pods ${service.name} selects is known only in the cluster`);
    return say(service.selector.length ? "noPodWith" : "noSlice");
  };

  /** A text with the full stop that it lacks in a card. */
  pictures.sentence = (text) => (/[.]$/.test(text) ? text : `${text}.`);

  const code = (/** @type {string} */ name) =>
    pictures.element("code", { class: name.length <= SHORT ? "short" : "" }, name);

  /** A text as HTML, for a place beside an SVG: names are code, numbers are not. */
  pictures.marked = (subject, key, values) =>
    site.pieces([subject], key, values).map(({ text, value }) => (value && !/^\d+$/.test(text) ? code(text) : text));
})(site);
