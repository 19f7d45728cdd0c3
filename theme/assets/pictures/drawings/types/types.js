// The drawing `types`: the types of Services in each other, each with what it adds, and beside them those
// that add to none. One Service of each type in the files is its example; the numbers are from there.
(({ pictures, speaker }) => {
  const say = speaker("types", "pictures");
  const WIDTH = 398;
  const GAP = 12;
  const STACK = ["ClusterIP", "NodePort", "LoadBalancer"]; // from the innermost
  const BESIDE = ["Headless", "ExternalName"];

  const ports = (/** @type {Service} */ service) => service.ports.map(({ port }) => `:${port}`).join(" ");

  const nodePorts = (/** @type {Service} */ service) =>
    service.ports.map(({ nodePort }) => `:${nodePort || say("assigned")}`).join(" ");

  /**
   * The box of each type, and where a Service of it can be called beyond what the types in it can.
   * @type {Record<string, {kind: string, rows: (service: Service) => Row[]}>}
   */
  const ADDED = {
    ClusterIP: {
      kind: "selector",
      rows: (service) => [
        { label: service.name, value: ports(service) },
        { label: say("clusterIp"), value: ports(service) },
      ],
    },
    NodePort: { kind: "node", rows: (service) => [{ label: say("anyNode"), value: nodePorts(service) }] },
    LoadBalancer: { kind: "outside", rows: (service) => [{ label: "<EXTERNAL-IP>", value: ports(service) }] },
  };

  /** @type {(service: Service, width: number) => Card} */
  const podsCard = (service, width) =>
    pictures.card({
      kind: "pod",
      width: width - 2 * pictures.BEHIND,
      behind: 2,
      rows: [{ label: say("pods"), value: service.ports.map(({ target }) => `:${target}`).join(" ") }],
    });

  /** The card of the first type, with the others in it. @type {(services: Service[], width: number) => Card} */
  const nested = ([service, ...inner], width) => {
    const room = pictures.inside(width);
    const { kind, rows } = ADDED[service.type];
    return pictures.card({
      kind,
      width,
      name: service.type,
      texts: [say(service.type)],
      rows: rows(service),
      cards: [inner.length ? nested(inner, room) : podsCard(service, room)],
    });
  };

  const addsNothing = (/** @type {Service} */ service) => {
    const { type, name, spec } = service;
    const address = `${say("podIps")}${ports(service)}`;
    if (type === "Headless") return { caption: say("variant"), name: "clusterIP: None", codes: [name, address] };
    return { caption: say("exception"), name: type, codes: [name, `→ ${spec.externalName}`] };
  };

  const beside = (/** @type {Service[]} */ services) => {
    const width = (WIDTH - GAP * (services.length - 1)) / services.length;
    return services.map((service) =>
      pictures.card({ kind: "apart", width, ...addsNothing(service), texts: [say(service.type)] }),
    );
  };

  const altText = (/** @type {Service} */ service) => {
    const type = service.type === "Headless" ? "clusterIP: None" : service.type;
    const added = { NodePort: nodePorts(service), ExternalName: service.spec.externalName };
    const where = /** @type {Record<string, string>} */ (added)[service.type] ?? ports(service);
    return say("said", { type, ports: where, words: say(service.type) });
  };

  /** @type {(stack: Service[], others: Service[]) => string} */
  const described = (stack, others) => {
    const holds = stack
      .slice(1)
      .map((outer, place) => say("saidHolds", { outer: outer.type, inner: stack[place].type }));
    return [...stack.map(altText), ...holds, ...others.map(altText)].join(" ");
  };

  pictures.drawings.types = (data) => {
    const services = pictures.services({ ...data, own: data.documents.length });
    const of = (/** @type {string} */ type) => services.filter((service) => service.type === type).slice(0, 1);
    const [stack, others] = [STACK.flatMap(of), BESIDE.flatMap(of)];
    if (!stack.length && !others.length) throw new pictures.CannotDraw("there is no Service in the files");
    const nest = stack.length ? nested([...stack].reverse(), WIDTH) : null;
    const cards = beside(others);
    const top = nest ? nest.height + GAP : 0;
    const height = top + Math.max(...cards.map((card) => card.height), cards.length ? 0 : -GAP) + 2;
    return pictures.picture(
      data.id,
      { width: WIDTH + 2, height, title: say("title"), desc: described(stack, others) },
      nest ? nest.at(1, 1) : null,
      cards.map((card, place) => card.at(1 + place * (card.width + GAP), 1 + top)),
    );
  };
})(site);
