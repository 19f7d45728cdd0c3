// What the drawing `path` shows, read from the answer of the validator: nothing here follows a packet itself.
(({ pictures, speaker }) => {
  const say = speaker("path");
  const OUTSIDE = "outside"; // in a step: with no node
  const MOST_NODES = 3;
  const TRANSLATED = "dnat to ";

  const hostOf = (/** @type {PacketStep} */ { where }) => where.split(" ")[0];

  /** The last step on a node, of all or of those that fit. @type {(steps: PacketStep[], fits?: (step: PacketStep) => boolean) => PacketStep | undefined} */
  const lastOn = (steps, fits = () => true) => steps.filter((step) => hostOf(step) !== OUTSIDE && fits(step)).at(-1);

  const isTranslation = (/** @type {PacketStep} */ { effect }) => effect.startsWith(TRANSLATED);

  /** @type {(path: PacketPath) => PathScene["caller"]} */
  const callerOf = ({ traced }) => {
    const [kind, ...rest] = traced.from.split("/");
    const name = rest.at(-1) ?? kind;
    if (kind === "pod") return { name, node: traced.node, kind: "pod" };
    const node = traced.node === traced.from || kind === "node" ? traced.node : "";
    const isNode = node !== "" && node !== "client";
    return isNode ? { name: say("process"), node, kind: "client" } : { name, node: "", kind: "client" };
  };

  /** @type {(state: string) => string} */
  const noted = (state) => (state === "terminating" || state === "unready" ? say(state) : "");

  /** The Pods that may get it, first those of the greatest chance, then the others of the Service's files. @type {(path: PacketPath) => End[]} */
  const podEnds = ({ pods, traced }) => {
    const asked = traced.from.replace("pod/", "").split("/").at(-1);
    return pods
      .filter(({ name, state }) => state !== "gone" && (name !== "client" || isChosen(traced, name)))
      .filter(({ name }) => name !== asked || isChosen(traced, name))
      .map(({ name, node, state }) => {
        const found = traced.candidates.filter(({ pod }) => pod === name);
        const chance = found.reduce((sum, { probability }) => sum + probability, 0);
        const refuses = found.some(({ result }) => result === "refused");
        const note = refuses ? say("refuses") : noted(state);
        return { name, node, chance, note, kind: kindOf(chance, refuses) };
      });
  };

  const isChosen = (/** @type {Traced} */ { candidates }, /** @type {string} */ name) =>
    candidates.some(({ pod }) => pod === name);

  /** @type {(chance: number, refuses: boolean) => string} */
  const kindOf = (chance, refuses) => {
    if (refuses) return "empty";
    return chance ? "pod" : "unselected";
  };

  /** Addresses that are no Pod's: of an EndpointSlice that somebody wrote. @type {(traced: Traced) => End[]} */
  const otherEnds = ({ candidates, steps }) => {
    const own = candidates.filter(({ pod }) => !pod);
    if (own.length)
      return own.map(({ address, node, probability }) => ({
        name: address,
        node,
        chance: probability,
        note: "",
        kind: "outside",
      }));
    const translated = candidates.length ? undefined : lastOn(steps, isTranslation);
    if (!translated) return [];
    const last = steps[steps.length - 1];
    const node = hostOf(last) === hostOf(translated) || hostOf(last) === OUTSIDE ? "" : hostOf(last);
    return [{ name: translated.effect.slice(TRANSLATED.length), node, chance: 1, note: "", kind: "empty" }];
  };

  /** @type {(traced: Traced, ends: End[]) => PathScene["lost"]} */
  const lostAt = ({ result, steps }, ends) => {
    if (result === "delivered" || result === "cannot know") return "";
    if (ends.some(({ chance }) => chance)) return "end";
    return lastOn(steps) ? "rules" : "caller";
  };

  /** What of a node acts: its rules, its routes, or its processes. @type {(step: PacketStep) => string} */
  const actorOf = ({ where, rule }) => {
    if (where.includes(" ")) return say("rules");
    return say(rule === "route" ? "routes" : "processes");
  };

  /** @type {(names: string[], wanted: string[]) => string[]} */
  const shownNodes = (names, wanted) => {
    const first = [...new Set([...wanted.filter(Boolean), ...names])].slice(0, MOST_NODES);
    return names.filter((name) => first.includes(name));
  };

  pictures.pathScene = (path) => {
    const { nodes, traced } = path;
    const caller = callerOf(path);
    const ends = [...podEnds(path), ...otherEnds(traced)].sort((one, other) => other.chance - one.chance);
    const lost = lostAt(traced, ends);
    const acting = lastOn(traced.steps, isTranslation) ?? (lost === "rules" ? lastOn(traced.steps) : undefined);
    const rules = acting ? hostOf(acting) : "";
    const wanted = [caller.node, rules, ...ends.map(({ node }) => node)];
    const names = nodes.map(({ name }) => name);
    const port = `:${traced.to.split(":").at(-1)}`;
    const actor = acting ? actorOf(acting) : "";
    return { caller, ends, lost, rules, actor, port, nodes: shownNodes(names, wanted) };
  };
})(site);
