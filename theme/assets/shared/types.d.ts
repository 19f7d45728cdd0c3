// The global `site`: each feature beside this folder adds its own part to the interface.

interface Translated {
  ko: string;
  en: string;
}
type Values = Record<string, string | number>;
type Say = (key: string, values?: Values) => string;
type Attributes = Record<string, string | number | boolean | undefined | ((event: any) => void)>;
interface Runner {
  ask: (question: object, time: number, said?: (text: string) => void) => Promise<any>;
  stop: (error: string) => void;
}
/** An SVG element before it is markup or part of a document. */
interface Tree {
  tag: string;
  attributes: Record<string, string | number>;
  children: (Tree | string | number)[];
}

interface Site {
  language: "ko" | "en";
  strings: Record<string, Record<string, Translated>>;
  /** A text cut before and after each value; the first of the subjects that has the key gives it. */
  pieces: (subjects: string[], key: string, values?: Values) => { text: string; value?: boolean }[];
  /** Returns what says the texts of some subjects in the page's language, with {placeholders} filled in. */
  speaker: (...subjects: string[]) => Say;
  /** What this tab was offered of a file, or has kept of it since. */
  had: Record<string, string | null>;
  placeOf: (file: string) => string;
  recall: (file: string) => string | null;
  keep: (file: string, text: string | null) => boolean;
  runner: (program: string, options?: WorkerOptions) => Runner;
  make: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Attributes,
    ...children: (Node | string)[]
  ) => HTMLElementTagNameMap[Tag];
  button: (text: string, press: () => void, attributes?: Attributes) => HTMLButtonElement;
  section: (title: string, ...content: Node[]) => HTMLElement;
  frame: (label: string, status: Node, buttons: Node[], ...content: Node[]) => HTMLElement;
  nameOf: (path: string) => string;
  short: (text: string) => string;
  svg: (tree: Tree) => Node;
}

declare var site: Site;
