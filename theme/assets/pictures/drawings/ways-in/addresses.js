// The addresses that lead to a Service: from a Pod, from a node, and from outside the cluster.
(({ pictures, speaker }) => {
  const say = speaker("ways-in", "pictures");

  /** @typedef {{codes: string[], key: string, to?: string}} Lead the key is that of its text */
  /** @typedef {Record<Way["from"], (service: Service) => Lead>} Leads */

  /** @type {(service: Service, key: "port" | "nodePort") => string} */
  const numbers = (service, key) =>
    service.ports
      .filter((port) => port[key] || key === "port")
      .map((port) => pictures.portNumber(port, port[key]))
      .join(", ");

  /** @type {(host: string, ports: string) => string} */
  const at = (host, ports) => (ports ? `${host}:${ports}` : host);

  const hasNodePorts = (/** @type {Service} */ { type, spec }) =>
    type === "NodePort" || (type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts !== false);

  const anyNode = (/** @type {Service} */ service) =>
    hasNodePorts(service) ? [at(say("anyNode"), numbers(service, "nodePort") || "nodePort")] : [];

  /** @type {Leads} a Service with a cluster IP */
  const byAddress = {
    fromPod: (service) => ({ codes: [at(service.name, numbers(service, "port"))], key: "byName" }),
    fromNode: (service) => {
      const ip = service.spec.clusterIP || say("clusterIp");
      return { codes: [at(ip, numbers(service, "port")), ...anyNode(service)], key: "byIp" };
    },
    fromOutside: (service) => {
      const ports = numbers(service, "port");
      const nodes = anyNode(service);
      if (service.type === "LoadBalancer")
        return { codes: [at(say("externalIp"), ports), ...nodes], key: "byBalancer" };
      if (nodes.length) return { codes: nodes, key: "byAnyNode" };
      /** @type {string[]} */
      const ips = service.spec.externalIPs ?? [];
      const codes = ips.slice(0, 3).map((ip) => at(ip, ports));
      return { codes, key: codes.length ? "byExternalIps" : "noRoute" };
    },
  };

  /** The numbers of the Pods themselves: without a cluster IP nothing translates one. */
  const open = (/** @type {Service} */ service) =>
    [...new Set(service.backends.flatMap((one) => one.numbers))].filter(Boolean).join(", ");

  /** @type {Leads} */
  const headless = {
    fromPod: (service) => ({ codes: [at(service.name, open(service))], key: "byPodNames", to: "dns" }),
    fromNode: (service) => {
      const written = service.backends.filter((one) => one.kind === "EndpointSlice").slice(0, 3);
      const hosts = written.length ? written.map((one) => one.name) : [say("anyPodIp")];
      const codes = hosts.map((host) => at(host, open(service)));
      return { codes, key: "byIp", to: written.length ? "outside" : "pod" };
    },
    fromOutside: (service) => ({ codes: [], key: service.selector.length ? "noPodRoute" : "noSliceName" }),
  };

  /** @type {Leads} */
  const alias = {
    fromPod: (service) => ({ codes: [service.name], key: "byAlias", to: "dns" }),
    fromNode: () => ({ codes: [], key: "noNameNode" }),
    fromOutside: () => ({ codes: [], key: "noNameOutside" }),
  };

  /** @type {Partial<Record<TypeOfService, Leads>>} */
  const TYPES = { Headless: headless, ExternalName: alias };
  /** @type {[Way["from"], string][]} */
  const CALLERS = [
    ["fromPod", "client"],
    ["fromNode", "node"],
    ["fromOutside", "outside"],
  ];

  pictures.ways = (service) =>
    CALLERS.map(([from, kind]) => {
      const { codes, key, to = "service" } = (TYPES[service.type] ?? byAddress)[from](service);
      return { from, kind, to, codes, text: say(key, { host: service.spec.externalName || "" }) };
    });
})(site);
