// Pictures: data from the validator, drawn as a tree of elements.

/** Any object of Kubernetes, with its defaults. */
type KubernetesObject = any;
type Child = Tree | string | number | null | undefined | Child[];
type Point = [number, number];
type TypeOfService = "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName" | "Headless";

/** What Kubernetes' own code says of a manifest. */
interface Data {
  language: "ko" | "en";
  drawing: string;
  /** Begins every id of the picture; nothing else on the page begins so. */
  id: string;
  /** How many of the documents, from the first, are of the manifest itself. */
  own: number;
  documents: KubernetesObject[];
  /** For every Service among the documents, in order. */
  relations: Relation[];
  /** Of the drawing `path`. */
  path?: PacketPath;
}
interface Port {
  name: string;
  protocol: string;
  port: number;
  target: string;
  nodePort: number;
}
/** A Pod, the Pods of a Deployment, or an address in an EndpointSlice. */
interface Backend {
  kind: string;
  name: string;
  replicas: number;
  /** The node that the validator's Pod names. */
  node?: string;
  /** Whether an address of an EndpointSlice is said to be in the cluster. */
  inside?: boolean;
  /** The EndpointSlice of an address. */
  slice?: string;
  /** Where each port of the Service leads in it, 0 for nowhere. */
  numbers: number[];
  /** Whether the validator says that nothing is there, for each port. */
  lost: boolean[];
}
interface Service {
  name: string;
  namespace: string;
  type: TypeOfService;
  spec: any;
  ports: Port[];
  selector: [string, string][];
  pods: PodRelation[];
  backends: Backend[];
}
type PlacedPod = Backend & { node: string };

type Ink = "ink" | "muted" | "way" | "asks" | "bad";
interface Look {
  size?: number;
  /** Code: names, fields, numbers. */
  mono?: boolean;
  bold?: boolean;
  ink?: Ink;
  anchor?: "start" | "middle" | "end";
  /** The most lines that a wrapped text takes. */
  lines?: number;
}
interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Box extends Area {
  kind: string;
  /** How many more boxes look out from behind it. */
  behind?: number;
  name?: string;
  /** Whether something happens there. */
  active?: boolean;
}
/** A field and its value; `plain` values are words, not code. */
interface Row {
  label: string;
  value: string;
  plain?: boolean;
  ink?: Ink;
}
interface Card {
  width: number;
  /** With the cards that look out from behind it. */
  height: number;
  at: (x: number, y: number) => Tree;
}
interface CardContent {
  kind: string;
  width: number;
  caption?: string;
  /** Code; wrapped and then shortened, with the whole as its title. */
  name?: string;
  nameLines?: number;
  codes?: string[];
  rows?: Row[];
  texts?: string[];
  /** Of the caption, the code and the sentences. */
  ink?: Ink;
  /** The cards in it; pictures.inside is the room for them. */
  cards?: Card[];
  /** Words after them. */
  rest?: string;
  behind?: number;
}
interface Sheet {
  y: number;
  nodes: Tree[];
  add: (...nodes: (Tree | Tree[])[]) => void;
  put: (card: Card, x: number) => void;
}
interface Shown {
  width: number;
  height: number;
  title: string;
  desc: string;
}
interface Drawn {
  nodes: Tree[];
  height: number;
}

interface Pictures {
  /** Found by the name of the drawing: each file adds its own. */
  drawings: Record<string, (data: Data) => Tree>;
  CannotDraw: new (reason: string) => Error;
  drawn: (data: Data) => Tree;
  draw: (data: Data) => string;
  element: (tag: string, attributes: Record<string, string | number | undefined>, ...children: Child[]) => Tree;
  markup: (node: Tree | string | number) => string;
  picture: (id: string, shown: Shown, ...children: Child[]) => Tree;
  marked: (subject: string, key: string, values?: Values) => Child[];

  /** The Services of the manifest itself, or those beside it if it has none. */
  services: (data: Data) => Service[];
  service: (data: Data) => Service;
  /** Every Pod of a Service on its node, a Deployment's Pods one by one. */
  placed: (data: Data, service: Service) => PlacedPod[];
  /** The nodes to draw: always as many, others in the place of those that nobody names. */
  nodes: (wanted: string[]) => string[];
  cluster: { nodes: string[]; called: string; workers: string[] };

  portNumber: (port: Port, number: number) => string;
  pairs: (service: Service) => string[];
  kindName: (kind: string) => string;
  nowhere: (service: Service) => string;
  sentence: (text: string) => string;

  SANS: string;
  MONO: string;
  SIZE: { text: number; small: number };
  LEADING: number;
  INKS: Record<Ink, string>;
  KINDS: Record<string, { fill: string; stroke: string; rx: number; dash?: string }>;
  BEHIND: number;
  WIDTH: number;
  PLACES: { EDGE: number; PAD: number; LEFT: number; FULL: number; GUTTER: number; GAP: number; FRAME_TOP: number };

  textWidth: (text: string, look?: Look) => number;
  shorten: (text: string, width: number, look?: Look) => string;
  wrap: (text: string, width: number, look?: Look) => string[];
  text: (x: number, y: number, text: string, look?: Look) => Tree;
  lines: (x: number, y: number, lines: string[], look?: Look) => Tree[];
  rounded: (...points: Point[]) => string[];
  box: (box: Box, ...children: Child[]) => Tree;
  arrow: (points: Point[], look?: { ink?: Ink; dashed?: boolean; width?: number }) => Tree;
  cross: (x: number, y: number) => Tree;
  card: (content: CardContent) => Card;
  inside: (width: number) => number;
  sheet: () => Sheet;
  caption: (x: number, y: number, width: number, text: string, look?: Look) => Drawn;
  frame: (y: number, height: number) => Tree;
}

interface Site {
  pictures: Pictures;
}
