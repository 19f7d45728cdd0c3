// The pane with what is in the cluster: a second editor, and the way to put the manifest of the first over it.
((site) => {
  const { make } = site;
  const say = site.speaker("over", "changes", "editor");
  const FILE = "cluster.yaml";
  const WAYS = ["apply", "replace"]; // of scripts/check --as

  /** @type {(changed: () => void) => HTMLSelectElement} */
  const choice = (changed) => {
    const ways = WAYS.map((way) => make("option", { value: way }, say(way)));
    return make("select", { class: "check-button", "aria-label": say("how"), change: changed }, ...ways);
  };

  site.overPane = (changed, buttons) => {
    const hint = make("p", { class: "check-hint" }, say("paste"));
    const tellKept = () => {
      hint.textContent = say(changed() ? "paste" : "notKept");
    };
    const way = choice(tellKept);
    let now = "";
    const editor = site.editor("", say("there"), (fresh) => {
      now = fresh; // the editor shows it a moment later
      tellKept();
    });
    const title = make("p", { class: "check-title" }, say("there"));
    const messages = make("div", {});
    const element = make(
      "div",
      { class: "check-over", role: "group", "aria-label": say("there") },
      make(
        "div",
        { class: "check-bar" },
        title,
        make("div", { class: "check-buttons" }, way, ...buttons(editor.replace)),
      ),
      editor.element,
      hint,
      messages,
    );

    /** What of it cannot be there. */
    const tell = (/** @type {Verdict[]} */ verdicts) => {
      const said = site.messages(verdicts);
      editor.mark(said.filter(site.isMarked));
      messages.replaceChildren(...(said.length ? [site.messageList(said, editor)] : []));
    };

    return {
      element,
      editor,
      text: () => `${way.value}\n${now}`,
      take(kept) {
        const [first, ...lines] = kept.split("\n");
        way.value = WAYS.includes(first) ? first : WAYS[0];
        editor.replace(lines.join("\n"));
      },
      async judge(asked) {
        const text = now;
        /** @type {Change[] | null} */
        let found = null;
        try {
          found = text.trim() ? await site.changes(asked, { file: FILE, text, way: way.value }) : null;
        } finally {
          tell(found?.map(({ verdict }) => verdict).filter(isThere) ?? []);
        }
        return found;
      },
    };
  };

  const isThere = (/** @type {Verdict} */ { file }) => file === 0;
})(site);
