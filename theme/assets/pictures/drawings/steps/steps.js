// The drawing `steps`: the way of one packet through a node port, one frame for each step. It is a list,
// not one SVG: each sentence is text that wraps on a phone, and stands under its frame on paper.
(({ pictures, speaker }) => {
  const say = speaker("steps");
  const OPEN = ["NodePort", "LoadBalancer"];

  const nodePort = (/** @type {Service} */ service) => {
    const shared = service.spec.allocateLoadBalancerNodePorts !== false;
    const [port] = service.ports;
    if (!OPEN.includes(service.type) || !port || (!shared && !port.nodePort)) {
      throw new pictures.CannotDraw(`${service.name} opens no port on the nodes`);
    }
    return port.nodePort ? String(port.nodePort) : "nodePort";
  };

  /** @type {(data: Data, service: Service) => Scene} */
  const sceneOf = (data, service) => {
    const pods = pictures.placed(data, service).filter((pod) => pod.numbers[0]);
    const { called } = pictures.cluster;
    const local = service.spec.externalTrafficPolicy === "Local";
    const target = pods.find((pod) => (pod.node === called) === local) ?? pods[0];
    return { nodes: pictures.nodes(pods.map((pod) => pod.node)), pods, port: nodePort(service), target };
  };

  /**
   * The values, the addresses and the maker of all steps to a Pod, for a node that is called.
   * @param {Scene} scene @param {PlacedPod} target @param {string} node
   */
  const partsOf = ({ pods, port }, target, node) => {
    const [number] = target.numbers;
    const values = { node, port, pod: target.name, target: number, number: pods.length, far: target.node };
    /** @type {(text: string, move: Step["move"], from: string, to: string, more?: Partial<Step>) => Step} */
    const step = (text, move, from, to, more) => ({ text, move, from, to, node, values, ...more });
    return { step, client: say("client"), open: `${node}:${port}`, end: say("podIp", { number }) };
  };

  /** Under Cluster any node is called, and a Pod elsewhere answers if there is one. */
  const clusterSteps = (/** @type {Scene} */ scene, /** @type {PlacedPod} */ target) => {
    const { called } = pictures.cluster;
    const { step, client, open, end } = partsOf(scene, target, called);
    const rewritten = { fromNew: true, toNew: true };
    return [
      step("arrives", "in", client, open),
      step(scene.pods.length > 1 ? "rewritesOneOf" : "rewrites", "rules", called, end, rewritten),
      step(target.node === called ? "stays" : "travels", "on", called, end),
      step("answers", "back", end, called),
      step("undoes", "rules", open, client, rewritten),
      step("returns", "out", open, client),
    ];
  };

  /** Under Local a node with a Pod is called, and then one without. */
  const localSteps = (/** @type {Scene} */ scene, /** @type {PlacedPod} */ target) => {
    const { step, client, open, end } = partsOf(scene, target, target.node);
    return [
      step("arrivesLocal", "in", client, open),
      step("rewritesLocal", "rules", client, end, { toNew: true }),
      step("staysLocal", "on", client, end),
      step("answersLocal", "back", end, client),
      step("undoesLocal", "rules", open, client, { fromNew: true }),
      step("returns", "out", open, client),
      ...dropped(scene),
    ];
  };

  /** @type {(scene: Scene) => Step[]} */
  const dropped = ({ nodes, pods, port }) => {
    const { called } = pictures.cluster;
    const without = nodes.filter((node) => !pods.some((pod) => pod.node === node));
    const node = without.includes(called) ? called : without[0];
    const addresses = { from: say("client"), to: `${node}:${port}` };
    return node ? [{ text: "dropped", move: "in", node, lost: true, values: { node }, ...addresses }] : [];
  };

  /** @type {(scene: Scene) => Step[]} */
  const refusedSteps = ({ port }) => {
    const { called: node } = pictures.cluster;
    const all = { node, values: { node, port }, from: say("client"), to: `${node}:${port}` };
    return [
      { text: "arrives", move: "in", ...all },
      { text: "refused", move: "rules", ...all, lost: true },
    ];
  };

  /** @type {(service: Service, scene: Scene) => Step[]} */
  const stepsOf = (service, scene) => {
    if (!scene.target) return refusedSteps(scene);
    const local = service.spec.externalTrafficPolicy === "Local";
    return local ? localSteps(scene, scene.target) : clusterSteps(scene, scene.target);
  };

  /** The alternative text of a frame, beside its sentence. @type {(scene: Scene, step: Step) => string} */
  const described = (scene, step) => {
    const address = (/** @type {string} */ one, isNew = false) => (isNew ? say("rewritten", { address: one }) : one);
    const [from, to] = [address(step.from, step.fromNew), address(step.to, step.toNew)];
    const places = scene.nodes.map((node) => {
      const names = scene.pods.filter((pod) => pod.node === node).map((pod) => pod.name);
      return names.length ? say("places", { node, pods: names.join(", ") }) : "";
    });
    return [say("packet", { from, to }), ...places].filter(Boolean).join(" ");
  };

  /** @type {(id: string, scene: Scene, steps: Step[]) => Tree[]} */
  const items = (id, scene, steps) =>
    steps.map((step, place) => {
      const number = place + 1;
      const text = { title: say("frame", { number, total: steps.length }), desc: described(scene, step) };
      const frame = pictures.stepFrame(`${id}-${number}`, scene, step, text);
      const sentence = pictures.element("p", {}, pictures.marked("steps", step.text, step.values));
      return pictures.element("li", {}, frame, sentence);
    });

  pictures.drawings.steps = (data) => {
    const service = pictures.service(data);
    const scene = sceneOf(data, service);
    const title = pictures.marked("steps", "title", { service: service.name, port: scene.port });
    const id = `${data.id}-title`;
    return pictures.element(
      "div",
      { role: "group", "aria-labelledby": id },
      pictures.element("p", { id, class: "picture-title" }, title),
      pictures.element("ol", { tabindex: 0 }, items(data.id, scene, stepsOf(service, scene))),
    );
  };
})(site);
