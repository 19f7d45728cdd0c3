interface Over {
  element: HTMLElement;
  editor: Editor;
  /** The way, and from the second line on what is there: as it is kept and put into a link. */
  text: () => string;
  take: (kept: string) => void;
  /** What comes of each object; null where nothing is there. */
  judge: (asked: Judged) => Promise<Change[] | null>;
}

interface Site {
  overPane: (changed: () => boolean, buttons: (choose: (text: string) => void) => Node[]) => Over;
  /** In the words of scripts/check. */
  changeLines: (file: string, change: Change) => string[];
  changeList: (changes: Change[]) => Node[];
}
