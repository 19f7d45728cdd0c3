// The types of theme/assets/check/*.js, for the tests: plain scripts that share one global.

interface Cause {
  field: string;
  message: string;
  line: number;
}
interface Verdict {
  document: number;
  item: number;
  list: string;
  first: number;
  line: number;
  kind: string;
  name: string;
  accepted: boolean;
  message: string;
  kubectl: string;
  causes: Cause[];
  warnings: string[];
  typed?: any;
  object?: any;
}
interface PortRelation {
  port: number;
  name: string;
  target: string;
  number: number;
  declared: boolean;
}
interface PodRelation {
  kind: string;
  name: string;
  document: number;
  labels: Record<string, string> | null;
  selected: boolean;
  mismatches: { key: string; wants: string; has: string | null }[];
  ports: PortRelation[];
}
interface Problem {
  code: string;
  kind: string;
  pod: string;
  port: number;
  name: string;
  want: string;
}
interface Relation {
  service: string;
  namespace: string;
  document: number;
  item: number;
  pods: PodRelation[];
  problems: Problem[];
  alone: boolean;
}
interface Message {
  line: number;
  text: string;
  severe: boolean;
}
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
interface Explanation {
  id: string;
  pattern: string;
  what: string;
  do: string;
  see: string;
}
interface Tree {
  tag: string;
  attributes: Record<string, string | number>;
  children: (Tree | string | number)[];
}
interface Seen {
  verdicts: Verdict[];
  relations: Relation[];
  reason: string;
}
interface Editor {
  element: HTMLElement;
  text: () => string;
  replace: (text: string) => void;
  focus: () => void;
  mark: (messages: Message[]) => void;
  goTo: (line: number) => void;
  destroy: () => void;
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
interface Told {
  wanted: () => boolean;
  runs: () => void;
  said: (text: string) => void;
}
type Script = (address: string) => Promise<unknown>;
type Part = "editor" | "validator" | "exercise" | "python";
type Words = Record<string, { ko: string; en: string }>;
type Say = (name: string, values?: Record<string, string | number>) => string;
type Attributes = Record<string, string | number | boolean | undefined | ((event: any) => void)>;

interface Check {
  key: (file: string) => string;
  load: (script: Script, part: Part) => Promise<void>;
  NotJudged: new (reason: string) => Error;
  language: "ko" | "en";
  data: {
    engine: string;
    python: string;
    runs: Record<string, string[]>;
    examples: Record<string, string>;
    samples: string[];
    beside: Record<string, string[]>;
    messages: Explanation[];
  };
  make: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Attributes,
    ...children: (Node | string)[]
  ) => HTMLElementTagNameMap[Tag];
  button: (text: string, press: () => void, attributes?: Attributes) => HTMLButtonElement;
  nameOf: (path: string) => string;
  short: (text: string) => string;
  svg: (tree: Tree) => Node;
  speaker: (words: Words) => Say;
  say: Say;
  start: () => Promise<string>;
  ask: (question: object) => Promise<any>;
  stop: () => void;
  verdicts: (text: string, file: string, whole?: string) => Promise<Verdict[]>;
  relations: (text: string, others: string[]) => Promise<Relation[]>;
  draw: (
    text: string,
    verdicts: Verdict[],
    relations: Relation[],
    others: string[],
    drawing: string,
    id: string,
  ) => Promise<Tree | null>;
  defaults: (object: any, typed: any) => DefaultLine[];
  recall: (file: string) => string | null;
  keep: (file: string, text: string | null) => boolean;
  editor: (text: string, name: string, changed: (text: string) => void, written?: "yaml" | "python") => Editor;
  messages: (verdicts: Verdict[]) => Message[];
  explain: (text: string) => Explanation | undefined;
  capped: <Item>(items: Item[], show: (item: Item) => Node, most?: number, tag?: "li" | "p") => Node[];
  messageList: (messages: Message[], goTo: (line: number) => void) => Node;
  section: (title: string, ...content: Node[]) => HTMLElement;
  defaultList: (verdicts: Verdict[]) => Node[];
  status: (verdicts: Verdict[], relations: Relation[]) => { mark: string; sign: string; text: string };
  sign: (line: RelationLine) => string;
  mismatches: (pod: PodRelation) => string[];
  relationLines: (relation: Relation) => RelationLine[];
  relationList: (relations: Relation[]) => Node[];
  panel: (options: PanelOptions) => Panel;
  tryIt: (options: {
    block: HTMLElement;
    press: HTMLButtonElement;
    file: string;
    beside: string;
    whole: string;
    closed: () => void;
  }) => void;
  drawingOf: (file: string) => string;
  toFragment: (text: string) => Promise<string>;
  fromFragment: (fragment: string) => Promise<string | null>;
  report: (file: string, seen: Seen, version: string) => string;
  workbench: (place: HTMLElement) => Promise<void>;
  exercise: (place: HTMLElement) => Promise<void>;
  exerciseWord: Say;
  pythonWord: Say;
  python: (name: string, files: Record<string, string>, told: Told) => Promise<string>;
  stopPython: (end: string) => void;
  runIt: (options: { block: HTMLElement; press: HTMLButtonElement; file: string; closed: () => void }) => void;
}

declare var check: Check;
declare var codemirror: unknown;
declare var validatorEngine: { worker: string; module: string };
declare var pictures: { drawings: Record<string, (data: any) => Tree> };
