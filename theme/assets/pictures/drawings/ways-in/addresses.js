// Which addresses lead to a Service: from a Pod, from a node, and from outside the cluster.

/**
 * @typedef {object} Way
 * @property {string} from  the key of its words
 * @property {string} kind  of the caller's box
 * @property {string} to  the kind of the address: the Service's own, a name in DNS, or what is behind it
 * @property {string[]} codes  the addresses to call; none where there is no way
 * @property {string} text  how, or why not
 */

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const numbers = (service, key) =>
    service.ports
      .filter((port) => key === "port" || port.nodePort)
      .map((port) => pictures.portNumber(port, port[key]))
      .join(", ");

  const at = (host, ports) => (ports ? `${host}:${ports}` : host);

  const hasNodePorts = (service) =>
    service.type === "NodePort" ||
    (service.type === "LoadBalancer" && service.spec.allocateLoadBalancerNodePorts !== false);

  const anyNode = (data, service) =>
    hasNodePorts(service) ? [at(say(data, "anyNode"), numbers(service, "nodePort") || "nodePort")] : [];

  /** A Service with a cluster IP. */
  const byAddress = {
    fromPod: (data, service) => [[at(service.name, numbers(service, "port"))], "byName"],
    fromNode: (data, service) => {
      const ip = service.spec.clusterIP || say(data, "anyClusterIp");
      return [[at(ip, numbers(service, "port")), ...anyNode(data, service)], "byIp"];
    },
    fromOutside: (data, service) => {
      const ports = numbers(service, "port");
      const nodes = anyNode(data, service);
      if (service.type === "LoadBalancer") return [[at(say(data, "externalIp"), ports), ...nodes], "byBalancer"];
      if (nodes.length) return [nodes, "byAnyNode"];
      const ips = service.spec.externalIPs || [];
      return ips.length ? [ips.slice(0, 3).map((ip) => at(ip, ports)), "byExternalIps"] : [[], "noRoute"];
    },
  };

  /** The numbers of the Pods themselves: without a cluster IP nothing translates one. */
  const open = (service) => [...new Set(service.backends.flatMap((one) => one.numbers))].filter(Boolean).join(", ");

  const headless = {
    fromPod: (data, service) => [[at(service.name, open(service))], "byPodNames", "dns"],
    fromNode: (data, service) => {
      const written = service.backends.filter((one) => one.kind === "EndpointSlice").slice(0, 3);
      const hosts = written.length ? written.map((one) => one.name) : [say(data, "anyPodIp")];
      return [hosts.map((host) => at(host, open(service))), "byIp", written.length ? "outside" : "pod"];
    },
    fromOutside: (data, service) => [[], service.selector.length ? "noPodRoute" : "noSliceName"],
  };

  const alias = {
    fromPod: (data, service) => [[service.name], "byAlias", "dns"],
    fromNode: () => [[], "noNameNode"],
    fromOutside: () => [[], "noNameOutside"],
  };

  const TYPES = { Headless: headless, ExternalName: alias };
  const CALLERS = { fromPod: "client", fromNode: "node", fromOutside: "outside" };

  /**
   * @param {Data} data
   * @param {ServiceView} service
   * @returns {Way[]} from a Pod, from a node, from outside
   */
  pictures.ways = (data, service) =>
    Object.entries(CALLERS).map(([from, kind]) => {
      const [codes, key, to = "service"] = (TYPES[service.type] || byAddress)[from](data, service);
      return { from, kind, to, codes, text: say(data, key, { host: service.spec.externalName || "" }) };
    });
})((globalThis.pictures = globalThis.pictures || {}));
