/** One step of a packet. */
interface Step {
  /** The key of its sentence. */
  text: string;
  values: Values;
  /** The packet's source. */
  from: string;
  /** Its destination. */
  to: string;
  /** Whether this step has rewritten the source. */
  fromNew?: boolean;
  toNew?: boolean;
  /** The node whose rules the packet meets. */
  node: string;
  /** The part of the way that it is on. */
  move: "in" | "rules" | "on" | "back" | "out";
  /** Whether it ends here. */
  lost?: boolean;
}
interface Scene {
  nodes: string[];
  pods: PlacedPod[];
  /** The Pod that answers. */
  target?: PlacedPod;
  /** Of the nodes. */
  port: string;
}

interface Pictures {
  stepFrame: (id: string, scene: Scene, step: Step, text: { title: string; desc: string }) => Tree;
}
