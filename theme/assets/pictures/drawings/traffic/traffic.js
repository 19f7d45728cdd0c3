// The drawing `traffic`: the way of a packet to the Pods of a Service, with the names and numbers of its
// manifest. From outside on the left, from inside the cluster on the right; one below the other where
// there is only one way.
(({ pictures, speaker }) => {
  const say = speaker("traffic", "pictures");

  const numbers = (/** @type {Service} */ service) =>
    service.ports.map((port) => pictures.portNumber(port, port.port)).join(", ");

  /** @type {(host: string, service: Service) => string} */
  const address = (host, service) => (service.ports.length ? `${host}:${numbers(service)}` : host);

  const portRows = (/** @type {Service} */ service) =>
    pictures.portRows(service, "port", (port) => ({ value: pictures.portNumber(port, port.port) }));

  /** The client in a Pod, and the address of the Service that it calls. @type {(service: Service, width: number) => Card[]} */
  const inside = (service, width) => [
    pictures.card({ kind: "client", width, caption: say("insideClient"), codes: [address(service.name, service)] }),
    pictures.card({
      kind: "service",
      width,
      caption: say("service"),
      name: service.name,
      rows: [{ label: "clusterIP", ...given(service.spec.clusterIP) }, ...portRows(service)],
      texts: pictures.habits(service),
    }),
  ];

  /** @type {(value?: string | number) => {value: string, plain?: boolean}} */
  const given = (value) => (value ? { value: `${value}` } : { value: say("assigned"), plain: true });

  /** The fields of a Service about which Pod is chosen, in words. */
  pictures.habits = (service) => {
    const { internalTrafficPolicy, trafficDistribution, sessionAffinity } = service.spec;
    return [
      internalTrafficPolicy === "Local" ? say("localPods") : "",
      trafficDistribution === "PreferSameNode" ? say("sameNode") : "",
      ["PreferSameZone", "PreferClose"].includes(trafficDistribution) ? say("sameZone") : "",
      sessionAffinity === "ClientIP" ? say("sticky") : "",
    ].filter(Boolean);
  };

  /** @type {(host: string, width: number, ports: string) => Card} */
  const client = (host, width, ports) =>
    pictures.card({ kind: "client", width, caption: say("outsideClient"), codes: [`${host}:${ports}`] });

  const nodePorts = (/** @type {Service} */ service) =>
    service.ports.map((port) => (port.nodePort ? pictures.portNumber(port, port.nodePort) : "nodePort")).join(", ");

  /** @type {(service: Service, width: number) => Card} */
  const nodes = (service, width) =>
    pictures.card({
      kind: "node",
      width,
      caption: say("everyNode"),
      rows: pictures.portRows(service, "nodePort", (port) =>
        given(port.nodePort && pictures.portNumber(port, port.nodePort)),
      ),
      texts: service.spec.externalTrafficPolicy === "Local" ? [say("localNodes")] : [],
      behind: 2,
    });

  /** @type {(service: Service, width: number) => Card} */
  const balancer = (service, width) =>
    pictures.card({
      kind: "service",
      width,
      caption: say("loadBalancer"),
      rows: [{ label: "EXTERNAL-IP", value: say("fromProvider"), plain: true }, ...portRows(service)],
    });

  /** @type {(service: Service, width: number) => Card} */
  const externalIpNode = (service, width) =>
    pictures.card({
      kind: "node",
      width,
      caption: say("externalIpNode"),
      codes: service.spec.externalIPs.slice(0, 3),
      rows: portRows(service),
    });

  /** @type {Record<string, (service: Service) => TrafficPlan["outside"]>} */
  const outside = {
    NodePort: (service) => ({
      before: (width) => [client(say("anyNode"), width, nodePorts(service))],
      in: (width) => [nodes(service, width)],
    }),
    LoadBalancer: (service) => ({
      before: (width) => [client(say("externalIp"), width, numbers(service)), balancer(service, width)],
      in: (width) => (service.spec.allocateLoadBalancerNodePorts === false ? [] : [nodes(service, width)]),
    }),
    externalIPs: (service) => ({
      before: (width) => [client(service.spec.externalIPs[0], width, numbers(service))],
      in: (width) => [externalIpNode(service, width)],
    }),
  };

  const wayIn = (/** @type {Service} */ service) => {
    if (outside[service.type]) return service.type;
    return service.spec.externalIPs?.length ? "externalIPs" : "";
  };

  /** A note on what the picture alone would leave open. */
  pictures.trafficNote = (service) => {
    const [{ port, nodePort }] = service.ports;
    if (service.type === "NodePort" && nodePort) return say("oneRewrite", { nodePort, port });
    const byNodes = service.type === "LoadBalancer" && service.spec.allocateLoadBalancerNodePorts !== false;
    if (!byNodes) return "";
    return nodePort ? say("orUnchanged", { nodePort }) : say("orWithoutNodePort");
  };

  const label = (/** @type {Service} */ service) => {
    if (pictures.nowhere(service)) return say("refused");
    return say(service.selector.length ? "rewrites" : "rewritesToSlice");
  };

  /** @type {(service: Service) => TrafficPlan} */
  const plan = (service) => ({
    outside: outside[wayIn(service)]?.(service),
    inside: (width) => inside(service, width),
    ends: (width) => pictures.ends(service, width),
    endsInside: pictures.endsInside(service),
    dead: Boolean(pictures.nowhere(service)),
    label: label(service),
    note: pictures.trafficNote(service),
  });

  pictures.drawings.traffic = (data) => {
    const service = pictures.service(data);
    const byName = service.type === "ExternalName" || service.type === "Headless";
    const { nodes, height } = byName ? pictures.byName(service) : pictures.byAddress(plan(service));
    const text = pictures.trafficText(service, wayIn(service));
    return pictures.picture(data.id, { width: pictures.WIDTH, height, ...text }, nodes);
  };
})(site);
