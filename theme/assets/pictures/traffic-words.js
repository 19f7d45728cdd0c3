// The title and the description of `traffic`: all that the picture shows, for who does not see it.

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const list = (items) => items.join(", ");

  const called = (service) => list(service.ports.map((port) => pictures.portNumber(port, port.port)));

  const opened = (data, service) =>
    list(service.ports.map((port) => (port.nodePort ? pictures.portNumber(port, port.nodePort) : say(data, "autoPort"))));

  const end = (data, service, backend) => {
    const ports = list(
      service.ports.map((port, place) =>
        backend.numbers[place] ? pictures.portNumber(port, backend.numbers[place]) : say(data, "noPort"),
      ),
    );
    const values = { name: backend.name, ports };
    if (backend.kind === "Pod") return say(data, "endPod", values);
    if (backend.kind === "EndpointSlice") return say(data, "endAddress", values);
    return say(data, "endPods", { ...values, pods: pictures.ofOwner(data, backend) });
  };

  pictures.endsInWords = (data, service) => service.backends.map((one) => end(data, service, one)).join("; ");

  const fromOutside = {
    "": () => [],
    NodePort: (data, service) =>
      service.ports.every((port) => port.nodePort)
        ? [say(data, "descNodes", { ports: opened(data, service) })]
        : [say(data, "descNodesAuto")],
    LoadBalancer: (data, service) => [
      say(data, "descBalancer", { ports: called(service) }),
      service.spec.allocateLoadBalancerNodePorts === false
        ? say(data, "descBalancerPods")
        : say(data, "descBalancerNodes", { ports: opened(data, service) }),
    ],
    externalIPs: (data, service) => [
      say(data, "descExternalIps", { ips: list(service.spec.externalIPs), ports: called(service) }),
    ],
  };

  const whereTo = (data, service, key) => {
    const reason = pictures.nowhere(data, service);
    if (reason) return say(data, "descNowhere", { reason });
    return say(data, key, { name: service.name, ends: pictures.endsInWords(data, service) });
  };

  const sentences = (data, service, way) => {
    const { name } = service;
    if (service.type === "ExternalName") return [say(data, "descAlias", { name, host: service.spec.externalName })];
    if (service.type === "Headless") return [whereTo(data, service, "descHeadless")];
    const ip = service.spec.clusterIP || say(data, "assigned");
    return [
      ...fromOutside[way](data, service),
      say(data, "descInside", { name, ports: called(service), ip }),
      whereTo(data, service, "descRewrites"),
    ];
  };

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
    desc: sentences(data, service, way).join(" "),
  });
})((globalThis.pictures = globalThis.pictures || {}));
