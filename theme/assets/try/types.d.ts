interface Piece {
  text: string;
  value?: boolean;
}
interface RelationLine {
  /** Open: known only at run time, or by somebody else. */
  state: "good" | "bad" | "open" | "note";
  inner?: boolean;
  text: string;
}
interface DefaultLine {
  sign: string;
  text: string;
}
interface Seen {
  verdicts: Verdict[];
  relations: Relation[];
  findings: Finding[];
  /** Over what is in the cluster. */
  changes: Change[];
  reason: string;
}
interface Panel {
  element: HTMLElement;
  editor: Editor;
  seen: Seen;
  look: () => void;
  settled: () => Promise<void>;
}
interface PacketsOffer {
  element: HTMLElement;
  /** Follow packets through these files; null where no Service of them is accepted. */
  look: (judged: Judged | null) => void;
}
interface PanelOptions {
  file: string;
  name: string;
  text: string;
  beside: () => string[];
  whole?: string;
  strict?: boolean;
  dualStack?: boolean;
  drawing: string;
  buttons: Node[];
  typed?: (text: string) => boolean;
  /** What comes of the text over what is in the cluster, where something is. */
  over?: (asked: Judged) => Promise<Change[] | null>;
  /** What stands below the editor. */
  pane?: Node[];
}

interface Site {
  defaults: (object: any, typed: any) => DefaultLine[];
  /** A value as YAML writes it. */
  scalar: (value: any) => string;
  words: (finding: Finding) => Piece[];
  /** What helps. */
  advice: (finding: Finding) => Piece[];
  plain: (pieces: Piece[]) => string;
  marked: (pieces: Piece[]) => (Node | string)[];
  findingMessages: (findings: Finding[]) => Message[];
  /** The line with the right value in the place of the wrong one, or null. */
  repaired: (finding: Finding, line: string) => string | null;
  messages: (verdicts: Verdict[], findings?: Finding[]) => Message[];
  isMarked: (message: Message) => boolean;
  explain: (text: string) => Explanation | undefined;
  capped: <Item>(items: Item[], show: (item: Item) => Node, most?: number, tag?: "li" | "p") => Node[];
  messageList: (messages: Message[], editor?: Editor) => Node;
  defaultList: (verdicts: Verdict[]) => Node[];
  status: (verdicts: Verdict[], findings: Finding[]) => { mark: string; sign: string; text: string };
  sign: (line: RelationLine) => string;
  mismatches: (pod: PodRelation) => string[];
  relationLines: (relation: Relation, findings: Finding[]) => RelationLine[];
  relationList: (relations: Relation[], findings: Finding[]) => Node[];
  packetsOffer: () => PacketsOffer;
  panel: (options: PanelOptions) => Panel;
  drawingOf: (file: string) => string;
  report: (file: string, seen: Seen, version: string) => string;
}
