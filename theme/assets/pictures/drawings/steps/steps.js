// The drawing `steps`: the way of one packet through a node port, one frame for each step. It is a list,
// not one SVG: each sentence is text that wraps on a phone, and stands under its frame on paper.

((pictures) => {
  const OPEN = ["NodePort", "LoadBalancer"];

  const nodePort = (service) => {
    const shared = service.spec.allocateLoadBalancerNodePorts !== false;
    const [port] = service.ports;
    if (!OPEN.includes(service.type) || !port || (!shared && !port.nodePort)) {
      throw new pictures.CannotDraw(`${service.name} opens no port on the nodes`);
    }
    return port.nodePort ? String(port.nodePort) : "nodePort";
  };

  const sceneOf = (data, service) => {
    const pods = pictures.placed(data, service).filter((pod) => pod.numbers[0]);
    return { nodes: pictures.nodes(pods.map((pod) => pod.node)), pods, port: nodePort(service) };
  };

  /** Under Cluster any node is called, and a Pod elsewhere answers if there is one. */
  const clusterFrames = (data, scene) => {
    const { called } = pictures.cluster;
    const { pods, port } = scene;
    const target = pods.find((pod) => pod.node !== called) || pods[0];
    const values = { node: called, port, pod: target.name, target: target.numbers[0], number: pods.length };
    const client = pictures.say(data, "stepsClient");
    const [open, end] = [`${called}:${port}`, pictures.say(data, "stepsPodIp", { number: target.numbers[0] })];
    const frame = (words, move, from, to, more) => ({ words, move, from, to, node: called, values, ...more });
    const travels = target.node === called ? "stepsStays" : "stepsTravels";
    const rewrites = pods.length > 1 ? "stepsRewritesOneOf" : "stepsRewrites";
    scene.target = target;
    return [
      frame("stepsArrives", "in", client, open),
      frame(rewrites, "rules", called, end, { fromNew: true, toNew: true }),
      frame(travels, "on", called, end, { values: { ...values, far: target.node } }),
      frame("stepsAnswers", "back", end, called),
      frame("stepsUndoes", "rules", open, client, { fromNew: true, toNew: true }),
      frame("stepsReturns", "out", open, client),
    ];
  };

  /** Under Local a node with a Pod is called, and then one without. */
  const localFrames = (data, scene) => {
    const { called } = pictures.cluster;
    const { pods, port } = scene;
    const target = pods.find((pod) => pod.node === called) || pods[0];
    const { node } = target;
    const values = { node, port, pod: target.name, target: target.numbers[0] };
    const client = pictures.say(data, "stepsClient");
    const [open, end] = [`${node}:${port}`, pictures.say(data, "stepsPodIp", { number: target.numbers[0] })];
    const frame = (words, move, from, to, more) => ({ words, move, from, to, node, values, ...more });
    scene.target = target;
    return [
      frame("stepsArrivesLocal", "in", client, open),
      frame("stepsRewritesLocal", "rules", client, end, { toNew: true }),
      frame("stepsStaysLocal", "on", client, end),
      frame("stepsAnswersLocal", "back", end, client),
      frame("stepsUndoesLocal", "rules", open, client, { fromNew: true }),
      frame("stepsReturns", "out", open, client),
      ...dropped(scene, client),
    ];
  };

  const dropped = ({ nodes, pods, port }, client) => {
    const { called } = pictures.cluster;
    const without = nodes.filter((node) => !pods.some((pod) => pod.node === node));
    const node = without.includes(called) ? called : without[0];
    const lost = { words: "stepsDropped", move: "in", node, lost: true, from: client, values: { node } };
    return node ? [{ ...lost, to: `${node}:${port}` }] : [];
  };

  const refusedFrames = (data, { port }) => {
    const { called } = pictures.cluster;
    const values = { node: called, port };
    const addresses = { from: pictures.say(data, "stepsClient"), to: `${called}:${port}` };
    return [
      { words: "stepsArrives", move: "in", node: called, values, ...addresses },
      { words: "stepsRefused", move: "rules", node: called, values, ...addresses, lost: true },
    ];
  };

  const framesOf = (data, service, scene) => {
    if (!scene.pods.length) return refusedFrames(data, scene);
    const local = service.spec.externalTrafficPolicy === "Local";
    return local ? localFrames(data, scene) : clusterFrames(data, scene);
  };

  /** What a frame shows beside its sentence, for those who do not see it. */
  const described = (data, scene, frame) => {
    const address = (one, isNew) => (isNew ? pictures.say(data, "stepsRewritten", { address: one }) : one);
    const [from, to] = [address(frame.from, frame.fromNew), address(frame.to, frame.toNew)];
    const places = scene.nodes.map((node) => {
      const names = scene.pods.filter((pod) => pod.node === node).map((pod) => pod.name);
      return names.length ? pictures.say(data, "stepsPlaces", { node, pods: names.join(", ") }) : "";
    });
    return [pictures.say(data, "stepsPacket", { from, to }), ...places].filter(Boolean).join(" ");
  };

  const item = (data, scene, frames) => (frame, place) => {
    const number = place + 1;
    const title = pictures.say(data, "stepsFrame", { number, total: frames.length });
    const own = { ...data, id: `${data.id}-${number}` };
    return pictures.element(
      "li",
      {},
      pictures.stepFrame(own, scene, frame, { title, desc: described(data, scene, frame) }),
      pictures.element("p", {}, pictures.marked(data, frame.words, frame.values)),
    );
  };

  pictures.drawings.steps = (data) => {
    const service = pictures.service(data);
    const scene = sceneOf(data, service);
    const frames = framesOf(data, service, scene);
    const title = pictures.marked(data, "stepsTitle", { service: service.name, port: scene.port });
    const id = `${data.id}-title`;
    return pictures.element(
      "div",
      { role: "group", "aria-labelledby": id },
      pictures.element("p", { id, class: "picture-title" }, title),
      pictures.element("ol", {}, frames.map(item(data, scene, frames))),
    );
  };
})((globalThis.pictures = globalThis.pictures || {}));
