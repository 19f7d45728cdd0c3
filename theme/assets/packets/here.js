// "Another packet" at a picture of a packet's path: the form takes the picture's place, and gives it back.
((site) => {
  const say = site.speaker("editor");

  /** @type {(text?: string) => string[]} */
  const words = (text = "") => text.split(" ").filter(Boolean);

  const switched = (/** @type {string} */ one) => {
    const [what, is] = one.split("=");
    return { what, is };
  };

  site.packetHere = (figure, press) => {
    const { of: file = "", with: beside, from = "", to = "", set } = figure.dataset;
    const form = site.packetForm({ from, to, set: words(set).map(switched) });
    const { onclick: opened, textContent: offered } = press;
    figure.hidden = true;
    press.after(form.element);
    press.ariaExpanded = "true";
    press.textContent = say("close");
    press.onclick = () => {
      form.element.remove();
      figure.hidden = false;
      press.ariaExpanded = "false";
      press.textContent = offered;
      press.onclick = opened;
    };
    form.look({
      file: site.nameOf(file),
      text: site.data.examples[file],
      others: words(beside).map((path) => site.data.examples[path]),
      dualStack: figure.dataset.dualStack !== undefined,
    });
    form.focus();
  };
})(site);
