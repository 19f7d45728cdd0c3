interface Message {
  line: number;
  text: string;
  severe: boolean;
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

interface Site {
  editor: (text: string, name: string, changed: (text: string) => void, written?: "yaml" | "python") => Editor;
}

declare var codemirror: unknown;
