// The drawing `traffic`: the way of a packet to the Pods of a Service, with the names and numbers of its
// manifest. From outside on the left, from inside the cluster on the right; one below the other where
// there is only one way.

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const numbers = (service) => service.ports.map((port) => pictures.portNumber(port, port.port)).join(", ");

  const address = (host, service) => (service.ports.length ? `${host}:${numbers(service)}` : host);

  /** The client in a Pod, and the address of the Service that it calls. */
  const inside = (data, service, width) => [
    pictures.card({
      kind: "client",
      width,
      caption: say(data, "insideClient"),
      codes: [address(service.name, service)],
    }),
    pictures.card({
      kind: "service",
      width,
      caption: say(data, "service"),
      name: service.name,
      rows: [
        { label: "clusterIP", ...given(data, service.spec.clusterIP) },
        ...pictures.portRows(service, "port", (port) => ({ value: pictures.portNumber(port, port.port) })),
      ],
      texts: pictures.habits(data, service),
    }),
  ];

  const given = (data, value) => (value ? { value: `${value}` } : { value: say(data, "assigned"), plain: true });

  /** What the fields of a Service say about which Pod is chosen. */
  pictures.habits = (data, service) => {
    const { internalTrafficPolicy, trafficDistribution, sessionAffinity } = service.spec;
    return [
      internalTrafficPolicy === "Local" ? "localPods" : "",
      trafficDistribution === "PreferSameNode" ? "sameNode" : "",
      ["PreferSameZone", "PreferClose"].includes(trafficDistribution) ? "sameZone" : "",
      sessionAffinity === "ClientIP" ? "sticky" : "",
    ].filter(Boolean).map((key) => say(data, key));
  };

  const client = (data, service, host, width, ports) =>
    pictures.card({
      kind: "client",
      width,
      caption: say(data, "outsideClient"),
      codes: [`${host}:${ports}`],
    });

  const nodePorts = (data, service) =>
    service.ports.map((port) => (port.nodePort ? pictures.portNumber(port, port.nodePort) : "nodePort")).join(", ");

  const nodes = (data, service, width) =>
    pictures.card({
      kind: "node",
      width,
      caption: say(data, "everyNode"),
      rows: pictures.portRows(service, "nodePort", (port) =>
        given(data, port.nodePort && pictures.portNumber(port, port.nodePort)),
      ),
      texts: service.spec.externalTrafficPolicy === "Local" ? [say(data, "localNodes")] : [],
      behind: 2,
    });

  const balancer = (data, service, width) =>
    pictures.card({
      kind: "service",
      width,
      caption: say(data, "loadBalancer"),
      rows: [
        { label: "EXTERNAL-IP", value: say(data, "fromProvider"), plain: true },
        ...pictures.portRows(service, "port", (port) => ({ value: pictures.portNumber(port, port.port) })),
      ],
    });

  /**
   * The way from outside: what stands outside the cluster, and what in it before the Pods.
   * @returns {{before: (width: number) => Card[], in: (width: number) => Card[]}}
   */
  const outside = {
    NodePort: (data, service) => ({
      before: (width) => [client(data, service, say(data, "anyNode"), width, nodePorts(data, service))],
      in: (width) => [nodes(data, service, width)],
    }),
    LoadBalancer: (data, service) => ({
      before: (width) => [
        client(data, service, say(data, "externalIp"), width, numbers(service)),
        balancer(data, service, width),
      ],
      in: (width) => (service.spec.allocateLoadBalancerNodePorts === false ? [] : [nodes(data, service, width)]),
    }),
    externalIPs: (data, service) => ({
      before: (width) => [client(data, service, service.spec.externalIPs[0], width, numbers(service))],
      in: (width) => [
        pictures.card({
          kind: "node",
          width,
          caption: say(data, "externalIpNode"),
          codes: service.spec.externalIPs.slice(0, 3),
          rows: pictures.portRows(service, "port", (port) => ({ value: pictures.portNumber(port, port.port) })),
        }),
      ],
    }),
  };

  const wayIn = (service) => {
    if (outside[service.type]) return service.type;
    return (service.spec.externalIPs || []).length ? "externalIPs" : "";
  };

  /** What the picture alone would leave open. */
  pictures.trafficNote = (data, service) => {
    const [port] = service.ports;
    if (service.type === "NodePort" && port.nodePort) {
      return say(data, "oneRewrite", { nodePort: port.nodePort, port: port.port });
    }
    const byNodes = service.type === "LoadBalancer" && service.spec.allocateLoadBalancerNodePorts !== false;
    if (!byNodes) return "";
    return port.nodePort ? say(data, "orUnchanged", { nodePort: port.nodePort }) : say(data, "orWithoutNodePort");
  };

  const label = (data, service) => {
    if (pictures.nowhere(data, service)) return say(data, "refused");
    return say(data, service.selector.length ? "rewrites" : "rewritesToSlice");
  };

  const plan = (data, service) => {
    const way = wayIn(service);
    return {
      outside: way ? outside[way](data, service) : null,
      inside: (width) => inside(data, service, width),
      ends: (width) => pictures.ends(data, service, width),
      endsInside: pictures.endsInside(service),
      dead: Boolean(pictures.nowhere(data, service)),
      label: label(data, service),
      note: pictures.trafficNote(data, service),
    };
  };

  pictures.drawings.traffic = (data) => {
    const service = pictures.service(data);
    const byName = service.type === "ExternalName" || service.type === "Headless";
    const shown = byName ? pictures.byName(data, service) : pictures.byAddress(data, plan(data, service));
    const text = pictures.trafficWords(data, service, wayIn(service));
    return pictures.picture(data, { width: pictures.WIDTH, height: shown.height, ...text }, shown.nodes);
  };
})((globalThis.pictures = globalThis.pictures || {}));
