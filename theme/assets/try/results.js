// The validator's results as elements below the editor.
((site) => {
  const { make } = site;
  const say = site.speaker("try", "findings", "codes");
  const MOST = 40; // entries of one list

  site.messages = (verdicts, findings = []) => {
    const all = [...verdicts.flatMap(refusals), ...site.findingMessages(findings), ...verdicts.flatMap(warnings)];
    const unjudged = verdicts.filter(({ judged }) => !judged).map(notJudged);
    return [...all.filter(isSevere), ...all.filter(isWarning), ...all.filter(isHint), ...unjudged];
  };

  const isSevere = (/** @type {Message} */ { severe }) => severe;
  const isWarning = (/** @type {{level?: string}} */ { level }) => level === "warning";
  const isHint = (/** @type {Message} */ { level }) => level === "hint";
  site.isMarked = (one) => isSevere(one) || isWarning(one);

  /** @type {(one: Verdict) => Message[]} */
  const refusals = (one) => {
    if (one.accepted || !one.judged) return [];
    const causes = one.causes.map(({ field, message, line }) => ({
      line,
      text: field ? `${field}: ${message}` : message,
      severe: true,
    }));
    return causes.length ? causes : [{ line: one.line, text: one.message, severe: true }];
  };

  /** @type {(one: Verdict) => Message[]} */
  const warnings = (one) => one.warnings.map((text) => ({ line: one.line, text, severe: false, level: "warning" }));

  /** @type {(one: Verdict) => Message} */
  const notJudged = ({ first, kind, name, reason }) => ({
    line: first,
    text: `${kind} ${name}`.trimEnd(),
    severe: false,
    level: "unjudged",
    reason,
  });

  site.explain = (text) => {
    const short = site.short(text); // what is matched is limited: a reader's text decides it
    return site.data.messages.find(({ pattern }) => new RegExp(pattern).test(short));
  };

  site.capped = (items, show, most = MOST, tag = "li") => {
    const shown = items.slice(0, most).map(show);
    const left = items.length - shown.length;
    return left > 0 ? [...shown, make(tag, {}, say("more", { number: left }))] : shown;
  };

  site.messageList = (messages, editor) =>
    make("ul", { class: "check-messages" }, ...site.capped(messages, (one) => message(one, editor)));

  /** @type {(one: Message, editor?: Editor) => Node} */
  const message = ({ line, text, severe, level, reason, finding }, editor) => {
    const place =
      line && editor ? [site.button(say("line", { line }), () => editor.goTo(line), { class: "check-line" })] : [];
    const kind = level ? [make("strong", { class: "check-level" }, say(level)), " "] : [];
    const words = finding ? site.marked(site.words(finding)) : [make("code", {}, site.short(text))];
    const more = finding ? about(finding, editor) : explained(text, reason);
    const mild = site.isMarked({ line, text, severe, level }) ? "mild" : "hint";
    return make("li", { class: severe ? "severe" : mild }, ...place, ...kind, ...words, ...more);
  };

  /** @type {(finding: Finding, editor?: Editor) => Node[]} */
  const about = (finding, editor) => {
    const helps = make("span", { class: "check-do" }, ...site.marked(site.advice(finding)));
    const advice = make("p", {}, helps, ...entry(finding.code));
    return editor ? [advice, ...repair(finding, editor)] : [advice];
  };

  /** @type {(finding: Finding, editor: Editor) => Node[]} */
  const repair = (finding, editor) => {
    const fresh = () => site.repaired(finding, editor.line(finding.line));
    const offered = fresh();
    if (offered === null) return [];
    const press = () => {
      const now = fresh(); // the text may have changed since
      if (now !== null) editor.rewrite(finding.line, now);
    };
    const shown = site.short(offered.trim());
    const name = { "aria-label": `${say("fix")}: ${shown}` };
    return [make("p", {}, site.button(say("fix"), press, name), " ", make("code", {}, shown))];
  };

  /** @type {(text: string, reason?: Verdict["reason"]) => Node[]} */
  const explained = (text, reason) => {
    if (reason) return [make("p", {}, ...coded(say(reason === "kind" ? "unjudgedKind" : "unjudgedExpressions")))];
    const found = site.explain(text);
    if (!found) return [];
    const helps = make("span", { class: "check-do" }, ...coded(found.do));
    return [make("p", {}, ...coded(found.what), " ", helps, ...entry(found.id))];
  };

  /** The way to an entry of the reference. @type {(id: string) => (Node | string)[]} */
  const entry = (id) => {
    const page = site.data.entries[id];
    const more = { href: `${site.home}${page}#${id}`, "aria-label": `${say("entry")}: ${id}` };
    return page ? [" ", make("a", more, say("entry"))] : [];
  };

  /** The catalogue writes names between `backticks`. */
  const coded = (/** @type {string} */ text) => site.marked([{ text }]);

  site.defaultList = (verdicts) => {
    const blocks = verdicts.slice(0, MOST).map(({ object, typed }) => (object ? site.defaults(object, typed) : []));
    const filled = blocks.filter((lines) => lines.length);
    if (!filled.length) return [];
    const shown = filled.map((lines) => make("pre", { tabindex: "0" }, make("code", {}, ...lines.map(line))));
    return [site.section(say("defaults"), ...shown)];
  };

  const line = (/** @type {DefaultLine} */ { sign, text }) =>
    make(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign} ${site.short(text)}\n`);

  site.status = (verdicts, findings) => {
    const said = site.messages(verdicts);
    const refused = said.filter(isSevere).length;
    if (refused) return { mark: "rejected", sign: "✗", text: say("refused", { number: refused }) };
    if (findings.some(({ level }) => level === "error"))
      return { mark: "accepted-but-wrong", sign: "⚠", text: say("acceptedButWrong") };
    if (findings.some(isWarning)) return { mark: "doubtful", sign: "⚠", text: say("acceptedButDoubtful") };
    const warned = said.filter(isWarning).length;
    if (warned) return { mark: "warned", sign: "!", text: say("warned", { number: warned }) };
    const number = said.length; // what is left are objects that are not judged
    const known = verdicts.some(({ reason }) => reason !== "kind");
    const none = say(known ? "unjudgedAllKnown" : "unjudgedAll");
    if (number && number === verdicts.length) return { mark: "unjudged", sign: "?", text: none };
    return { mark: "accepted", sign: "✓", text: number ? say("acceptedRest", { number }) : say("accepted") };
  };
})(site);
