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
  /** The kind of page, on pages. */
  kind?: string;
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
  /** What the sections of a page inherit of its names, by word. */
  passes: Map<string, number>;
  counts: Map<string, number>;
  share: number;
}
interface Index {
  sections: Section[];
  pages: Section[][];
  known: Map<string, number>;
  units: Map<string, string>;
  compounds: Set<string>;
  /** The words of titles and tags. */
  topics: Set<string>;
}
interface Term {
  key: string;
  weight: number;
}
interface Scored {
  section: Section;
  points: number;
}

interface Query {
  /** What each word asked for is worth, and all of them together. */
  asked: Map<string, number>;
  all: number;
  /** Whether it asks for a word's meaning. */
  defines: boolean;
}

interface Group {
  scored: Scored[];
  total: number;
}

interface Search {
  /** Every form of the lexicon, longest first, and what it is searched as. */
  same: Map<string, string>;
  words: (text: string) => Word[];
  blocks: (html: string) => Block[];
  /** Blocks as HTML with the words of a query marked. */
  marked: (blocks: Block[], keys: Set<string>) => string;
  /** A paragraph and another block that hold most of a query. */
  best: (blocks: Block[], keys: Set<string>) => Block[];
  /** The words that a query names, as they stand in the blocks. */
  surface: (blocks: Block[], keys: Set<string>) => string[];
  /** How much of a query no page says. */
  unknown: (index: Index, query: string) => number;
  terms: (index: Index, query: string) => Term[];
  index: (docs: Doc[]) => Index;
  /** The sections of each page that answer a query, best page first. */
  rank: (index: Index, query: string) => { keys: Set<string>; groups: Group[]; weak: boolean };
  /** The sections of a group in the order of the list; 1 where one is shown at once. */
  shown: (group: Group, head: Section) => Scored[];
  /** A block as an excerpt shows it. */
  short: (block: Block, keys: Set<string>) => Block;
  /** The entry of the catalogue that a pasted text holds. */
  explained: (messages: Explanation[], query: string) => Explanation | undefined;
  /** A text of the catalogue as HTML. */
  coded: (text: string) => string;
}

interface Site {
  search: Search;
}

declare function importScripts(...addresses: string[]): void | Promise<void>;
