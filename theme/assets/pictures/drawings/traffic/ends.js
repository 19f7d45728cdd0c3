// Where the traffic to a Service ends: a group with the Pods or addresses it leads to, or an empty one.

((pictures) => {
  const SHOWN = 3; // Pods; how many more there are is said in words

  /** "8080", "53/UDP": TCP is what everybody expects. */
  pictures.portNumber = (port, number) => (port.protocol === "TCP" ? `${number}` : `${number}/${port.protocol}`);

  /** A row for each port: a single one under its field's name, several under their own names. */
  pictures.portRows = (service, field, value) => {
    const values = service.ports.map(value);
    const single = values.length === 1 || values.every((one) => one.plain);
    const shown = single ? values.slice(0, 1) : values;
    const rows = shown.map((one, place) => ({ label: single ? field : service.ports[place].name, ...one }));
    return single || !rows.length ? rows : [{ label: field, value: "" }, ...rows];
  };

  const targetField = (service) => {
    const [port] = service.ports;
    if (service.type === "Headless") return "containerPort"; // nothing reads a targetPort there
    return service.ports.length === 1 && !/^\d+$/.test(port.target) ? `targetPort: ${port.target}` : "targetPort";
  };

  /** What the language calls a kind of object: 디플로이먼트, Deployment. */
  pictures.kindName = (data, kind) => (pictures.words[kind] ? pictures.say(data, kind) : kind);

  /** "3 Pods of Deployment", or nothing for a Pod by itself. */
  pictures.ofOwner = (data, backend) => {
    if (backend.kind === "Pod" || backend.kind === "EndpointSlice") return "";
    const kind = pictures.kindName(data, backend.kind);
    if (backend.kind === "DaemonSet") return pictures.say(data, "eachPodOf", { kind });
    return pictures.say(data, backend.replicas === 1 ? "onePodOf" : "podsOf", { kind, number: backend.replicas });
  };

  /** @returns {string} why a port leads nowhere in a Pod, or nothing */
  pictures.whyLost = (data, service, backend) => {
    const lost = service.ports.findIndex((_, place) => backend.lost[place]);
    if (lost < 0) return "";
    return pictures.say(data, backend.numbers[lost] ? "noContainerPort" : "noNamedPort");
  };

  const end = (data, service, backend, room, kind) => {
    const behind = Math.max(0, Math.min(backend.replicas, SHOWN) - 1);
    const field = backend.kind === "EndpointSlice" ? "port" : targetField(service);
    const lost = pictures.whyLost(data, service, backend);
    return pictures.card({
      kind: lost ? "empty" : kind,
      width: room - behind * pictures.BEHIND,
      caption: pictures.ofOwner(data, backend),
      name: backend.name,
      rows: pictures.portRows(service, field, (port, place) => ({
        value: backend.numbers[place] ? pictures.portNumber(port, backend.numbers[place]) : "—",
        ink: backend.lost[place] ? "bad" : undefined,
      })),
      texts: lost ? [lost] : [],
      ink: lost ? "bad" : undefined,
      behind,
    });
  };

  /** @returns {string[]} the labels that a Pod needs */
  pictures.pairs = (service) => service.selector.map(([key, value]) => `${key}: ${value}`);

  /** @returns {string} why a Service leads nowhere, or nothing */
  pictures.nowhere = (data, service) => {
    if (service.backends.length) return "";
    return pictures.say(data, service.selector.length ? "noPodWith" : "noSlice");
  };

  /**
   * @param {Data} data
   * @param {ServiceView} service
   * @param {number} width
   * @returns {Card} the group of all Pods or addresses that a Service leads to
   */
  pictures.ends = (data, service, width) => {
    const nowhere = pictures.nowhere(data, service);
    if (nowhere) {
      return pictures.card({ kind: "empty", width, caption: nowhere, codes: pictures.pairs(service), ink: "bad" });
    }
    const shown = service.backends.slice(0, SHOWN);
    const [first] = shown;
    const isSlice = first.kind === "EndpointSlice";
    const left = service.backends.length - shown.length;
    const inner = (backend) => end(data, service, backend, pictures.inside(width), isSlice ? "outside" : "pod");
    return pictures.card({
      kind: isSlice ? "addresses" : "group",
      width,
      caption: pictures.say(data, isSlice ? "sliceAddresses" : "podsWith"),
      codes: isSlice ? [first.slice] : pictures.pairs(service),
      cards: shown.map(inner),
      rest: left ? pictures.say(data, "more", { number: left }) : "",
    });
  };

  /** @returns {boolean} whether the ends lie in the cluster, as far as the manifest says */
  pictures.endsInside = (service) =>
    service.selector.length > 0 || !service.backends.length || service.backends.some((one) => one.inside);
})((globalThis.pictures = globalThis.pictures || {}));
