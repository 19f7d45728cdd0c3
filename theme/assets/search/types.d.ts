/** A word of a text at its place, or a pair of two neighbours; `key` is what is compared, `raw` the lower-case text. */
interface Word {
  key: string;
  start: number;
  end: number;
  weight: number;
  raw: string;
  pair: boolean;
}
interface Stretch {
  start: number;
  end: number;
}
/** A top-level element of the index's HTML: its pieces of text and tags, its text without tags, and its words. */
interface Block {
  pieces: { tag: string; text: string; start: number }[];
  text: string;
  words: Word[];
}
interface Doc {
  location: string;
  title: string;
  text: string;
  tags?: string[];
  boost?: number;
}
interface Name {
  worths: Map<string, number>;
  whole: number;
}
interface Section {
  doc: Doc;
  page: number;
  title: Block[];
  text: Block[];
  names: Name[];
  counts: Map<string, number>;
  share: number;
}
interface Index {
  sections: Section[];
  pages: Section[][];
  known: Map<string, number>;
  units: Map<string, string>;
  compounds: Set<string>;
}
interface Term {
  key: string;
  weight: number;
}
interface Scored {
  section: Section;
  points: number;
}

interface Search {
  /** Every form of the lexicon, longest first, and what it is searched as. */
  same: Map<string, string>;
  words: (text: string) => Word[];
  blocks: (html: string) => Block[];
  /** Blocks as HTML with the words of a query marked. */
  marked: (blocks: Block[], keys: Set<string>) => string;
  /** The two blocks that hold most of a query. */
  best: (blocks: Block[], keys: Set<string>) => Block[];
  /** The words that a query names, as they stand in the blocks. */
  surface: (blocks: Block[], keys: Set<string>) => string[];
  terms: (index: Index, query: string) => Term[];
  index: (docs: Doc[]) => Index;
  /** The sections of each page that answer a query, best page first. */
  rank: (index: Index, query: string) => { keys: Set<string>; groups: { scored: Scored[]; total: number }[] };
}

interface Site {
  search: Search;
}

declare function importScripts(...addresses: string[]): void | Promise<void>;
