// The alternative text of `traffic`: all that the picture shows, for those who do not see it.
(({ pictures, speaker }) => {
  const say = speaker("traffic");

  /** "port 80", "ports 80, 53 (UDP)". @type {(service: Service, number: (port: Port, place: number) => number, none?: string) => string} */
  const portsInWords = (service, number, none = say("noPort")) => {
    const all = service.ports
      .map((port, place) => ({ protocol: port.protocol, number: number(port, place) }))
      .filter((port) => port.number)
      .map((port) => say(port.protocol === "TCP" ? "portNumber" : "portOfProtocol", port));
    const ports = [...new Set(all)];
    if (!ports.length) return none;
    return say(ports.length > 1 ? "manyPorts" : "onePort", { ports: ports.join(", ") });
  };

  const called = (/** @type {Service} */ service) => portsInWords(service, (port) => port.port);

  const opened = (/** @type {Service} */ service) => portsInWords(service, (port) => port.nodePort, say("pickedPort"));

  /** @type {(service: Service, backend: Backend) => string} */
  const endPorts = (service, backend) => {
    const ports = portsInWords(service, (_, place) => backend.numbers[place]);
    const why = pictures.whyLost(service, backend);
    return why ? say("lostPort", { ports, why }) : ports;
  };

  /** @type {(service: Service, backend: Backend) => string} */
  const end = (service, backend) => {
    const values = { name: backend.name, ports: endPorts(service, backend), pods: pictures.ofOwner(backend) };
    if (backend.kind === "Pod") return say("endPod", values);
    return say(backend.kind === "EndpointSlice" ? "endAddress" : "endPods", values);
  };

  /** @type {Record<string, (service: Service) => string[]>} */
  const fromOutside = {
    "": () => [],
    NodePort: (service) => [say("descNodes", { ports: opened(service) })],
    LoadBalancer: (service) => [
      say("descBalancer", { ports: called(service) }),
      service.spec.allocateLoadBalancerNodePorts === false
        ? say("descBalancerPods")
        : say("descBalancerNodes", { ports: opened(service) }),
    ],
    externalIPs: (service) => [
      say("descExternalIps", { ips: service.spec.externalIPs.join(", "), ports: called(service) }),
    ],
  };

  /** @type {(service: Service, key: string) => string} */
  const whereTo = (service, key) => {
    const reason = pictures.nowhere(service);
    if (reason) return say("descNowhere", { reason });
    return say(key, { name: service.name, ends: service.backends.map((one) => end(service, one)).join("; ") });
  };

  const selects = (/** @type {Service} */ service) =>
    service.selector.length ? say("descSelects", { pairs: pictures.pairs(service).join(", ") }) : "";

  /** @type {(service: Service, way: string) => string[]} */
  const sentences = (service, way) => {
    const { name, spec } = service;
    if (service.type === "ExternalName") return [say("descAlias", { name, host: spec.externalName })];
    if (service.type === "Headless") return [whereTo(service, "descHeadless"), selects(service)];
    return [
      ...fromOutside[way](service),
      say("descInside", { name, ports: called(service), ip: spec.clusterIP || say("assigned") }),
      whereTo(service, "descRewrites"),
      selects(service),
      pictures.trafficNote(service),
      ...pictures.habits(service),
    ];
  };

  pictures.trafficText = (service, way) => ({
    title: say(service.type === "Headless" ? "headlessTitle" : "trafficTitle", {
      name: service.name,
      type: service.type,
    }),
    desc: sentences(service, way).filter(Boolean).map(pictures.sentence).join(" "),
  });
})(site);
