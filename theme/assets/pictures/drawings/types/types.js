// The drawing `types`: the types of Services in each other, each with what it adds, and beside them those
// that add to none. One Service of each type in the files is its example; the numbers are from there.

((pictures) => {
  const WIDTH = 398;
  const GAP = 12;
  const STACK = ["ClusterIP", "NodePort", "LoadBalancer"]; // from the innermost
  const BESIDE = ["Headless", "ExternalName"];
  const KINDS = { ClusterIP: "selector", NodePort: "node", LoadBalancer: "outside" };

  const ports = (service) => service.ports.map(({ port }) => `:${port}`).join(" ");

  const nodePorts = (data, service) =>
    service.ports.map(({ nodePort }) => `:${nodePort || pictures.say(data, "typesAssigned")}`).join(" ");

  /** Where a Service of each type can be called, beyond what the types in it can. */
  const ADDED = {
    ClusterIP: (data, service) => [
      { label: service.name, value: ports(service) },
      { label: pictures.say(data, "typesClusterAddress"), value: ports(service) },
    ],
    NodePort: (data, service) => [
      { label: pictures.say(data, "typesAnyNode"), value: nodePorts(data, service) },
    ],
    LoadBalancer: (data, service) => [{ label: "<EXTERNAL-IP>", value: ports(service) }],
  };

  const words = (data, service) => pictures.say(data, `types${service.type}`);

  const podsCard = (data, service, width) =>
    pictures.card({
      kind: "pod",
      width: width - 2 * pictures.BEHIND,
      behind: 2,
      rows: [
        {
          label: pictures.say(data, "typesPods"),
          value: service.ports.map(({ target }) => `:${target}`).join(" "),
        },
      ],
    });

  const nested = (data, services, width) => {
    if (!services.length) return null;
    const [service, ...inner] = services;
    const room = pictures.inside(width);
    const next = inner.length ? nested(data, inner, room) : podsCard(data, service, room);
    return pictures.card({
      kind: KINDS[service.type],
      width,
      name: service.type,
      texts: [words(data, service)],
      rows: ADDED[service.type](data, service),
      cards: [next],
    });
  };

  const BESIDE_CARDS = {
    Headless: (data, service) => ({
      caption: pictures.say(data, "typesVariant"),
      name: "clusterIP: None",
      codes: [service.name, `${pictures.say(data, "typesPodIps")}${ports(service)}`],
    }),
    ExternalName: (data, service) => ({
      caption: pictures.say(data, "typesException"),
      name: service.type,
      codes: [service.name, `→ ${service.spec.externalName}`],
    }),
  };

  const beside = (data, services) => {
    const width = (WIDTH - GAP * (services.length - 1)) / services.length;
    return services.map((service) =>
      pictures.card({
        kind: "apart",
        width,
        ...BESIDE_CARDS[service.type](data, service),
        texts: [words(data, service)],
      }),
    );
  };

  const described = (data, stack, others) => {
    const say = (service) => {
      const shown = { Headless: ports, ExternalName: () => service.spec.externalName, NodePort: (one) => nodePorts(data, one) };
      const type = service.type === "Headless" ? "clusterIP: None" : service.type;
      const where = (shown[service.type] || ports)(service);
      return pictures.say(data, "typesSaid", { type, ports: where, words: words(data, service) });
    };
    const holds = stack.slice(1).map((outer, place) =>
      pictures.say(data, "typesSaidHolds", { outer: outer.type, inner: stack[place].type }),
    );
    return [...stack.map(say), ...holds, ...others.map(say)].join(" ");
  };

  pictures.drawings.types = (data) => {
    const services = pictures.services({ ...data, own: data.documents.length });
    const of = (type) => services.filter((service) => service.type === type).slice(0, 1);
    const [stack, others] = [STACK.flatMap(of), BESIDE.flatMap(of)];
    if (!stack.length && !others.length) throw new pictures.CannotDraw("there is no Service in the files");
    const nest = nested(data, [...stack].reverse(), WIDTH);
    const cards = beside(data, others);
    const top = nest ? nest.height + GAP : 0;
    const height = top + Math.max(...cards.map((card) => card.height), cards.length ? 0 : -GAP) + 2;
    return pictures.picture(
      data,
      { width: WIDTH + 2, height, title: pictures.say(data, "typesTitle"), desc: described(data, stack, others) },
      nest ? nest.at(1, 1) : null,
      cards.map((card, place) => card.at(1 + place * (card.width + GAP), 1 + top)),
    );
  };
})((globalThis.pictures = globalThis.pictures || {}));
