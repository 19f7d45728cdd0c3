// An editor with the verdict above it and what follows from the text below: the same in place and on the workbench.
((check) => {
  const { make, say } = check;
  let panels = 0;

  /** @type {Check["panel"]} */
  check.panel = ({ file, name, text, beside, whole, drawing, buttons, typed }) => {
    const id = `check-${++panels}`;
    const status = make("p", { class: "check-status", role: "status" }, say("starting"));
    const messages = make("div", {});
    const more = make("div", {});
    let now = text;
    const editor = check.editor(text, name, (fresh) => {
      now = fresh;
      judge();
      typed?.(fresh);
    });
    const hint = make("p", { class: "check-hint" }, say("leave"));
    const element = make(
      "div",
      { class: "check screen-only", role: "group", "aria-label": name },
      make("div", { class: "check-bar" }, status, make("div", { class: "check-buttons" }, ...buttons)),
      editor.element,
      hint,
      messages,
      more,
    );
    /** @type {Seen} */
    const seen = { verdicts: [], relations: [] };

    const show = (/** @type {{mark: string, sign: string, text: string}} */ { mark, sign, text }) => {
      element.dataset.verdict = mark;
      const words = `${sign} ${text}`;
      if (status.textContent !== words)
        status.replaceChildren(make("span", { "aria-hidden": "true" }, `${sign} `), text);
    };

    const look = async () => {
      const judged = now;
      const others = beside();
      const [verdicts, relations] = await Promise.all([
        check.verdicts(judged, file, whole),
        whole === undefined ? check.relations(judged, others) : [],
      ]);
      const said = check.messages(verdicts);
      Object.assign(seen, { verdicts, relations });
      show(
        check.status(
          verdicts,
          relations.filter((one) => one.document <= verdicts.length),
        ),
      );
      editor.mark(said);
      messages.replaceChildren(...(said.length ? [check.messageList(said, editor.goTo)] : []));
      element.dataset.judged = String(judged.length);
      if (whole === undefined) await follow(judged, verdicts, relations, others);
    };

    /** @type {(judged: string, verdicts: Verdict[], relations: Relation[], others: string[]) => Promise<void>} */
    const follow = async (judged, verdicts, relations, others) => {
      const filled = check.defaultList(verdicts, await check.typed(judged, verdicts));
      const leads = check.relationList(relations);
      const tree = await check.draw(judged, verdicts, relations, others, drawing, id);
      if (again) return; // more was typed meanwhile
      const drawn = tree
        ? [check.section(say("picture"), make("figure", { class: `picture ${drawing}` }, check.svg(tree)))]
        : [];
      more.replaceChildren(...leads, ...drawn, ...filled);
    };

    const fail = (/** @type {unknown} */ error) => {
      const reason = error instanceof check.NotJudged ? error.message : "failed";
      show({ mark: "not-judged", sign: "⚠", text: say(reason) });
      editor.mark([]);
      messages.replaceChildren();
      more.replaceChildren();
      element.dataset.judged = String(now.length);
    };

    let busy = false;
    let again = false;
    /** Look at the text, one look at a time: what is typed meanwhile is looked at next. */
    const judge = async () => {
      again = busy;
      if (busy) return;
      busy = true;
      do {
        again = false;
        await look().catch(fail);
      } while (again);
      busy = false;
    };

    judge();
    return { element, editor, seen, judge };
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
