// The relations of a Service: the Pods that it selects, where each port leads, and of the others the nearest.
((site) => {
  const { make } = site;
  const say = site.speaker("try", "findings");
  const MOST = 20; // Services

  site.relationLines = (relation, findings) => {
    const { pods, slices, problems, alone } = relation;
    const selected = pods.filter((pod) => pod.selected);
    const later = pods.filter((pod) => pod.later.length);
    const passed = pods.filter((pod) => !pod.selected && !pod.later.length);
    const shown = selected.length || later.length ? [] : nearest(passed);
    const number = passed.length - shown.length;
    return [
      ...selected.flatMap((pod) => podLines(pod, problems)),
      ...later.map(laterLine),
      ...shown.map((pod) => passedLine(pod, isWrong(relation, findings) ? "bad" : "open")),
      ...slices.map((name) => line("good", say("slice", { name }))),
      ...problems.filter(({ code }) => code === "slice-port-name").map(sliceLine),
      ...(alone ? [line("note", say("noPodGiven"))] : []),
      ...(number ? [line("note", say("passedOver", { number }))] : []),
    ];
  };

  /** @type {(state: RelationLine["state"], text: string, inner?: boolean) => RelationLine} */
  const line = (state, text, inner = false) => ({ state, text, inner });

  /** The Pod that lacks the fewest pairs; of several, one that has the key, as in validator/rules_services.go. */
  const nearest = (/** @type {PodRelation[]} */ pods) => {
    const lacks = (/** @type {PodRelation} */ { mismatches }) =>
      2 * mismatches.length + mismatches.filter(({ has }) => has === null).length;
    return [...pods].sort((one, other) => lacks(one) - lacks(other)).slice(0, 1);
  };

  /** Objects of kinds that are not known here may make the Pods: then it is no error. @type {(relation: Relation, findings: Finding[]) => boolean} */
  const isWrong = (relation, findings) =>
    findings.some((one) => one.code === "selects-nothing" && one.level === "error" && site.isSame(one, relation));

  /** @type {(pod: PodRelation, problems: Problem[]) => RelationLine[]} */
  const podLines = (pod, problems) => {
    const { kind, name } = pod;
    const ports = pod.ports.map((port) => portLine(pod.name, port, isProblem(pod, port, problems)));
    return [line("good", say("selected", { kind, name })), ...ports];
  };

  const laterLine = (/** @type {PodRelation} */ { kind, name, later }) =>
    line("open", say("selectedLater", { kind, name, labels: later.join(", ") }));

  /** @type {(pod: PodRelation, state: RelationLine["state"]) => RelationLine} */
  const passedLine = (pod, state) =>
    line(state, [say("notSelected", { kind: pod.kind, name: pod.name }), ...site.mismatches(pod)].join(" "));

  const sliceLine = (/** @type {Problem} */ { port, name }) =>
    line("bad", say("slicePort", { port, name: name || say("noName") }));

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

  /** @type {(pod: string, port: PortRelation, isNamed: boolean) => RelationLine} */
  const portLine = (pod, { port, number, target, declared }, isNamed) => {
    if (!number) return line("bad", say("portNowhere", { port, target, pod }), true);
    const key = declared ? "port" : isNamed ? "portUndeclared" : "noPortAtAll"; // a container need not list its ports
    return line(isNamed ? "open" : "good", say(key, { port, number, target, pod }), true);
  };

  site.relationList = (relations, findings) => {
    const each = relations.map((relation) => ({ relation, lines: site.relationLines(relation, findings) }));
    const shown = each.filter(({ lines }) => lines.length);
    if (!shown.length) return [];
    const isBad = (/** @type {{lines: RelationLine[]}} */ { lines }) => lines.some(({ state }) => state === "bad");
    shown.sort((one, other) => Number(isBad(other)) - Number(isBad(one)));
    return [site.section(say("leads"), ...site.capped(shown, service, MOST, "p"))];
  };

  /** @type {(shown: {relation: Relation, lines: RelationLine[]}) => Node} */
  const service = ({ relation, lines }) =>
    make(
      "div",
      {},
      make("p", { class: "check-service" }, say("service", { name: relation.service })),
      make("ul", { class: "check-relations" }, ...site.capped(lines, row)),
    );

  const SIGNS = { good: "✓ ", bad: "✗ ", open: "? ", note: "" };

  site.sign = ({ state }) => SIGNS[state];

  const row = (/** @type {RelationLine} */ line) =>
    make(
      "li",
      { class: line.inner ? `${line.state} inner` : line.state },
      make("span", { "aria-hidden": "true" }, site.sign(line)),
      site.short(line.text),
    );
})(site);
