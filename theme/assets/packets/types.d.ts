interface PacketForm {
  element: HTMLElement;
  focus: () => void;
  /** Ask again, of these files. */
  look: (judged: Judged) => void;
}
/** What becomes of each Pod. */
interface Switches {
  element: HTMLElement;
  take: (pods: Simulated["pods"]) => void;
  set: () => { what: string; is: string }[];
}

interface Site {
  packetForm: () => PacketForm;
  /** The answer on a packet, its result first, and what of the files was left out. */
  packetAnswer: (traced: Traced, refused: string[]) => Node[];
  packetFailure: (text: string) => Node;
}
