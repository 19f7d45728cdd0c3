interface OverButton {
  button: HTMLElement;
  /** Where the pane is once it is open. */
  place: HTMLElement;
  /** What is kept of the pane; null where it is closed. */
  text: () => string | null;
  judge: (asked: Judged) => Promise<Change[] | null>;
  /** Open with a kept text, or close. */
  take: (text: string | null) => void;
}

interface Site {
  /** `changed` says whether what is typed is kept. */
  over: (changed: () => boolean, buttons: (choose: (text: string) => void) => Node[]) => OverButton;
  /** Of a text, and of what is in the cluster. */
  toFragment: (text: string, over?: string | null) => Promise<string>;
  fromFragment: (fragment: string) => Promise<{ text: string; over: string | null } | null>;
}
