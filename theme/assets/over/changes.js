// What becomes of the objects, in the words of scripts/check --over.
((site) => {
  const { make } = site;
  const say = site.speaker("changes");
  const MOST = 300; // lines of one diff

  /** @type {(change: Change) => string} */
  const title = ({ verdict, way }) => {
    const { judged, accepted, kind, name, reason } = verdict;
    const what = [kind, name].filter(Boolean).join("/") || say("noObject");
    const answer = say(judged ? (accepted ? "accepted" : "rejected") : "not judged");
    return `${what} (${say(way)}): ${answer}${judged ? "" : `: ${say(reason === "kind" ? "kindUnknown" : "expressions")}`}`;
  };

  /** @type {(effect: Effect) => string} */
  const effectLine = ({ path, effect, before, after }) => `${say(effect)}: ${path}: ${after || before}`;

  /** @type {(change: Change) => string[]} */
  const diffLines = ({ diff }) => (diff.length ? [`--- ${say("before")}`, `+++ ${say("after")}`, ...diff] : []);

  site.changeLines = (file, change) => [
    `${file}:${change.verdict.line}: ${title(change)}`,
    ...[...change.effects.map(effectLine), ...diffLines(change)].map((line) => `  ${line}`),
  ];

  site.changeList = (changes) => site.capped(changes, section, undefined, "p");

  /** @type {(change: Change) => Node} */
  const section = (change) => {
    const { effects, diff } = change;
    const list = make("ul", { class: "check-effects" }, ...site.capped(effects, effectItem));
    const lines = site.capped(diffLines(change), diffLine, MOST, "p");
    const shown = make("pre", { tabindex: "0" }, make("code", {}, ...lines));
    return site.section(title(change), ...(effects.length ? [list] : []), ...(diff.length ? [shown] : []));
  };

  const effectItem = (/** @type {Effect} */ { effect, path, before, after }) =>
    make(
      "li",
      { class: effect },
      make("strong", {}, `${say(effect)}:`),
      " ",
      make("code", {}, site.short(path)),
      ": ",
      make("code", {}, site.short(after || before)),
    );

  const diffLine = (/** @type {string} */ text) =>
    make(text.startsWith("+") ? "ins" : text.startsWith("-") ? "del" : "span", {}, `${site.short(text)}\n`);
})(site);
