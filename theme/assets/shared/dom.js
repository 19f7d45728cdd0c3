// Makers of elements from data: every string becomes text, none becomes markup.
((site) => {
  site.make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
    }
    made.append(...children);
    return made;
  };

  site.button = (text, press, attributes = {}) =>
    site.make("button", { type: "button", class: "check-button", click: press, ...attributes }, text);

  site.section = (title, ...content) =>
    site.make("section", { class: "check-section" }, site.make("p", { class: "check-title" }, title), ...content);

  site.frame = (label, status, buttons, ...content) =>
    site.make(
      "div",
      { class: "check screen-only", role: "group", "aria-label": label },
      site.make("div", { class: "check-bar" }, status, site.make("div", { class: "check-buttons" }, ...buttons)),
      ...content,
    );

  site.nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

  const MOST = 1500; // characters of one message

  site.short = (text) => (text.length > MOST ? `${text.slice(0, MOST)} …` : text);

  const SVG = "http://www.w3.org/2000/svg";
  const MOST_ELEMENTS = 4000;

  site.svg = (tree) => {
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
})(site);
