// The exercise on labels: a selector to edit, and the page's own Pods as cards. Kubernetes' own code reads the selector,
// refuses it or says which Pods match; nothing here knows a rule. What was typed becomes text, never markup.
((site) => {
  const { make } = site;
  const say = site.speaker("exercise", "try");
  const PODS = "labels/pods.yaml";
  const HEAD = "apiVersion: v1\nkind: Service\nmetadata: {name: exercise}\nspec:\n  ports: [{port: 80}]\n  selector:\n";
  const ABOVE = HEAD.split("\n").length - 1; // lines that the reader does not see
  const BREAK = /\r\n?|[\n\u0085\u2028\u2029]/; // every line stays within the selector
  const SAMPLES = {
    one: "app: pooh-db-nginx-app",
    two: "app: pooh-db-nginx-app\ntrack: stable",
    track: "track: canary",
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

  const pairs = (/** @type {PodRelation} */ pod) =>
    Object.entries(pod.labels ?? {}).map(([key, value]) => make("li", {}, make("code", {}, `${key}: ${value}`)));

  const card = (/** @type {PodRelation} */ pod) =>
    make(
      "li",
      { class: "exercise-pod", "data-selected": String(pod.selected) },
      make("p", {}, make("strong", {}, pod.name), pod.selected ? ` ✓ ${say("chosen")}` : ` ✗ ${say("passed")}`),
      make("ul", {}, ...pairs(pod)),
      ...site.mismatches(pod).map((text) => make("p", {}, text)),
    );

  /** @type {(selector: string) => Promise<{text: string, cards: HTMLElement[], messages: Message[]}>} */
  const judged = async (selector) => {
    const text = manifest(selector);
    const asked = { file: "service.yaml", text, others: [site.data.examples[PODS]] };
    const found = site.messages(await site.verdicts(asked));
    const messages = found.filter(({ severe }) => severe).map(own);
    if (messages.length) return { text: `✗ ${say("rejected")}`, cards: [], messages };
    const { relations } = await site.related(asked);
    const [{ pods } = { pods: [] }] = relations;
    const number = pods.filter(({ selected }) => selected).length;
    const said = pods.length ? say("matched", { number, all: pods.length }) : say("nothing");
    return { text: said, cards: pods.map(card), messages };
  };

  site.exercise = async (place) => {
    const field = make("textarea", { id: "exercise-selector", rows: 3, spellcheck: "false", autocapitalize: "off" });
    const status = make("p", { role: "status", class: "exercise-status" });
    const cards = make("ul", { class: "exercise-pods" });
    const refusal = make("div", {});
    let asked = 0;

    const show = async () => {
      const own = ++asked;
      const found = await judged(field.value).catch((error) => ({
        text: say(error instanceof site.NotJudged ? error.message : "failed"),
        cards: [],
        messages: [],
      }));
      if (own !== asked) return; // typed on meanwhile
      status.textContent = found.text;
      refusal.replaceChildren(...(found.messages.length ? [site.messageList(found.messages)] : []));
      cards.replaceChildren(...found.cards);
    };

    const sample = (/** @type {[string, string]} */ [name, text]) =>
      site.button(say(name), () => {
        field.value = text;
        show();
      });

    field.value = SAMPLES.two;
    field.addEventListener("input", show);
    place.replaceChildren(
      make("label", { for: field.id }, say("edit")),
      field,
      make("p", { role: "group", "aria-label": say("samples") }, ...Object.entries(SAMPLES).map(sample)),
      status,
      refusal,
      cards,
      make("p", { class: "exercise-note" }, say("note")),
    );
    place.classList.add("exercise");
    field.focus();
    await show();
  };
})(site);
