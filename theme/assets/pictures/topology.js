// The cluster in which the pictures' packets travel, and which Pod runs on which node of it.
// No manifest says how many nodes there are: these are the ones that the pages' commands call.
(({ pictures }) => {
  pictures.cluster = {
    nodes: ["master", "worker-node1", "worker-node2"],
    /** The node that a client calls where any will do. */
    called: "worker-node1",
    /** Where the Pods run that no manifest places, one after the other. */
    workers: ["worker-node2", "worker-node1"],
  };

  const HOSTNAME = "kubernetes.io/hostname";

  /** @type {(data: Data, pod: Backend) => any} */
  const podSpec = (data, pod) => {
    const owner = data.documents.find((one) => one.kind === pod.kind && one.metadata.name === pod.name);
    return owner?.spec?.template?.spec ?? owner?.spec ?? {};
  };

  /** The node that a Pod's manifest names, or "". @type {(data: Data, pod: Backend) => string} */
  const named = (data, pod) => {
    const { nodeName, nodeSelector = {} } = podSpec(data, pod);
    return nodeName || nodeSelector[HOSTNAME] || pod.node || "";
  };

  pictures.placed = (data, service) => {
    const { workers } = pictures.cluster;
    const each = service.backends.flatMap((pod) => Array(pod.replicas).fill(pod));
    let unnamed = 0;
    return each.map((pod) => ({ ...pod, node: named(data, pod) || workers[unnamed++ % workers.length] }));
  };

  pictures.nodes = (wanted) => {
    const { nodes, called } = pictures.cluster;
    const all = [...new Set([...nodes, ...wanted])];
    const spare = all.filter((node) => node !== called && !wanted.includes(node));
    const dropped = spare.slice(0, Math.max(0, all.length - nodes.length));
    return all.filter((node) => !dropped.includes(node));
  };
})(site);
