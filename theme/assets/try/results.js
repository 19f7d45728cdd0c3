// What the validator says, as elements below the editor.
((check) => {
  const { make, say } = check;
  const MOST = 40; // entries of one list

  /** @type {Check["messages"]} */
  check.messages = (verdicts) => verdicts.flatMap((one) => [...refusals(one), ...warnings(one)]);

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

  /** @type {Check["explain"]} */
  check.explain = (text) => {
    const short = check.short(text); // what is matched is limited: a reader's text decides it
    return check.data.messages.find(({ pattern }) => new RegExp(pattern).test(short));
  };

  /** @type {Check["capped"]} */
  check.capped = (items, show, most = MOST, tag = "li") => {
    const shown = items.slice(0, most).map(show);
    const left = items.length - shown.length;
    return left > 0 ? [...shown, make(tag, {}, say("more", { number: left }))] : shown;
  };

  /** @type {Check["messageList"]} */
  check.messageList = (messages, goTo) =>
    make("ul", { class: "check-messages" }, ...check.capped(messages, (one) => message(one, goTo)));

  /** @type {(one: Message, goTo: (line: number) => void) => Node} */
  const message = ({ line, text, severe }, goTo) => {
    const found = check.explain(text);
    const place = line ? [check.button(say("line", { line }), () => goTo(line), { class: "check-line" })] : [];
    const kind = severe ? [] : [make("strong", {}, say("warning")), " "];
    const lines = found
      ? [make("p", {}, ...coded(found.what), " ", make("span", { class: "check-do" }, ...coded(found.do)))]
      : [];
    return make(
      "li",
      { class: severe ? "severe" : "mild" },
      ...place,
      ...kind,
      make("code", {}, check.short(text)),
      ...lines,
    );
  };

  /** The catalogue writes names between `backticks`. */
  const coded = (/** @type {string} */ text) =>
    text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

  /** @type {Check["defaultList"]} */
  check.defaultList = (verdicts) => {
    const blocks = verdicts.slice(0, MOST).map(({ object, typed }) => (object ? check.defaults(object, typed) : []));
    const filled = blocks.filter((lines) => lines.length);
    if (!filled.length) return [];
    const shown = filled.map((lines) => make("pre", { tabindex: "0" }, make("code", {}, ...lines.map(line))));
    return [check.section(say("defaults"), ...shown)];
  };

  const line = (/** @type {DefaultLine} */ { sign, text }) =>
    make(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign} ${check.short(text)}\n`);

  /** @type {Check["status"]} */
  check.status = (verdicts, relations) => {
    const said = check.messages(verdicts);
    const refused = said.filter(({ severe }) => severe).length;
    if (refused) return { mark: "rejected", sign: "✗", text: say("refused", { number: refused }) };
    if (relations.some(({ problems }) => problems.length))
      return { mark: "accepted-but-wrong", sign: "⚠", text: say("astray") };
    if (said.length) return { mark: "warned", sign: "!", text: say("warned", { number: said.length }) };
    return { mark: "accepted", sign: "✓", text: say("accepted") };
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
