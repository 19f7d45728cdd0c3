// The Services of a picture's data. Nothing here judges a manifest: the validator has done that.
(({ pictures }) => {
  /** @type {(one: any) => Port} */
  const port = (one) => ({
    name: one.name || "",
    protocol: one.protocol || "TCP",
    port: one.port,
    target: String(one.targetPort || one.port),
    nodePort: one.nodePort || 0,
  });

  /** @type {(spec: any) => TypeOfService} */
  const type = (spec) => {
    const headless = spec.clusterIP === "None";
    return headless && spec.type !== "ExternalName" ? "Headless" : spec.type || "ClusterIP";
  };

  const namespace = (/** @type {KubernetesObject} */ object) => object.metadata.namespace || "default";

  /** The validator names Pods that an owner makes by the owner. @type {(data: Data, pod: PodRelation) => number} */
  const replicas = (data, pod) => {
    const owner = data.documents.find((one) => one.kind === pod.kind && one.metadata.name === pod.name);
    const number = owner?.spec?.replicas;
    return number === undefined || pod.kind === "Pod" ? 1 : number;
  };

  /** @type {(data: Data, relation: Relation, ports: Port[]) => Backend[]} */
  const podBackends = (data, relation, ports) =>
    relation.pods
      .filter((pod) => pod.selected)
      .map((pod) => ({
        kind: pod.kind,
        name: pod.name,
        replicas: replicas(data, pod),
        numbers: ports.map((_, place) => pod.ports[place]?.number ?? 0),
        lost: ports.map((one) => relation.problems.some((problem) => isAbout(problem, pod, one))),
      }));

  /** @type {(problem: Problem, pod: PodRelation, port: Port) => boolean} */
  const isAbout = (problem, pod, port) =>
    problem.pod === pod.name && problem.port === port.port && problem.name === port.name;

  /** @type {(slice: KubernetesObject, ports: Port[]) => Backend[]} */
  const addresses = (slice, ports) => {
    const number = (/** @type {Port} */ { name }) =>
      (slice.ports || []).find((/** @type {any} */ one) => (one.name || "") === name)?.port || 0;
    return (slice.endpoints || []).map((/** @type {any} */ endpoint) => ({
      kind: "EndpointSlice",
      inside: Boolean(endpoint.nodeName || endpoint.targetRef),
      slice: slice.metadata.name || "",
      name: endpoint.addresses[0],
      replicas: 1,
      numbers: ports.map(number),
      lost: ports.map((one) => !number(one)),
    }));
  };

  /** @type {(data: Data, service: KubernetesObject, ports: Port[]) => Backend[]} */
  const sliceBackends = (data, service, ports) =>
    data.documents
      .filter((one) => one.kind === "EndpointSlice" && namespace(one) === namespace(service))
      .filter((one) => one.metadata.labels?.["kubernetes.io/service-name"] === service.metadata.name)
      .flatMap((slice) => addresses(slice, ports));

  /** @type {(data: Data, service: KubernetesObject, relation: Relation) => Service} */
  const view = (data, service, relation) => {
    const ports = (service.spec.ports || []).map(port);
    const selector = Object.entries(service.spec.selector || {});
    return {
      name: service.metadata.name || service.metadata.generateName || "",
      namespace: namespace(service),
      type: type(service.spec),
      spec: service.spec,
      ports,
      selector,
      pods: relation.pods,
      backends: selector.length ? podBackends(data, relation, ports) : sliceBackends(data, service, ports),
    };
  };

  const NOTHING = /** @type {any} */ ({ pods: [], problems: [] });

  pictures.services = (data) => {
    const found = data.documents
      .map((object, place) => ({ object, own: place < data.own }))
      .filter(({ object }) => object.kind === "Service")
      .map(({ object, own }, place) => ({ own, view: view(data, object, data.relations[place] || NOTHING) }));
    const own = found.filter((one) => one.own);
    return (own.length ? own : found).map((one) => one.view);
  };

  pictures.service = (data) => {
    const [first] = pictures.services(data);
    if (!first) throw new pictures.CannotDraw("there is no Service in the manifest or beside it");
    return first;
  };
})(site);
