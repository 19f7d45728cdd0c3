// The drawing `selection`: a Service's selector, the Pods beside it, and lines between the pairs that both
// have. Which Pods are selected, and which pairs they lack, the validator has said.
(({ pictures, speaker }) => {
  const say = speaker("selection", "findings", "pictures");
  /** @typedef {Card & {left: Point, right: Point}} Chip remembers where it was drawn, for lines to it */
  /** @typedef {PodRelation & {elsewhere?: string}} Pod elsewhere is its namespace, if that is another */
  /** @typedef {Card & {chips: Map<string, Chip>, pod: Pod}} PodCard */

  const WIDTH = 400;
  const SELECTOR = { x: 1, width: 174 };
  const POD = { x: 209, width: WIDTH - 210 };
  const GAP = 14; // between Pods
  const MOST = 6; // Pods in a picture

  const CODE = { size: 13, mono: true };
  const PAD = { x: 8, y: 6 };
  const STEP = CODE.size * 1.35;
  const LINES = 3; // of a value

  /** A pair as its card shows it: in one line, or the key above the value. @type {(key: string, value: string) => (room: number) => string[]} */
  const pairLines = (key, value) => (room) => {
    const whole = `${key}: ${value}`;
    if (pictures.textWidth(whole, CODE) <= room) return [whole];
    const look = { ...CODE, lines: LINES };
    return [...pictures.wrap(`${key}:`, room, look), ...pictures.wrap(value, room, look)];
  };

  /**
   * A label, or a condition on one, as a card in a card of a width; `wants` should stand there instead.
   * @type {(kind: string, outer: number, lines: (room: number) => string[], wants?: string) => Chip}
   */
  const chip = (kind, outer, lines, wants) => {
    const width = pictures.inside(outer);
    const room = width - 2 * PAD.x;
    const [is, not] = [lines(room), wants === undefined ? [] : pictures.wrap(`≠ ${wants}`, room, CODE)];
    const height = (is.length + not.length) * STEP + 2 * PAD.y;
    /** @type {Chip} */
    const made = {
      width,
      height,
      left: [0, 0],
      right: [0, 0],
      at(x, y) {
        made.left = [x, y + height / 2];
        made.right = [x + width, y + height / 2];
        const first = y + PAD.y + CODE.size;
        return pictures.box(
          { x, y, width, height, kind },
          pictures.lines(x + PAD.x, first, is, CODE),
          pictures.lines(x + PAD.x, first + is.length * STEP, not, { ...CODE, ink: "bad" }),
        );
      },
    };
    return made;
  };

  /** @type {(service: Service, pods: Pod[]) => Card & {chips: Chip[]}} */
  const selectorCard = (service, pods) => {
    const chips = service.selector.map((pair) => chip("pair", SELECTOR.width, pairLines(...pair)));
    const card = pictures.card({
      kind: "selector",
      width: SELECTOR.width,
      caption: say("service"),
      name: service.name,
      codes: [...(pods.some((pod) => pod.elsewhere) ? [`namespace: ${service.namespace}`] : []), "selector"],
      cards: chips,
    });
    return { ...card, chips };
  };

  /** The card of one label of a Pod. @type {(service: Service, pod: Pod, label: [string, string]) => Chip} */
  const labelChip = (service, pod, [key, value]) => {
    const miss = pod.mismatches.find((one) => one.key === key);
    if (miss) return chip("missed", POD.width, pairLines(key, value), miss.wants);
    const asked = service.selector.some(([wanted]) => wanted === key);
    return chip(asked && !pod.elsewhere ? "matched" : "pair", POD.width, pairLines(key, value));
  };

  /** @type {(service: Service, pod: Pod) => Map<string, Chip>} */
  const podChips = (service, pod) => {
    const labels = Object.entries(pod.labels ?? {});
    const chips = new Map(labels.map((label) => [label[0], labelChip(service, pod, label)]));
    for (const { key } of pod.mismatches.filter(({ has }) => has === null)) {
      const isLater = pod.later.includes(key);
      const lacks = say(isLater ? "labelLater" : "noLabel", { key });
      chips.set(
        key,
        chip(isLater ? "pair" : "missed", POD.width, (room) => pictures.wrap(lacks, room, CODE)),
      );
    }
    if (pod.elsewhere)
      chips.set("", chip("missed", POD.width, pairLines("namespace", pod.elsewhere), service.namespace));
    return chips;
  };

  /** @type {(service: Service, pod: Pod) => PodCard} */
  const podCard = (service, pod) => {
    const chips = podChips(service, pod);
    const passed = pod.later.length ? `? ${say("later")}` : `✗ ${say("not")}`;
    const verdict = pod.selected ? `✓ ${say("chosen")}` : passed;
    const kind = pod.kind === "Pod" ? say("pod") : say("podsOf", { kind: pictures.kindName(pod.kind) });
    const card = pictures.card({
      kind: pod.selected ? "pod" : "unselected",
      width: POD.width,
      caption: `${kind} · ${verdict}`,
      name: pod.name,
      cards: [...chips.values()],
    });
    return { ...card, chips, pod };
  };

  /** Pods of another namespace: the validator compares none of their labels, as Kubernetes does not. */
  const elsewhere = (/** @type {Data} */ data, /** @type {Service} */ service) =>
    data.documents
      .filter((one) => one.kind === "Pod" && (one.metadata.namespace || "default") !== service.namespace)
      .map(({ metadata }) => ({
        kind: "Pod",
        name: metadata.name || metadata.generateName || "",
        file: 0,
        document: 0,
        labels: metadata.labels || {},
        selected: false,
        later: [],
        mismatches: [],
        ports: [],
        elsewhere: metadata.namespace || "default",
      }));

  /** @type {(from: Point, to: Point, selected: boolean) => Tree} */
  const link = (from, to, selected) => {
    const bend = (from[0] + to[0]) / 2;
    const [start, out, into, end] = pictures.rounded(from, [bend, from[1]], [bend, to[1]], to);
    const colour = selected ? pictures.KINDS.pod.stroke : pictures.INKS.muted;
    return pictures.element(
      "g",
      { class: selected ? "link joined" : "link" },
      pictures.element("path", {
        d: `M${start}C${out} ${into} ${end}`,
        fill: "none",
        stroke: colour,
        "stroke-width": selected ? 2.5 : 1.5,
        "stroke-dasharray": selected ? undefined : "4 4",
      }),
      [from, to].map(([cx, cy]) => pictures.element("circle", { cx, cy, r: 3.5, fill: colour })),
    );
  };

  /** @type {(service: Service, selector: {chips: Chip[]}, cards: PodCard[]) => Tree[]} */
  const links = (service, selector, cards) =>
    cards.flatMap(({ pod, chips }) =>
      service.selector.flatMap(([key], place) => {
        const chip = chips.get(key);
        const missed = pod.elsewhere || !chip || pod.mismatches.some((one) => one.key === key);
        return missed ? [] : [link(selector.chips[place].right, chip.left, pod.selected)];
      }),
    );

  /** @type {(service: Service, pod: Pod) => string} */
  const why = (service, pod) => {
    if (pod.elsewhere) return `namespace: ${pod.elsewhere} ≠ ${service.namespace}`;
    const missing = (/** @type {Mismatch} */ { key, has, wants }) =>
      has === null ? say("noLabel", { key }) : say("labelIs", { key, has, wants });
    return pod.mismatches.map(missing).join("; ");
  };

  /** @type {(service: Service, pods: Pod[]) => string} */
  const described = (service, pods) => {
    const said = pods.map((pod) => {
      if (pod.selected) return say("saidChosen", { pod: pod.name });
      const labels = pod.later.join(", ");
      return labels
        ? say("saidLater", { pod: pod.name, labels })
        : say("saidNot", { pod: pod.name, why: why(service, pod) });
    });
    return [say("desc", { pairs: pictures.pairs(service).join(say("and")) }), ...said].join(" ");
  };

  const rest = (/** @type {number} */ number) => {
    const text = number ? say("more", { number }) : say("nobody");
    return pictures.card({ kind: "unselected", width: POD.width, texts: [text] });
  };

  const stacked = (/** @type {Card[]} */ cards) => {
    let y = 1;
    return cards.map((card) => {
      const top = y;
      y += card.height + GAP;
      return { card, top };
    });
  };

  pictures.drawings.selection = (data) => {
    const service = pictures.service(data);
    if (!service.selector.length) throw new pictures.CannotDraw(`${service.name} has no selector`);
    /** @type {Pod[]} */
    const pods = [...service.pods, ...elsewhere(data, service)];
    const cards = pods.slice(0, MOST).map((pod) => podCard(service, pod));
    const hidden = pods.length - cards.length;
    const column = stacked(hidden || !pods.length ? [...cards, rest(hidden)] : cards);
    const selector = selectorCard(service, pods);
    const last = column[column.length - 1];
    const height = Math.max(last.top + last.card.height, selector.height + 1) + 1;
    const drawn = [selector.at(SELECTOR.x, 1), column.map(({ card, top }) => card.at(POD.x, top))];
    const text = { title: say("title", { service: service.name }), desc: described(service, pods) };
    return pictures.picture(data.id, { width: WIDTH, height, ...text }, drawn, links(service, selector, cards));
  };
})(site);
