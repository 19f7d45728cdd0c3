/** The parts of a Service's traffic as by-address.js places them. */
interface TrafficPlan {
  /** The way from outside: what stands outside the cluster, and what in it before the Pods. */
  outside?: { before: (width: number) => Card[]; in: (width: number) => Card[] };
  inside: (width: number) => Card[];
  ends: (width: number) => Card;
  endsInside: boolean;
  dead: boolean;
  label: string;
  note: string;
}

interface Pictures {
  byName: (service: Service) => Drawn;
  byAddress: (plan: TrafficPlan) => Drawn;
  /** The group of all Pods or addresses that a Service leads to. */
  ends: (service: Service, width: number) => Card;
  /** Whether the ends lie in the cluster, as far as the manifest says. */
  endsInside: (service: Service) => boolean;
  /** A row for each port: a single one under its field's name, several under their own names. */
  portRows: (
    service: Service,
    field: string,
    value: (port: Port, place: number) => { value: string; plain?: boolean; ink?: Ink },
  ) => Row[];
  /** "3 Pods of Deployment", or nothing for a Pod by itself. */
  ofOwner: (backend: Backend) => string;
  /** The reason why a port leads nowhere in a Pod, or nothing. */
  whyLost: (service: Service, backend: Backend) => string;
  habits: (service: Service) => string[];
  trafficNote: (service: Service) => string;
  trafficText: (service: Service, way: string) => { title: string; desc: string };
}
