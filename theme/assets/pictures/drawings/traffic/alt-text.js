// The title and the description of `traffic`: all that the picture shows, for who does not see it.

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const one = (data, protocol, number) =>
    say(data, protocol === "TCP" ? "portNumber" : "portOfProtocol", { number, protocol });

  /**
   * @param {Data} data
   * @param {ServiceView} service
   * @param {(port: PortView, place: number) => number} number  of a port, 0 if there is none
   * @param {string} none  the key of the words where no port has a number
   * @returns {string} "port 80", "ports 80, 53 (UDP)"
   */
  pictures.portsInWords = (data, service, number, none = "noPort") => {
    const all = service.ports
      .map((port, place) => [port.protocol, number(port, place)])
      .filter(([, found]) => found)
      .map(([protocol, found]) => one(data, protocol, found));
    const ports = [...new Set(all)];
    if (!ports.length) return say(data, none);
    return say(data, ports.length > 1 ? "manyPorts" : "onePort", { ports: ports.join(", ") });
  };

  const called = (data, service) => pictures.portsInWords(data, service, (port) => port.port);

  const opened = (data, service) => pictures.portsInWords(data, service, (port) => port.nodePort, "pickedPort");

  const endPorts = (data, service, backend) => {
    const ports = pictures.portsInWords(data, service, (_, place) => backend.numbers[place]);
    const why = pictures.whyLost(data, service, backend);
    return why ? say(data, "lostPort", { ports, why }) : ports;
  };

  const end = (data, service, backend) => {
    const values = { name: backend.name, ports: endPorts(data, service, backend) };
    if (backend.kind === "Pod") return say(data, "endPod", values);
    if (backend.kind === "EndpointSlice") return say(data, "endAddress", values);
    return say(data, "endPods", { ...values, pods: pictures.ofOwner(data, backend) });
  };

  const ends = (data, service) => service.backends.map((one) => end(data, service, one)).join("; ");

  const fromOutside = {
    "": () => [],
    NodePort: (data, service) => [say(data, "descNodes", { ports: opened(data, service) })],
    LoadBalancer: (data, service) => [
      say(data, "descBalancer", { ports: called(data, service) }),
      service.spec.allocateLoadBalancerNodePorts === false
        ? say(data, "descBalancerPods")
        : say(data, "descBalancerNodes", { ports: opened(data, service) }),
    ],
    externalIPs: (data, service) => [
      say(data, "descExternalIps", { ips: service.spec.externalIPs.join(", "), ports: called(data, service) }),
    ],
  };

  const whereTo = (data, service, key) => {
    const reason = pictures.nowhere(data, service);
    if (reason) return say(data, "descNowhere", { reason });
    return say(data, key, { name: service.name, ends: ends(data, service) });
  };

  const selects = (data, service) =>
    service.selector.length ? say(data, "descSelects", { pairs: pictures.pairs(service).join(", ") }) : "";

  const sentences = (data, service, way) => {
    const { name } = service;
    if (service.type === "ExternalName") return [say(data, "descAlias", { name, host: service.spec.externalName })];
    if (service.type === "Headless") return [whereTo(data, service, "descHeadless"), selects(data, service)];
    const ip = service.spec.clusterIP || say(data, "assigned");
    return [
      ...fromOutside[way](data, service),
      say(data, "descInside", { name, ports: called(data, service), ip }),
      whereTo(data, service, "descRewrites"),
      selects(data, service),
      pictures.trafficNote(data, service),
      ...pictures.habits(data, service),
    ];
  };

  /** Ends a sentence that stands without its full stop in a card. */
  pictures.stopped = (text) => (/[.]$/.test(text) ? text : `${text}.`);

  /**
   * @param {Data} data
   * @param {ServiceView} service
   * @param {string} way  in from outside, if there is one
   * @returns {{title: string, desc: string}}
   */
  pictures.trafficWords = (data, service, way) => ({
    title: say(data, service.type === "Headless" ? "headlessTitle" : "trafficTitle", {
      type: service.type,
      name: service.name,
    }),
    desc: sentences(data, service, way).filter(Boolean).map(pictures.stopped).join(" "),
  });
})((globalThis.pictures = globalThis.pictures || {}));
