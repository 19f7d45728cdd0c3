// Which Pods a Service selects among the documents at hand, which pair of labels fails, and where each port leads.
((check) => {
  const { make, say } = check;

  /** @type {Check["relationLines"]} */
  check.relationLines = (relation) => [
    ...relation.pods.flatMap(podLines),
    ...(relation.problems.some(({ code }) => code === "no-pod-selected") ? [{ good: false, text: say("nobody") }] : []),
    ...relation.problems
      .filter(({ code }) => code === "slice-port-name")
      .map(({ port }) => ({ good: false, text: say("slice", { port }) })),
  ];

  /** @type {(pod: PodRelation) => RelationLine[]} */
  const podLines = (pod) => {
    const { kind, name } = pod;
    if (pod.selected) return [{ good: true, text: say("selected", { kind, name }) }, ...pod.ports.map(portLine)];
    const pairs = pod.mismatches.map(({ key, wants, has }) =>
      has === null ? say("lacks", { key, wants }) : say("differs", { key, wants, has }),
    );
    return [{ good: false, text: [say("passed", { kind, name }), ...pairs].join(" ") }];
  };

  /** @type {(port: PortRelation) => RelationLine} */
  const portLine = ({ port, number, target, declared }) => {
    if (!number) return { good: false, inner: true, text: say("nowhere", { port, target }) };
    const word = declared ? "port" : "undeclared";
    return { good: declared, inner: true, text: say(word, { port, number }) };
  };

  /** @type {Check["relationList"]} */
  check.relationList = (relations) => {
    const shown = relations.filter(({ pods, problems }) => pods.length || problems.length);
    if (!shown.length) return [];
    return [check.section(say("leads"), ...shown.slice(0, 20).flatMap(service))];
  };

  const service = (/** @type {Relation} */ relation) => [
    make("p", { class: "check-service" }, say("service", { name: relation.service })),
    make("ul", { class: "check-relations" }, ...check.capped(check.relationLines(relation), row)),
  ];

  const row = (/** @type {RelationLine} */ { good, inner = false, text }) =>
    make(
      "li",
      { class: `${good ? "good" : "bad"}${inner ? " inner" : ""}` },
      make("span", { "aria-hidden": "true" }, good ? "✓ " : "✗ "),
      check.short(text),
    );
})((globalThis.check ??= /** @type {Check} */ ({})));
