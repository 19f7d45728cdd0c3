// What the validator answers: the structs of validator/check.go, relate.go, findings.go and objects.go.

interface Cause {
  field: string;
  message: string;
  line: number;
}
interface Verdict {
  file: number;
  document: number;
  item: number;
  list: string;
  first: number;
  line: number;
  kind: string;
  name: string;
  judged: boolean;
  reason: "" | "kind" | "expressions";
  accepted: boolean;
  message: string;
  kubectl: string;
  causes: Cause[];
  warnings: string[];
  typed?: any;
  object?: any;
}
interface Mismatch {
  key: string;
  wants: string;
  has: string | null;
}
interface PortRelation {
  port: number;
  name: string;
  target: string;
  number: number;
  declared: boolean;
}
interface PodRelation {
  kind: string;
  name: string;
  file: number;
  document: number;
  labels: Record<string, string> | null;
  selected: boolean;
  later: string[];
  mismatches: Mismatch[];
  ports: PortRelation[];
}
interface Problem {
  code: string;
  kind: string;
  pod: string;
  port: number;
  name: string;
  want: string;
}
interface Relation {
  service: string;
  namespace: string;
  file: number;
  document: number;
  item: number;
  selector: Record<string, string>;
  pods: PodRelation[];
  slices: string[];
  problems: Problem[];
  alone: boolean;
}
interface Place {
  file: number;
  document: number;
  item: number;
  line: number;
  kind: string;
  name: string;
  namespace: string;
}
interface Finding {
  code: string;
  variant: string;
  level: "error" | "warning" | "hint";
  file: number;
  document: number;
  item: number;
  line: number;
  about: Place[];
  values: Record<string, string>;
}
interface Effect {
  path: string;
  effect: string;
  before: string;
  after: string;
}
/** What comes of putting an object over what is there; its verdict is of file 0 where that cannot be there. */
interface Change {
  verdict: Verdict;
  way: string;
  effects: Effect[];
  diff: string[];
}
/** What is in the cluster, and the way to put a manifest over it. */
interface Standing {
  file: string;
  text: string;
  way: string;
}
interface PacketStep {
  where: string;
  rule: string;
  effect: string;
}
/** The way of a packet, as validator/packets.go tells it. */
interface Traced {
  from: string;
  to: string;
  dns: { question: string; answer: string }[];
  /** The caller's node, or the host outside. */
  node: string;
  steps: PacketStep[];
  result: string;
  candidates: {
    pod: string;
    address: string;
    probability: number;
    node: string;
    seen_source: string;
    result: string;
  }[];
  seen_source: string;
  decided_by: string[];
  cannot_know: string[];
  error: string;
}
interface Simulated {
  error: string;
  nodes: { name: string }[];
  pods: { namespace: string; name: string; node: string; state: string }[];
  callers: string[];
  addresses: string[];
  refused: string[];
  traces: Traced[];
}
interface TraceOptions {
  packets?: { from: string; to: string }[];
  mode?: string;
  set?: { what: string; is: string }[];
}
interface Related {
  relations: Relation[];
  findings: Finding[];
}

/** Where something is in the files. */
interface Position {
  file: number;
  document: number;
  item: number;
}
/** A text to judge, under the name that kubectl's messages mention, and the texts of the files beside it. */
interface Judged {
  file: string;
  text: string;
  others?: string[];
  /** What the text is a part of: it is laid over that. */
  whole?: string;
  /** A namespace that no document makes is not there. */
  strict?: boolean;
  /** The cluster has IPv6 too. */
  dualStack?: boolean;
}

interface Site {
  /** Written by src/servicedocs/site/steps/validator_bundle.py. */
  bundle: { worker: string; module: string };
  NotJudged: new (reason: string) => Error;
  start: () => Promise<string>;
  ask: (question: object) => Promise<any>;
  stop: () => void;
  /** In the worker. */
  difference: (before: any, after: any) => string[];
  verdicts: (judged: Judged) => Promise<Verdict[]>;
  changes: (judged: Judged, standing: Standing) => Promise<Change[]>;
  related: (judged: Judged) => Promise<Related>;
  traced: (judged: Judged, options: TraceOptions) => Promise<Simulated>;
  isSame: (one: Position, other: Position) => boolean;
  draw: (
    judged: Judged,
    verdicts: Verdict[],
    relations: Relation[],
    drawing: string,
    id: string,
  ) => Promise<Tree | null>;
}
