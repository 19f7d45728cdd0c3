interface Told {
  wanted: () => boolean;
  runs: () => void;
  said: (text: string) => void;
}

interface Site {
  /** Runs a program among files, after those before it; gives how it ended, a key of run/strings.js. */
  python: (name: string, files: Record<string, string>, told: Told) => Promise<string>;
  stopPython: () => void;
}
