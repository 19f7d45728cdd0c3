// A panel: an editor with the verdict above it and the results below. The same in place and on the workbench.
((site) => {
  const { make } = site;
  const say = site.speaker("try", "editor");
  /** @type {Related} */
  const NOTHING = { relations: [], findings: [] };
  let panels = 0;

  site.panel = ({ file, name, text, beside, whole, strict, dualStack, drawing, buttons, typed, over, pane = [] }) => {
    const id = `check-${++panels}`;
    const status = make("p", { class: "check-status", role: "status" }, say("starting"));
    const messages = make("div", {});
    const more = make("div", {});
    const packets = site.packetsOffer();
    let now = text;
    const editor = site.editor(text, name, (fresh) => {
      now = fresh;
      looks.want();
      const words = say(typed?.(fresh) === false ? "notKept" : "leave");
      if (hint.textContent !== words) hint.textContent = words;
    });
    const hint = make("p", { class: "check-hint" }, say("leave"));
    const element = site.frame(name, status, buttons, editor.element, hint, ...pane, messages, more, packets.element);
    /** @type {Seen} */
    const seen = { ...NOTHING, verdicts: [], changes: [], reason: "" };

    const show = (/** @type {{mark: string, sign: string, text: string}} */ { mark, sign, text }) => {
      element.dataset.verdict = mark;
      const lead = sign && `${sign} `;
      if (status.textContent !== lead + text)
        status.replaceChildren(make("span", { "aria-hidden": "true" }, lead), text);
    };

    const clear = (/** @type {string} */ reason) => {
      Object.assign(seen, { ...NOTHING, verdicts: [], changes: [], reason });
      editor.mark([]);
      messages.replaceChildren();
      more.replaceChildren();
      packets.look(null);
    };

    const look = async () => {
      const judged = now;
      if (!judged.trim()) {
        await site.start();
        clear(say("blank"));
        show({ mark: "blank", sign: "", text: say("blank") });
        element.dataset.judged = String(judged.length);
        return;
      }
      const asked = { file, text: judged, others: beside(), whole, strict, dualStack };
      const changes = (await over?.(asked)) ?? null;
      if (changes) {
        showChanges(changes);
        element.dataset.judged = String(judged.length);
        return;
      }
      const [verdicts, { relations, findings }] = await Promise.all([
        site.verdicts(asked),
        whole === undefined ? site.related(asked) : NOTHING,
      ]);
      const own = findings.filter(isOwn);
      const said = site.messages(verdicts, own);
      Object.assign(seen, { verdicts, relations: shown(relations), findings, changes: [], reason: "" });
      show(site.status(verdicts, own));
      editor.mark(said.filter(site.isMarked));
      messages.replaceChildren(...(said.length ? [site.messageList(said, editor)] : []));
      element.dataset.judged = String(judged.length);
      if (whole !== undefined) return;
      packets.look(verdicts.some(isService) || !relations.every(isOwn) ? asked : null);
      await follow(asked, verdicts, { relations, findings }).catch(() => more.replaceChildren()); // the verdict stays
    };

    /** Without findings, as of scripts/check --over. */
    const showChanges = (/** @type {Change[]} */ changes) => {
      const verdicts = changes.map(({ verdict }) => verdict);
      const fresh = changes.filter(isFresh);
      const said = site.messages(fresh.map(({ verdict }) => verdict));
      Object.assign(seen, { ...NOTHING, verdicts, changes, reason: "" });
      show(site.status(verdicts, []));
      editor.mark(said.filter(site.isMarked));
      messages.replaceChildren(...(said.length ? [site.messageList(said, editor)] : []));
      more.replaceChildren(...site.changeList(fresh));
      packets.look(null);
    };

    /** @type {(asked: Judged, verdicts: Verdict[], related: Related) => Promise<void>} */
    const follow = async (asked, verdicts, { relations, findings }) => {
      const filled = site.defaultList(verdicts);
      const leads = site.relationList(shown(relations), findings);
      // A picture would show that nobody is there.
      const isOpen = relations.some((one) => one.alone) || findings.some(isUnknown);
      const tree = isOpen ? null : await site.draw(asked, verdicts, relations, drawing, id);
      if (looks.isWantedAgain()) return; // more was typed meanwhile
      const drawn = tree
        ? [site.section(say("picture"), make("figure", { class: `picture ${drawing}` }, site.svg(tree)))]
        : [];
      more.replaceChildren(...leads, ...drawn, ...filled);
    };

    const fail = (/** @type {unknown} */ error) => {
      const text = say(error instanceof site.NotJudged ? error.message : "failed");
      show({ mark: "not-judged", sign: "⚠", text });
      clear(text);
      element.dataset.judged = String(now.length);
    };

    const looks = oneAtATime(() => look().catch(fail));
    looks.want();
    return { element, editor, seen, look: looks.want, settled: looks.settled };
  };

  const isOwn = (/** @type {Position} */ { file }) => file === 0;

  const isService = (/** @type {Verdict} */ { kind, accepted }) => kind === "Service" && accepted;

  /** Of the manifest, not of what is in the cluster. */
  const isFresh = (/** @type {Change} */ { verdict }) => verdict.file > 0;

  /** What it is about may come of an object of a kind that is not known here. @type {(one: Finding) => boolean} */
  const isUnknown = ({ code, variant, level }) =>
    variant === "unknown" || (code === "no-endpoints-source" && level === "hint");

  /** The Services of the text itself, or those beside it if it has none. @type {(relations: Relation[]) => Relation[]} */
  const shown = (relations) => (relations.some(isOwn) ? relations.filter(isOwn) : relations);

  /** A task that is wanted again while it runs, runs once more after that. */
  const oneAtATime = (/** @type {() => Promise<void>} */ task) => {
    let busy = false;
    let again = false;
    let settled = Promise.resolve();
    const run = async () => {
      busy = true;
      do {
        again = false;
        await task();
      } while (again);
      busy = false;
    };
    return {
      want() {
        again = busy;
        if (!busy) settled = run();
      },
      isWantedAgain: () => again,
      settled: () => settled,
    };
  };
})(site);
