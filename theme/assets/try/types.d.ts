interface RelationLine {
  good: boolean;
  inner?: boolean;
  note?: boolean;
  text: string;
}
interface DefaultLine {
  sign: string;
  text: string;
}
interface Seen {
  verdicts: Verdict[];
  relations: Relation[];
  reason: string;
}
interface Panel {
  element: HTMLElement;
  editor: Editor;
  seen: Seen;
  settled: () => Promise<void>;
}
interface PanelOptions {
  file: string;
  name: string;
  text: string;
  beside: () => string[];
  whole?: string;
  drawing: string;
  buttons: Node[];
  typed?: (text: string) => boolean;
}

interface Site {
  defaults: (object: any, typed: any) => DefaultLine[];
  messages: (verdicts: Verdict[]) => Message[];
  explain: (text: string) => Explanation | undefined;
  capped: <Item>(items: Item[], show: (item: Item) => Node, most?: number, tag?: "li" | "p") => Node[];
  messageList: (messages: Message[], goTo: (line: number) => void) => Node;
  defaultList: (verdicts: Verdict[]) => Node[];
  status: (verdicts: Verdict[], relations: Relation[]) => { mark: string; sign: string; text: string };
  sign: (line: RelationLine) => string;
  mismatches: (pod: PodRelation) => string[];
  relationLines: (relation: Relation) => RelationLine[];
  relationList: (relations: Relation[]) => Node[];
  panel: (options: PanelOptions) => Panel;
  drawingOf: (file: string) => string;
  report: (file: string, seen: Seen, version: string) => string;
}
