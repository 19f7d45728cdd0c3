/** An address that leads to a Service from somewhere, or why none does. */
interface Way {
  from: "fromPod" | "fromNode" | "fromOutside";
  /** Of the caller's box. */
  kind: string;
  /** The kind of the address: the Service's own, a name in DNS, or what is behind it. */
  to: string;
  /** The addresses to call; none where there is no way. */
  codes: string[];
  /** How, or why not. */
  text: string;
}

interface Pictures {
  /** From a Pod, from a node, from outside. */
  ways: (service: Service) => Way[];
}
