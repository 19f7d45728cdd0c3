// The button for what is in the cluster: its pane is off, and not loaded, until somebody presses it.
((site) => {
  const say = site.speaker("workbench");

  site.over = (changed, buttons) => {
    const place = site.make("div", {});
    /** @type {Over | undefined} */
    let pane;
    const opened = () => (pane && place.hasChildNodes() ? pane : null);

    /** @type {(isOpen: boolean, text?: string) => void} */
    const set = (isOpen, text) => {
      pane ??= site.overPane(changed, buttons);
      place.replaceChildren(...(isOpen ? [pane.element] : []));
      if (text !== undefined) pane.take(text);
      button.replaceChildren(say("over"));
      button.ariaExpanded = String(isOpen);
      changed();
    };
    const press = () => {
      const isOpen = !opened();
      set(isOpen);
      if (isOpen) pane?.editor.focus();
    };
    const button = site.button(say("over"), () => site.open(button, "over", press), { "aria-expanded": "false" });

    return {
      button,
      place,
      text: () => opened()?.text() ?? null,
      judge: async (asked) => opened()?.judge(asked) ?? null,
      take(text) {
        if (text !== null) site.open(button, "over", () => set(true, text));
        else if (opened()) set(false);
      },
    };
  };
})(site);
