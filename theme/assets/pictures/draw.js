// The one entry to all drawings, and the one place where text becomes markup.
//
// The build runs these scripts in QuickJS, a browser as they are: they use nothing but the language itself, so that the
// same data gives the same picture everywhere. A file may use what another adds only once it is called.
((site) => {
  const { pictures } = site;

  /** This data makes no such picture: an author's mistake, not one of the code. */
  pictures.CannotDraw = class extends Error {
    name = "CannotDraw";
  };

  pictures.drawn = (data) => {
    const drawing = pictures.drawings[data.drawing];
    if (!drawing) {
      const names = Object.keys(pictures.drawings).sort().join(", ");
      throw new pictures.CannotDraw(`there is no drawing ${data.drawing}; the drawings are: ${names}`);
    }
    site.language = data.language;
    return drawing(data);
  };

  pictures.draw = (data) => pictures.markup(pictures.drawn(data));

  pictures.element = (tag, attributes, ...children) => {
    const given = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== "");
    const all = /** @type {any[]} */ (children).flat(Number.POSITIVE_INFINITY);
    return {
      tag,
      attributes: /** @type {Tree["attributes"]} */ (Object.fromEntries(given)),
      children: all.filter((child) => child !== null && child !== undefined),
    };
  };

  /** @type {Record<string, string>} */
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  // What XML cannot hold at all, and halves of characters: a manifest can.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

  const escaped = (/** @type {string | number} */ text) =>
    String(text)
      .replace(UNPRINTABLE, "\ufffd")
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

  const written = (/** @type {string | number} */ value) =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;

  pictures.markup = (node) => {
    if (typeof node !== "object") return escaped(node);
    const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(written(value))}"`);
    const content = node.children.map(pictures.markup).join("");
    const opening = `<${node.tag}${attributes.join("")}`;
    return content ? `${opening}>${content}</${node.tag}>` : `${opening}/>`;
  };

  pictures.picture = (id, { width, height, title, desc }, ...children) =>
    pictures.element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${written(width)} ${written(height)}`,
        width,
        height,
        role: "img",
        "aria-labelledby": `${id}-title ${id}-desc`,
        "font-family": pictures.SANS,
        "font-size": pictures.SIZE.text,
      },
      pictures.element("title", { id: `${id}-title` }, title),
      pictures.element("desc", { id: `${id}-desc` }, desc),
      children,
    );
})(site);
