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

/** What is asked at first, and what is switched whatever a reader chooses. */
interface FirstPacket {
  from: string;
  to: string;
  set: { what: string; is: string }[];
}

interface Site {
  packetForm: (first?: FirstPacket) => PacketForm;
  /** Ask of other packets in the place of a picture of one. */
  packetHere: (figure: HTMLElement, press: HTMLButtonElement) => void;
  /** The answer on a packet, its result first, and what of the files was left out. */
  packetAnswer: (traced: Traced, refused: string[]) => Node[];
  packetFailure: (text: string) => Node;
}
