// What the validator answers: the structs of validator/check.go and relate.go.

interface Cause {
  field: string;
  message: string;
  line: number;
}
interface Verdict {
  document: number;
  item: number;
  list: string;
  first: number;
  line: number;
  kind: string;
  name: string;
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
  document: number;
  labels: Record<string, string> | null;
  selected: boolean;
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
  document: number;
  item: number;
  selector: Record<string, string>;
  pods: PodRelation[];
  slices: string[];
  problems: Problem[];
  alone: boolean;
}

interface Site {
  /** Written by src/servicedocs/engine.py. */
  bundle: { worker: string; module: string };
  NotJudged: new (reason: string) => Error;
  start: () => Promise<string>;
  ask: (question: object) => Promise<any>;
  stop: () => void;
  verdicts: (text: string, file: string, whole?: string) => Promise<Verdict[]>;
  relations: (text: string, others: string[]) => Promise<Relation[]>;
  draw: (
    text: string,
    verdicts: Verdict[],
    relations: Relation[],
    others: string[],
    drawing: string,
    id: string,
  ) => Promise<Tree | null>;
}
