// The backends of a Service: a group with the Pods or addresses it leads to, or an empty one.
(({ pictures, speaker }) => {
  const say = speaker("traffic", "findings", "pictures");
  const SHOWN = 3; // Pods; how many more there are is said in words

  pictures.portRows = (service, field, value) => {
    const values = service.ports.map(value);
    const single = values.length === 1 || values.every((one) => one.plain);
    const shown = single ? values.slice(0, 1) : values;
    const rows = shown.map((one, place) => ({ label: single ? field : service.ports[place].name, ...one }));
    return single || !rows.length ? rows : [{ label: field, value: "" }, ...rows];
  };

  const targetField = (/** @type {Service} */ service) => {
    const [port] = service.ports;
    if (service.type === "Headless") return "containerPort"; // nothing reads a targetPort there
    return service.ports.length === 1 && !/^\d+$/.test(port.target) ? `targetPort: ${port.target}` : "targetPort";
  };

  pictures.ofOwner = ({ kind, replicas: number }) => {
    if (kind === "Pod" || kind === "EndpointSlice") return "";
    const values = { kind: pictures.kindName(kind), number };
    if (kind === "DaemonSet") return say("podsOf", values);
    return say(number === 1 ? "onePodOf" : "somePodsOf", values);
  };

  pictures.whyLost = (service, backend) => {
    const lost = service.ports.findIndex((_, place) => backend.lost[place]);
    if (lost < 0) return "";
    return say(backend.numbers[lost] ? "noPortNumber" : "noPortName");
  };

  /** @type {(service: Service, backend: Backend, room: number, kind: string) => Card} */
  const end = (service, backend, room, kind) => {
    const { name, numbers, replicas } = backend;
    const behind = Math.max(0, Math.min(replicas, SHOWN) - 1);
    const field = backend.kind === "EndpointSlice" ? "port" : targetField(service);
    const lost = pictures.whyLost(service, backend);
    return pictures.card({
      kind: lost ? "empty" : kind,
      width: room - behind * pictures.BEHIND,
      caption: pictures.ofOwner(backend),
      name,
      rows: pictures.portRows(service, field, (port, place) => ({
        value: numbers[place] ? pictures.portNumber(port, numbers[place]) : "—",
        ink: backend.lost[place] ? "bad" : undefined,
      })),
      texts: lost ? [lost] : [],
      ink: lost ? "bad" : undefined,
      behind,
    });
  };

  pictures.ends = (service, width) => {
    const nowhere = pictures.nowhere(service);
    const pairs = pictures.pairs(service);
    if (nowhere) return pictures.card({ kind: "empty", width, caption: nowhere, codes: pairs, ink: "bad" });
    const shown = service.backends.slice(0, SHOWN);
    const { kind, slice = "" } = shown[0];
    const isSlice = kind === "EndpointSlice";
    const left = service.backends.length - shown.length;
    const room = pictures.inside(width);
    return pictures.card({
      kind: isSlice ? "addresses" : "group",
      width,
      caption: say(isSlice ? "sliceAddresses" : "podsWith"),
      codes: isSlice ? [slice] : pairs,
      cards: shown.map((backend) => end(service, backend, room, isSlice ? "outside" : "pod")),
      rest: left ? say("more", { number: left }) : "",
    });
  };

  pictures.endsInside = ({ selector, backends }) =>
    selector.length > 0 || !backends.length || backends.some((one) => one.inside);
})(site);
