// The exercise on labels: a selector to edit, goals, and the page's own picture drawn of it. Kubernetes' own code reads the
// selector, refuses it or says which Pods match; nothing here knows a rule. What was typed becomes text, never markup.
((site) => {
  const { make } = site;
  const say = site.speaker("exercise", "try");
  const PODS = "labels/pods.yaml";
  const HEAD = "apiVersion: v1\nkind: Service\nmetadata: {name: exercise}\nspec:\n  ports: [{port: 80}]\n  selector:\n";
  const ABOVE = HEAD.split("\n").length - 1; // lines that the reader does not see
  const BREAK = /\r\n?|[\n\u0085\u2028\u2029]/; // every line stays within the selector
  const SAMPLES = {
    two: "app: pooh-db-nginx-app\ntrack: stable",
    typo: "app: pooh-db-ngnix-app",
    empty: "{}",
    sets: "matchExpressions:\n- {key: track, operator: In, values: [stable, canary]}",
  };

  const manifest = (/** @type {string} */ selector) =>
    `${HEAD}${selector
      .split(BREAK)
      .map((line) => `    ${line}`)
      .join("\n")}\n`;

  const own = (/** @type {Message} */ one) => ({
    ...one,
    line: 0, // the field has no numbers to point at
    text: one.text.replace(/\byaml: line (\d+)/, (_, line) => `yaml: line ${line - ABOVE}`),
  });

  /** What a goal wants selected: exactly these Pods, by name. @type {[string, string[]][]} */
  const GOALS = [
    ["goalBoth", ["pooh-db-nginx-pod-1", "pooh-db-nginx-pod-2"]],
    ["goalCanary", ["pooh-db-nginx-pod-2"]],
    ["goalBatch", ["pooh-batch-pod"]],
  ];

  /** @typedef {{text: string, chosen: string[], picture: Node | null, messages: Message[]}} Judged */

  /** @type {(text: string, messages?: Message[]) => Judged} */
  const nothing = (text, messages = []) => ({ text, chosen: [], picture: null, messages });

  /** @type {(selector: string) => Promise<Judged>} */
  const judged = async (selector) => {
    const text = manifest(selector);
    const asked = { file: "service.yaml", text, others: [site.data.examples[PODS]] };
    const verdicts = await site.verdicts(asked);
    const messages = site
      .messages(verdicts)
      .filter(({ severe }) => severe)
      .map(own);
    if (messages.length) return nothing(`✗ ${say("rejected")}`, messages);
    const { relations } = await site.related(asked);
    const [{ pods } = { pods: [] }] = relations;
    if (!pods.length) return nothing(say("nothing"));
    const chosen = pods.filter(({ selected }) => selected).map(({ name }) => name);
    const tree = await site.draw(asked, verdicts, relations, "selection", "exercise");
    const said = say("matched", { number: chosen.length, all: pods.length });
    return { text: said, chosen, picture: tree && site.svg(tree), messages };
  };

  /** The list of goals, and what ticks those that are met. */
  const goals = () => {
    const rows = GOALS.map(([key]) => make("li", { "data-met": "false" }, say(key)));
    const tick = (/** @type {string[]} */ chosen) => {
      for (const [place, [, wanted]] of GOALS.entries()) {
        if (String([...chosen].sort()) !== String(wanted) || rows[place].dataset.met === "true") continue;
        rows[place].dataset.met = "true";
        rows[place].append(` ✓ ${say("met")}`);
      }
    };
    return { list: make("ol", { class: "exercise-goals" }, ...rows), tick };
  };

  site.exercise = async (place) => {
    const field = make("textarea", { id: "exercise-selector", rows: 3, spellcheck: "false", autocapitalize: "off" });
    const status = make("p", { role: "status", class: "exercise-status" });
    const figure = make("figure", { class: "picture selection" });
    const refusal = make("div", {});
    const { list, tick } = goals();
    let asked = 0;

    const show = async () => {
      const own = ++asked;
      const failed = (/** @type {unknown} */ error) =>
        nothing(say(error instanceof site.NotJudged ? error.message : "failed"));
      const found = await judged(field.value).catch(failed);
      if (own !== asked) return; // typed on meanwhile
      status.textContent = found.text;
      refusal.replaceChildren(...(found.messages.length ? [site.messageList(found.messages)] : []));
      figure.replaceChildren(...(found.picture ? [found.picture] : []));
      tick(found.chosen);
    };

    const sample = (/** @type {[string, string]} */ [name, text]) =>
      site.button(say(name), () => {
        field.value = text;
        show();
      });

    field.value = SAMPLES.two;
    field.addEventListener("input", show);
    place.replaceChildren(
      make("p", {}, say("goals")),
      list,
      make("label", { for: field.id }, say("edit")),
      field,
      make("p", { role: "group", "aria-label": say("samples") }, ...Object.entries(SAMPLES).map(sample)),
      status,
      refusal,
      figure,
      make("p", { class: "exercise-note" }, say("note")),
    );
    place.classList.add("exercise");
    field.focus();
    await show();
  };
})(site);
