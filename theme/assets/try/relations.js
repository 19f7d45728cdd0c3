// The relations of a Service: the Pods that it selects, the pairs of labels that fail, and where each port leads.
((site) => {
  const { make } = site;
  const say = site.speaker("try", "findings");
  const MOST = 20; // Services

  site.relationLines = (relation) => [
    ...relation.pods.flatMap((pod) => podLines(pod, relation.problems)),
    ...(relation.alone ? [{ good: true, note: true, text: say("noPodGiven") }] : []),
    ...(relation.problems.some(({ code }) => code === "selects-nothing")
      ? [{ good: false, text: nobody(relation) }]
      : []),
    ...relation.problems
      .filter(({ code }) => code === "slice-port-name")
      .map(({ port, name }) => ({ good: false, text: say("slicePort", { port, name: name || say("noName") }) })),
  ];

  const nobody = (/** @type {Relation} */ { service, pods, namespace }) =>
    pods.length ? say("noPod", { service }) : say("noPodInNamespace", { namespace });

  /** @type {(pod: PodRelation, problems: Problem[]) => RelationLine[]} */
  const podLines = (pod, problems) => {
    const { kind, name } = pod;
    const ports = pod.ports.map((port) => portLine(pod.name, port, isProblem(pod, port, problems)));
    if (pod.selected) return [{ good: true, text: say("selected", { kind, name }) }, ...ports];
    return [{ good: false, text: [say("notSelected", { kind, name }), ...site.mismatches(pod)].join(" ") }];
  };

  site.mismatches = (pod) =>
    pod.mismatches.map(({ key, ...pair }) => {
      const wants = `${key}: ${pair.wants}`;
      if (pair.has === null) return say("labelMissingHere", { key, wants });
      return say("labelDiffersHere", { wants, has: `${key}: ${pair.has}` });
    });

  /** @type {(pod: PodRelation, port: PortRelation, all: Problem[]) => boolean} */
  const isProblem = (pod, port, all) =>
    all.some(
      (one) => one.kind === pod.kind && one.pod === pod.name && one.port === port.port && one.name === port.name,
    );

  /** @type {(pod: string, port: PortRelation, wrong: boolean) => RelationLine} */
  const portLine = (pod, { port, number, target, declared }, wrong) => {
    if (!number) return { good: false, inner: true, text: say("portNowhere", { port, target, pod }) };
    const key = declared ? "port" : wrong ? "portUndeclared" : "noPortAtAll"; // a container need not list its ports
    return { good: !wrong, inner: true, text: say(key, { port, number, target, pod }) };
  };

  site.relationList = (relations) => {
    const shown = relations.filter(({ pods, problems, alone }) => pods.length || problems.length || alone);
    if (!shown.length) return [];
    shown.sort((one, other) => Number(other.problems.length > 0) - Number(one.problems.length > 0));
    return [site.section(say("leads"), ...site.capped(shown, service, MOST, "p"))];
  };

  const service = (/** @type {Relation} */ relation) =>
    make(
      "div",
      {},
      make("p", { class: "check-service" }, say("service", { name: relation.service })),
      make("ul", { class: "check-relations" }, ...site.capped(site.relationLines(relation), row)),
    );

  site.sign = ({ good, note }) => (note ? "" : good ? "✓ " : "✗ ");

  const row = (/** @type {RelationLine} */ line) =>
    make(
      "li",
      { class: `${line.good ? "good" : "bad"}${line.inner ? " inner" : ""}` },
      make("span", { "aria-hidden": "true" }, site.sign(line)),
      site.short(line.text),
    );
})(site);
