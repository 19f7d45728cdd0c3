// What is loaded with each page, what a press loads, and the data that the build writes for it.

type Script = (address: string) => Promise<unknown>;
type Part = "editor" | "validator" | "over" | "packets" | "exercise" | "python";
interface Explanation {
  id: string;
  pattern: string;
  what: string;
  do: string;
  see: string;
}
interface Opened {
  block: HTMLElement;
  press: HTMLButtonElement;
  file: string;
  closed: () => void;
}

interface Site {
  /** Load a part for a button, which says so where it does not load. */
  open: (press: HTMLButtonElement, part: Part, then: () => void) => Promise<void>;
  /** The folder of the page's language. */
  home: string;
  /** Loads a script, by its address from this folder; those asked for together run in their order. */
  script: Script;
  load: (script: Script, part: Part) => Promise<void>;
  /** Written by src/servicedocs/page_data.py. */
  data: {
    engine: string;
    python: string;
    runs: Record<string, string[]>;
    examples: Record<string, string>;
    samples: string[];
    beside: Record<string, string[]>;
    messages: Explanation[];
    /** The page of each message and finding of the reference, by its id. */
    entries: Record<string, string>;
    /** What each shows. */
    manifests: Record<string, string>;
  };
  tryIt: (options: Opened & { beside: string; whole: string; dualStack: boolean }) => void;
  runIt: (options: Opened) => void;
  workbench: (place: HTMLElement) => Promise<void>;
  exercise: (place: HTMLElement) => Promise<void>;
}
