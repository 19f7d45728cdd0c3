// Which Pods a Service selects among the documents at hand, which pair of labels fails, and where each port leads.
((check) => {
  const { make, say } = check;
  const MOST = 20; // Services

  /** @type {Check["relationLines"]} */
  check.relationLines = (relation) => [
    ...relation.pods.flatMap((pod) => podLines(pod, relation.problems)),
    ...(relation.alone ? [{ good: true, note: true, text: say("alone") }] : []),
    ...(relation.problems.some(({ code }) => code === "no-pod-selected")
      ? [{ good: false, text: nobody(relation) }]
      : []),
    ...relation.problems
      .filter(({ code }) => code === "slice-port-name")
      .map(({ port }) => ({ good: false, text: say("slice", { port }) })),
  ];

  const nobody = (/** @type {Relation} */ { pods, namespace }) =>
    pods.length ? say("nobody") : say("elsewhere", { namespace });

  /** @type {(pod: PodRelation, problems: Problem[]) => RelationLine[]} */
  const podLines = (pod, problems) => {
    const { kind, name } = pod;
    const ports = pod.ports.map((port) => portLine(port, isProblem(pod, port, problems)));
    if (pod.selected) return [{ good: true, text: say("selected", { kind, name }) }, ...ports];
    return [{ good: false, text: [say("passed", { kind, name }), ...check.mismatches(pod)].join(" ") }];
  };

  /** @type {Check["mismatches"]} */
  check.mismatches = (pod) =>
    pod.mismatches.map(({ key, wants, has }) =>
      has === null ? say("lacks", { key, wants }) : say("differs", { key, wants, has }),
    );

  /** @type {(pod: PodRelation, port: PortRelation, all: Problem[]) => boolean} */
  const isProblem = (pod, port, all) =>
    all.some(
      (one) => one.kind === pod.kind && one.pod === pod.name && one.port === port.port && one.name === port.name,
    );

  /** @type {(port: PortRelation, wrong: boolean) => RelationLine} */
  const portLine = ({ port, number, target, declared }, wrong) => {
    if (!number) return { good: false, inner: true, text: say("nowhere", { port, target }) };
    const word = declared ? "port" : wrong ? "undeclared" : "unlisted"; // a container need not list its ports
    return { good: !wrong, inner: true, text: say(word, { port, number }) };
  };

  /** @type {Check["relationList"]} */
  check.relationList = (relations) => {
    const shown = relations.filter(({ pods, problems, alone }) => pods.length || problems.length || alone);
    if (!shown.length) return [];
    shown.sort((one, other) => Number(other.problems.length > 0) - Number(one.problems.length > 0));
    return [check.section(say("leads"), ...check.capped(shown, service, MOST, "p"))];
  };

  const service = (/** @type {Relation} */ relation) =>
    make(
      "div",
      {},
      make("p", { class: "check-service" }, say("service", { name: relation.service })),
      make("ul", { class: "check-relations" }, ...check.capped(check.relationLines(relation), row)),
    );

  /** @type {Check["sign"]} */
  check.sign = ({ good, note }) => (note ? "" : good ? "✓ " : "✗ ");

  const row = (/** @type {RelationLine} */ line) =>
    make(
      "li",
      { class: `${line.good ? "good" : "bad"}${line.inner ? " inner" : ""}` },
      make("span", { "aria-hidden": "true" }, check.sign(line)),
      check.short(line.text),
    );
})((globalThis.check ??= /** @type {Check} */ ({})));
