// The one entry to all drawings, and the one place where text becomes markup.
//
// Every file here is a classic script that adds to one global object, `pictures`: the build runs them
// in QuickJS, a browser as they are, also from file://. They use nothing but the language itself, so that
// the same data gives the same picture everywhere. A file may use what another adds only once it is called.

/**
 * What a drawing is made from: what Kubernetes' own code says of a manifest.
 * @typedef {object} Data
 * @property {"ko"|"en"} language
 * @property {string} drawing  its name
 * @property {string} id  begins every id of the picture; nothing else on the page begins so
 * @property {number} own  how many of the documents, from the first, are of the manifest itself
 * @property {object[]} documents  the objects with their defaults, then those of the files beside
 * @property {object[]} relations  for every Service among the documents, in order, where it leads
 */

/**
 * An element, not yet markup. A child that is a string is text.
 * @typedef {{tag: string, attributes: Object<string, string|number>, children: (Node|string)[]}} Node
 */

((pictures) => {
  /** @type {Object<string, (data: Data) => Node>} the drawings; a file adds one by its name */
  pictures.drawings = pictures.drawings || Object.create(null);

  /** Says that this data makes no such picture: an author's mistake, not one of the code. */
  pictures.CannotDraw = class extends Error {
    get name() {
      return "CannotDraw";
    }
  };

  /**
   * @param {Data} data
   * @returns {string} the picture, as an SVG element
   */
  pictures.draw = (data) => {
    const drawing = pictures.drawings[data.drawing];
    if (!drawing) {
      const names = Object.keys(pictures.drawings).sort().join(", ");
      throw new pictures.CannotDraw(`there is no drawing ${data.drawing}; the drawings are: ${names}`);
    }
    return pictures.markup(drawing(data));
  };

  /**
   * @param {string} tag
   * @param {Object<string, string|number|undefined>} attributes  without those that are undefined or ""
   * @param {...(Node|string|null|undefined|Array)} children
   * @returns {Node}
   */
  pictures.element = (tag, attributes, ...children) => {
    const given = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== "");
    return {
      tag,
      attributes: Object.fromEntries(given),
      children: children.flat(Infinity).filter((child) => child !== null && child !== undefined),
    };
  };

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  // What XML cannot hold at all, and halves of characters: a manifest can.
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

  const escaped = (text) =>
    String(text)
      .replace(UNPRINTABLE, "\ufffd")
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

  const written = (value) => (typeof value === "number" ? Math.round(value * 100) / 100 : value);

  /**
   * @param {Node|string} node
   * @returns {string}
   */
  pictures.markup = (node) => {
    if (typeof node !== "object") {
      return escaped(node);
    }
    const attributes = Object.entries(node.attributes).map(
      ([name, value]) => ` ${name}="${escaped(written(value))}"`,
    );
    const content = node.children.map(pictures.markup).join("");
    const opening = `<${node.tag}${attributes.join("")}`;
    return content ? `${opening}>${content}</${node.tag}>` : `${opening}/>`;
  };

  /**
   * @param {Data} data
   * @param {{width: number, height: number, title: string, desc: string}} shown
   * @param {...Node} children
   * @returns {Node} the whole picture
   */
  pictures.picture = (data, { width, height, title, desc }, ...children) =>
    pictures.element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${written(width)} ${written(height)}`,
        width,
        height,
        role: "img",
        "aria-labelledby": `${data.id}-title ${data.id}-desc`,
        "font-family": pictures.SANS,
        "font-size": pictures.SIZE.text,
      },
      pictures.element("title", { id: `${data.id}-title` }, title),
      pictures.element("desc", { id: `${data.id}-desc` }, desc),
      children,
    );
})((globalThis.pictures = globalThis.pictures || {}));
