// The answer on a packet, in the words and the order of scripts/trace.
((site) => {
  const { make } = site;
  const say = site.speaker("packetForm", "packets");
  const MOST = 100; // rules of one way
  /** @type {Record<string, [string, string]>} */
  const SIGNS = { delivered: ["good", "✓"], "cannot know": ["open", "?"] };

  site.packetFailure = (text) => make("p", { class: "packet-result bad" }, sign("✗"), code(text));

  const code = (/** @type {string} */ text) => make("code", {}, site.short(text));
  const sign = (/** @type {string} */ text) => make("span", { "aria-hidden": "true" }, `${text} `);

  site.packetAnswer = (traced, refused) => {
    if (traced.error) return [site.packetFailure(traced.error)];
    const { dns, steps, candidates } = traced;
    return [
      result(traced),
      ...refused.map((what) => make("p", {}, site.short(say("refused objects", { what })))),
      ...(dns.length ? titled(say("names"), make("ul", {}, ...site.capped(dns, name))) : []),
      ...(steps.length ? titled(say("steps"), ...walk(steps)) : []),
      ...(candidates.length ? titled(say("pods"), make("ul", {}, ...site.capped(candidates, pod))) : []),
      ...facts(traced).map((text) => make("p", {}, site.short(text))),
    ];
  };

  /** @type {(title: string, ...content: Node[]) => Node[]} */
  const titled = (title, ...content) => [make("p", { class: "check-title" }, title), ...content];

  const result = (/** @type {Traced} */ { from, to, result }) => {
    const [state, shown] = SIGNS[result] ?? ["bad", "✗"];
    const text = say("from to", { sender: from, to, result: say(result) });
    return make("p", { class: `packet-result ${state}` }, sign(shown), site.short(text));
  };

  const name = (/** @type {Traced["dns"][0]} */ { question, answer }) =>
    make("li", {}, code(question), " → ", code(answer));

  const pod = (/** @type {Traced["candidates"][0]} */ { pod, address, probability, node }) => {
    const parts = [`${Math.round(probability * 100)}%`, pod && `pod/${pod}`, address, node];
    return make("li", {}, site.short(parts.filter(Boolean).join(" ")));
  };

  const facts = (/** @type {Traced} */ { seen_source: source, decided_by: fields, cannot_know: unknown }) => [
    ...(source ? [say("source", { source })] : []),
    ...(fields.length ? [say("decided by", { fields: fields.join(", ") })] : []),
    say("unknown", { what: [...unknown, "never"].map((key) => say(key)).join("; ") }),
  ];

  const step = (/** @type {PacketStep} */ { where, rule, effect }) =>
    make("li", {}, make("strong", {}, where), " ", code(rule), ...(rule.includes(effect) ? [] : [" → ", code(effect)]));

  /** The rules, one of them the current one. @type {(steps: PacketStep[]) => Node[]} */
  const walk = (steps) => {
    const list = make("ol", { class: "packet-steps" }, ...site.capped(steps, step, MOST));
    const told = make("span", { role: "status" });
    const total = Math.min(steps.length, MOST);
    let at = 0;
    const go = (/** @type {number} */ by) => {
      list.children[at].removeAttribute("aria-current");
      at = Math.min(Math.max(at + by, 0), total - 1);
      list.children[at].setAttribute("aria-current", "step");
      told.replaceChildren(say("step", { number: at + 1, total, where: steps[at].where }));
    };
    go(0);
    const back = site.button(say("back"), () => go(-1));
    const forward = site.button(say("forward"), () => go(1));
    return [make("div", { class: "packet-walk" }, back, forward, told), list];
  };
})(site);
