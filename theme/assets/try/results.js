// The validator's results as elements below the editor.
((site) => {
  const { make } = site;
  const say = site.speaker("try", "findings");
  const MOST = 40; // entries of one list

  site.messages = (verdicts) => verdicts.flatMap((one) => [...refusals(one), ...warnings(one)]);

  /** @type {(one: Verdict) => Message[]} */
  const refusals = (one) => {
    if (one.accepted) return [];
    const causes = one.causes.map(({ field, message, line }) => ({
      line,
      text: field ? `${field}: ${message}` : message,
      severe: true,
    }));
    return causes.length ? causes : [{ line: one.line, text: one.message, severe: true }];
  };

  /** @type {(one: Verdict) => Message[]} */
  const warnings = (one) => one.warnings.map((text) => ({ line: one.line, text, severe: false }));

  site.explain = (text) => {
    const short = site.short(text); // what is matched is limited: a reader's text decides it
    return site.data.messages.find(({ pattern }) => new RegExp(pattern).test(short));
  };

  site.capped = (items, show, most = MOST, tag = "li") => {
    const shown = items.slice(0, most).map(show);
    const left = items.length - shown.length;
    return left > 0 ? [...shown, make(tag, {}, say("more", { number: left }))] : shown;
  };

  site.messageList = (messages, goTo) =>
    make("ul", { class: "check-messages" }, ...site.capped(messages, (one) => message(one, goTo)));

  /** @type {(one: Message, goTo: (line: number) => void) => Node} */
  const message = ({ line, text, severe }, goTo) => {
    const found = site.explain(text);
    const place = line ? [site.button(say("line", { line }), () => goTo(line), { class: "check-line" })] : [];
    const kind = severe ? [] : [make("strong", {}, say("warning")), " "];
    const lines = found
      ? [make("p", {}, ...coded(found.what), " ", make("span", { class: "check-do" }, ...coded(found.do)))]
      : [];
    return make(
      "li",
      { class: severe ? "severe" : "mild" },
      ...place,
      ...kind,
      make("code", {}, site.short(text)),
      ...lines,
    );
  };

  /** The catalogue writes names between `backticks`. */
  const coded = (/** @type {string} */ text) =>
    text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

  site.defaultList = (verdicts) => {
    const blocks = verdicts.slice(0, MOST).map(({ object, typed }) => (object ? site.defaults(object, typed) : []));
    const filled = blocks.filter((lines) => lines.length);
    if (!filled.length) return [];
    const shown = filled.map((lines) => make("pre", { tabindex: "0" }, make("code", {}, ...lines.map(line))));
    return [site.section(say("defaults"), ...shown)];
  };

  const line = (/** @type {DefaultLine} */ { sign, text }) =>
    make(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign} ${site.short(text)}\n`);

  site.status = (verdicts, relations) => {
    const said = site.messages(verdicts);
    const refused = said.filter(({ severe }) => severe).length;
    if (refused) return { mark: "rejected", sign: "✗", text: say("refused", { number: refused }) };
    if (relations.some(({ problems }) => problems.length))
      return { mark: "accepted-but-wrong", sign: "⚠", text: say("acceptedButWrong") };
    if (said.length) return { mark: "warned", sign: "!", text: say("warned", { number: said.length }) };
    return { mark: "accepted", sign: "✓", text: say("accepted") };
  };
})(site);
