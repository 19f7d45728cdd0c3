// What a drawing asks about its data. Nothing here judges a manifest: the validator has done that.

/**
 * A Service with all that a picture says of it.
 * @typedef {object} ServiceView
 * @property {string} name
 * @property {string} namespace
 * @property {"ClusterIP"|"NodePort"|"LoadBalancer"|"ExternalName"|"Headless"} type
 * @property {object} spec  with its defaults
 * @property {PortView[]} ports
 * @property {[string, string][]} selector
 * @property {object[]} pods  the validator's Pods beside it, selected or not
 * @property {BackendView[]} backends  what it leads to
 * @property {object[]} problems  the validator's reasons why it leads nowhere
 */

/** @typedef {{name: string, protocol: string, port: number, target: string, nodePort: number}} PortView */

/**
 * A Pod, the Pods of a Deployment, or an address in an EndpointSlice.
 * @typedef {object} BackendView
 * @property {string} kind
 * @property {string} name
 * @property {number} replicas
 * @property {boolean} [inside]  whether an address of an EndpointSlice is said to be in the cluster
 * @property {string} [slice]  the EndpointSlice of an address
 * @property {number[]} numbers  where each port of the Service leads in it, 0 for nowhere
 * @property {boolean[]} lost  whether the validator says that nothing is there
 */

((pictures) => {
  const port = (one) => ({
    name: one.name || "",
    protocol: one.protocol || "TCP",
    port: one.port,
    target: String(one.targetPort || one.port),
    nodePort: one.nodePort || 0,
  });

  const type = (spec) => {
    const headless = spec.clusterIP === "None";
    return headless && spec.type !== "ExternalName" ? "Headless" : spec.type || "ClusterIP";
  };

  const namespace = (object) => object.metadata.namespace || "default";

  /** The validator names Pods that an owner makes by the owner. */
  const replicas = (data, pod) => {
    const owner = data.documents.find((one) => one.kind === pod.kind && one.metadata.name === pod.name);
    const number = owner && owner.spec && owner.spec.replicas;
    return number === undefined || pod.kind === "Pod" ? 1 : number;
  };

  const podBackends = (data, relation, ports) =>
    relation.pods
      .filter((pod) => pod.selected)
      .map((pod) => ({
        kind: pod.kind,
        name: pod.name,
        replicas: replicas(data, pod),
        numbers: ports.map((one, place) => (pod.ports[place] ? pod.ports[place].number : 0)),
        lost: ports.map((one) => relation.problems.some((problem) => isAbout(problem, pod, one))),
      }));

  const isAbout = (problem, pod, port) =>
    problem.pod === pod.name && problem.port === port.port && problem.name === port.name;

  const addresses = (slice, ports) => {
    const open = slice.ports || [];
    const number = (wanted) => {
      const found = open.find((one) => (one.name || "") === wanted.name);
      return found ? found.port || 0 : 0;
    };
    return (slice.endpoints || []).map((endpoint) => ({
      kind: "EndpointSlice",
      inside: Boolean(endpoint.nodeName || endpoint.targetRef),
      slice: slice.metadata.name || "",
      name: endpoint.addresses[0],
      replicas: 1,
      numbers: ports.map(number),
      lost: ports.map((one) => !number(one)),
    }));
  };

  const sliceBackends = (data, service, ports) =>
    data.documents
      .filter((one) => one.kind === "EndpointSlice" && namespace(one) === namespace(service))
      .filter((one) => (one.metadata.labels || {})["kubernetes.io/service-name"] === service.metadata.name)
      .flatMap((slice) => addresses(slice, ports));

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
      problems: relation.problems,
    };
  };

  const NOTHING = { pods: [], slices: [], problems: [] };

  /**
   * @param {Data} data
   * @returns {ServiceView[]} the Services of the manifest itself, or those beside it if it has none
   */
  pictures.services = (data) => {
    const found = data.documents
      .map((object, place) => ({ object, own: place < data.own }))
      .filter(({ object }) => object.kind === "Service")
      .map(({ object, own }, place) => ({ own, view: view(data, object, data.relations[place] || NOTHING) }));
    const own = found.filter((one) => one.own);
    return (own.length ? own : found).map((one) => one.view);
  };

  /**
   * @param {Data} data
   * @returns {ServiceView} the one Service that a picture is about
   */
  pictures.service = (data) => {
    const [first] = pictures.services(data);
    if (!first) throw new pictures.CannotDraw("there is no Service in the manifest or beside it");
    return first;
  };
})((globalThis.pictures = globalThis.pictures || {}));
