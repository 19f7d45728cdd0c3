interface Message {
  line: number;
  text: string;
  severe: boolean;
  /** Nothing for what the API server refuses, as that says it by itself. */
  level?: "error" | "warning" | "hint" | "unjudged";
  /** Of what is not judged. */
  reason?: Verdict["reason"];
  finding?: Finding;
}
interface Editor {
  element: HTMLElement;
  text: () => string;
  replace: (text: string) => void;
  focus: () => void;
  mark: (messages: Message[]) => void;
  goTo: (line: number) => void;
  line: (line: number) => string;
  rewrite: (line: number, text: string) => void;
  destroy: () => void;
}

interface Site {
  editor: (text: string, name: string, changed: (text: string) => void, written?: "yaml" | "python") => Editor;
}

declare var codemirror: unknown;
