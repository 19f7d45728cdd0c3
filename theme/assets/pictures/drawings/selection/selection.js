// The drawing `selection`: a Service's selector, the Pods beside it, and lines between the pairs that both
// have. Which Pods are selected, and which pairs they lack, the validator has said.

((pictures) => {
  const WIDTH = 400;
  const SELECTOR = { x: 1, width: 174 };
  const POD = { x: 209, width: WIDTH - 210 };
  const GAP = 14; // between Pods
  const MOST = 6; // Pods in a picture

  const CODE = { size: 13, mono: true };
  const PAD = { x: 8, y: 6 };
  const STEP = CODE.size * 1.35;
  const LINES = 3; // of a value

  /** A pair as its card shows it: in one line, or the key above the value. */
  const pairLines = (key, value, room) => {
    const whole = pair(key, value);
    if (pictures.textWidth(whole, CODE) <= room) return [whole];
    const look = { ...CODE, lines: LINES };
    return [...pictures.wrap(`${key}:`, room, look), ...pictures.wrap(value, room, look)];
  };

  /**
   * A label, or a condition on one, as a card in a card. It remembers where it was drawn, for lines to it.
   * @param {string} kind
   * @param {number} outer  the width of the card around it
   * @param {(room: number) => string[]} lines
   * @param {string} [wants]  what should stand there instead
   */
  const chip = (kind, outer, lines, wants) => {
    const width = pictures.inside(outer);
    const room = width - 2 * PAD.x;
    const [is, not] = [lines(room), wants === undefined ? [] : pictures.wrap(`≠ ${wants}`, room, CODE)];
    const height = (is.length + not.length) * STEP + 2 * PAD.y;
    return {
      width,
      height,
      at(x, y) {
        this.left = [x, y + height / 2];
        this.right = [x + width, y + height / 2];
        const first = y + PAD.y + CODE.size;
        return pictures.box(
          { x, y, width, height, kind },
          pictures.lines(x + PAD.x, first, is, CODE),
          pictures.lines(x + PAD.x, first + is.length * STEP, not, { ...CODE, ink: "bad" }),
        );
      },
    };
  };

  const pairChip = (kind, outer, key, value, wants) =>
    chip(kind, outer, (room) => pairLines(key, value, room), wants);

  const pair = (key, value) => `${key}: ${value}`;

  const selectorCard = (data, service, pods) => {
    const chips = service.selector.map(([key, value]) => pairChip("pair", SELECTOR.width, key, value));
    const card = pictures.card({
      kind: "selector",
      width: SELECTOR.width,
      caption: pictures.say(data, "service"),
      name: service.name,
      codes: [...(pods.some((pod) => pod.elsewhere) ? [`namespace: ${service.namespace}`] : []), "selector"],
      cards: chips,
    });
    return { ...card, chips };
  };

  /** What a Pod's card says of one label. */
  const labelChip = (service, pod, [key, value]) => {
    const miss = pod.mismatches.find((one) => one.key === key);
    if (miss) return pairChip("missed", POD.width, key, value, miss.wants);
    const asked = service.selector.some(([wanted]) => wanted === key);
    return pairChip(asked && !pod.elsewhere ? "matched" : "pair", POD.width, key, value);
  };

  const podChips = (data, service, pod) => {
    const labels = Object.entries(pod.labels);
    const chips = new Map(labels.map((label) => [label[0], labelChip(service, pod, label)]));
    for (const { key } of pod.mismatches.filter(({ has }) => has === null)) {
      const lacks = pictures.say(data, "selectionLacks", { key });
      chips.set(key, chip("missed", POD.width, (room) => pictures.wrap(lacks, room, CODE)));
    }
    if (pod.elsewhere) {
      chips.set("", pairChip("missed", POD.width, "namespace", pod.elsewhere, service.namespace));
    }
    return chips;
  };

  const podName = (data, pod) =>
    pod.kind === "Pod" ? pictures.say(data, "selectionPod") : pictures.say(data, "selectionPodsOf", { kind: pictures.kindName(data, pod.kind) });

  const podCard = (data, service, pod) => {
    const chips = podChips(data, service, pod);
    const verdict = pod.selected ? `✓ ${pictures.say(data, "selectionChosen")}` : `✗ ${pictures.say(data, "selectionNot")}`;
    const card = pictures.card({
      kind: pod.selected ? "pod" : "unselected",
      width: POD.width,
      caption: `${podName(data, pod)} · ${verdict}`,
      name: pod.name,
      cards: [...chips.values()],
    });
    return { ...card, chips, pod };
  };

  /** Pods of another namespace: the validator compares none of their labels, as Kubernetes does not. */
  const elsewhere = (data, service) =>
    data.documents
      .filter((one) => one.kind === "Pod" && (one.metadata.namespace || "default") !== service.namespace)
      .map(({ metadata }) => ({
        kind: "Pod",
        name: metadata.name || metadata.generateName || "",
        labels: metadata.labels || {},
        selected: false,
        mismatches: [],
        elsewhere: metadata.namespace || "default",
      }));

  const link = (from, to, selected) => {
    const bend = (from[0] + to[0]) / 2;
    const round = (point) => point.map((one) => Math.round(one * 10) / 10).join(" ");
    const curve = `M${round(from)}C${round([bend, from[1]])} ${round([bend, to[1]])} ${round(to)}`;
    return pictures.element(
      "g",
      { class: selected ? "link joined" : "link" },
      pictures.element("path", {
        d: curve,
        fill: "none",
        stroke: selected ? pictures.KINDS.pod.stroke : pictures.INKS.muted,
        "stroke-width": selected ? 2.5 : 1.5,
        "stroke-dasharray": selected ? undefined : "4 4",
      }),
      [from, to].map(([cx, cy]) =>
        pictures.element("circle", { cx, cy, r: 3.5, fill: selected ? pictures.KINDS.pod.stroke : pictures.INKS.muted }),
      ),
    );
  };

  const links = (service, selector, cards) =>
    cards.flatMap(({ pod, chips }) =>
      service.selector.flatMap(([key], place) => {
        const missed = pod.elsewhere || !chips.has(key) || pod.mismatches.some((one) => one.key === key);
        return missed ? [] : [link(selector.chips[place].right, chips.get(key).left, pod.selected)];
      }),
    );

  const why = (data, service, pod) => {
    if (pod.elsewhere) return `namespace: ${pod.elsewhere} ≠ ${service.namespace}`;
    const missing = ({ key, has, wants }) =>
      has === null
        ? pictures.say(data, "selectionLacks", { key })
        : pictures.say(data, "selectionSaidDiffers", { key, has, wants });
    return pod.mismatches.map(missing).join("; ");
  };

  const described = (data, service, pods) => {
    const pairs = service.selector.map(([key, value]) => pair(key, value));
    const said = pods.map((pod) =>
      pod.selected
        ? pictures.say(data, "selectionSaidChosen", { pod: pod.name })
        : pictures.say(data, "selectionSaidNot", { pod: pod.name, why: why(data, service, pod) }),
    );
    const asks = pictures.say(data, "selectionDesc", { pairs: pairs.join(pictures.say(data, "selectionAnd")) });
    return [asks, ...said].join(" ");
  };

  const rest = (data, number) => {
    const text = pictures.say(data, number ? "selectionMore" : "selectionNobody", { number });
    return pictures.card({ kind: "unselected", width: POD.width, texts: [text] });
  };

  const stacked = (cards) => {
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
    const pods = [...service.pods, ...elsewhere(data, service)];
    const cards = pods.slice(0, MOST).map((pod) => podCard(data, service, pod));
    const hidden = pods.length - cards.length;
    const column = stacked(hidden || !pods.length ? [...cards, rest(data, hidden)] : cards);
    const selector = selectorCard(data, service, pods);
    const last = column[column.length - 1];
    const height = Math.max(last.top + last.card.height, selector.height + 1) + 1;
    const drawn = [
      selector.at(SELECTOR.x, 1),
      column.map(({ card, top }) => card.at(POD.x, top)),
    ];
    const title = pictures.say(data, "selectionTitle", { service: service.name });
    const desc = described(data, service, pods);
    return pictures.picture(data, { width: WIDTH, height, title, desc }, drawn, links(service, selector, cards));
  };
})((globalThis.pictures = globalThis.pictures || {}));
