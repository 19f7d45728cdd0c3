// Elements made from data: every string becomes text, none becomes markup.
((check) => {
  /** @type {Check["make"]} */
  check.make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
    }
    made.append(...children);
    return made;
  };

  /** @type {Check["button"]} */
  check.button = (text, press, attributes = {}) =>
    check.make("button", { type: "button", class: "check-button", click: press, ...attributes }, text);

  /** @type {Check["section"]} */
  check.section = (title, ...content) =>
    check.make("section", { class: "check-section" }, check.make("p", { class: "check-title" }, title), ...content);

  /** @type {Check["nameOf"]} */
  check.nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

  const MOST = 1500; // characters of one message

  /** @type {Check["short"]} */
  check.short = (text) => (text.length > MOST ? `${text.slice(0, MOST)} …` : text);

  const SVG = "http://www.w3.org/2000/svg";
  const MOST_ELEMENTS = 4000;

  /** @type {Check["svg"]} */
  check.svg = (tree) => {
    let left = MOST_ELEMENTS;
    const build = (/** @type {Tree | string | number} */ node) => {
      if (typeof node !== "object") return document.createTextNode(String(node));
      if (--left < 0) return document.createTextNode("");
      const made = document.createElementNS(SVG, node.tag);
      for (const [name, value] of Object.entries(node.attributes)) {
        if (name !== "xmlns") made.setAttribute(name, String(value));
      }
      made.append(...node.children.map(build));
      return made;
    };
    return build(tree);
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
