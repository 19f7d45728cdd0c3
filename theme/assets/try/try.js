// "Try it" on a page: the editor takes the place of the block, and gives it back.
((site) => {
  const say = site.speaker("editor");

  site.tryIt = ({ block, press, file, beside, whole, dualStack, closed }) => {
    const name = site.nameOf(file);
    const own = site.data.examples[file];
    const others = beside
      .split(" ")
      .filter(Boolean)
      .map((path) => site.data.examples[path]);
    const close = () => {
      panel.element.remove();
      panel.editor.destroy();
      block.classList.remove("check-open");
      closed();
      press.focus();
    };
    const reset = () => {
      panel.editor.replace(own);
      site.keep(file, null);
      panel.editor.focus();
    };
    const panel = site.panel({
      file: name,
      name: say("edit", { file: name }),
      text: site.recall(file) ?? own,
      beside: () => others,
      whole: whole ? site.data.examples[whole] : undefined,
      dualStack,
      drawing: site.drawingOf(file),
      buttons: [site.button(say("reset"), reset), site.button(say("close"), close)],
      typed: (text) => site.keep(file, text === own ? null : text),
    });
    block.classList.add("check-open"); // hides its code
    block.append(panel.element);
    panel.editor.focus();
    panel.element.scrollIntoView({ block: "nearest" });
  };

  site.drawingOf = (file) => {
    /** @type {NodeListOf<HTMLElement>} */
    const figures = document.querySelectorAll("figure[data-of]:not([data-from])"); // those of a packet ask for one
    const figure = [...figures].find((one) => one.dataset.of === file);
    return figure?.dataset.drawing ?? "traffic";
  };
})(site);
