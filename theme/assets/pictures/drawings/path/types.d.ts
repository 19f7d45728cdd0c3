/** What kube-proxy's own rules made of a packet, and the cluster that it went through. */
interface PacketPath {
  nodes: { name: string }[];
  pods: Simulated["pods"];
  traced: Traced;
}
/** A Pod, or an address that is no Pod's, in the row of those that may get the packet. */
interface End {
  name: string;
  /** "" for an address outside every node. */
  node: string;
  /** How often it is chosen, from 0 to 1; 0 for one that is passed over. */
  chance: number;
  /** Why it is not just a Pod that is passed over, or that gets the packet. */
  note: string;
  kind: string;
}
interface PathScene {
  /** Who sends; without a node it is outside. */
  caller: { name: string; node: string; kind: string };
  nodes: string[];
  /** The node whose rules decided, or "". */
  rules: string;
  /** What decided on that node. */
  actor: string;
  /** The port that the packet asks for. */
  port: string;
  ends: End[];
  /** Where the packet is lost: with its caller, at the rules, at its end, or nowhere. */
  lost: "caller" | "rules" | "end" | "";
}

interface Pictures {
  pathScene: (path: PacketPath) => PathScene;
}
