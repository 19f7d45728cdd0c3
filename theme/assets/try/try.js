// "Try it" on a page: the editor takes the place of the block, and gives it back.
((check) => {
  const { say } = check;

  /** @type {Check["tryIt"]} */
  check.tryIt = ({ block, press, file, beside, whole, closed }) => {
    const name = check.nameOf(file);
    const own = check.data.examples[file];
    const others = beside
      .split(" ")
      .filter(Boolean)
      .map((path) => check.data.examples[path]);
    const close = () => {
      panel.element.remove();
      panel.editor.destroy();
      block.classList.remove("check-open");
      closed();
      press.focus();
    };
    const reset = () => {
      panel.editor.replace(own);
      check.keep(file, null);
      panel.editor.focus();
    };
    const panel = check.panel({
      file: name,
      name: say("edit", { file: name }),
      text: check.recall(file) ?? own,
      beside: () => others,
      whole: whole ? check.data.examples[whole] : undefined,
      drawing: check.drawingOf(file),
      buttons: [check.button(say("reset"), reset), check.button(say("close"), close)],
      typed: (text) => check.keep(file, text === own ? null : text),
    });
    block.classList.add("check-open"); // hides its code
    block.append(panel.element);
    panel.editor.focus();
    panel.element.scrollIntoView({ block: "nearest" });
  };

  /** @type {Check["drawingOf"]} */
  check.drawingOf = (file) => {
    /** @type {NodeListOf<HTMLElement>} */
    const figures = document.querySelectorAll("figure[data-of]");
    const figure = [...figures].find((one) => one.dataset.of === file);
    return figure?.dataset.drawing ?? "traffic";
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
