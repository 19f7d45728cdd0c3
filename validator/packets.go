package main

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/utils/ptr"
)

// traced is the answer to one question: where does this packet go?
type traced struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	DNS        []dnsAnswer `json:"dns"`
	Node       string      `json:"node"` // whose rules decide first
	Steps      []step      `json:"steps"`
	Result     string      `json:"result"`
	Candidates []candidate `json:"candidates"`
	SeenSource string      `json:"seen_source"`
	DecidedBy  []string    `json:"decided_by"`
	Unknown    []string    `json:"cannot_know"`
	Error      string      `json:"error"`
}

// candidate is a Pod that may get the packet.
type candidate struct {
	Pod         string  `json:"pod"`
	Address     string  `json:"address"`
	Probability float64 `json:"probability"`
	Node        string  `json:"node"`
	SeenSource  string  `json:"seen_source"`
	Result      string  `json:"result"`
}

type dnsAnswer struct {
	Question  string `json:"question"`
	Answer    string `json:"answer"`
	isRecords bool   // not an rcode
}

// simulated is what a host gets: the cluster, and the answers on its packets.
type simulated struct {
	Error     string                       `json:"error"`
	Nodes     []machine                    `json:"nodes"`
	Services  []*corev1.Service            `json:"services"`
	Pods      []podSeen                    `json:"pods"`
	Slices    []*discoveryv1.EndpointSlice `json:"slices"`
	Rules     map[string]string            `json:"rules"`
	Health    []health                     `json:"health"`
	Callers   []string                     `json:"callers"`
	Addresses []string                     `json:"addresses"`
	Refused   []string                     `json:"refused"`
	Traces    []traced                     `json:"traces"`
}

type podSeen struct {
	Namespace string            `json:"namespace"`
	Name      string            `json:"name"`
	Owner     string            `json:"owner"`
	Node      string            `json:"node"`
	Address   string            `json:"address"`
	State     string            `json:"state"`
	Labels    map[string]string `json:"labels"`
	IPv6      string            `json:"ipv6,omitempty"`
}

// traceFiles applies files to the small cluster, and follows packets through it.
func traceFiles(given, text []byte) simulated {
	_, files := filesOf(given, text)
	set, err := settingOf(given)
	if err != nil {
		return simulated{Error: err.Error()}
	}
	s, err := simulate(set, files)
	if err != nil {
		return simulated{Error: err.Error()}
	}
	return s.seen()
}

func (s *simulation) seen() simulated {
	all := simulated{
		Nodes: s.Nodes, Services: s.services, Pods: []podSeen{}, Rules: map[string]string{}, Health: s.health(),
		Callers: s.callers(), Addresses: s.addresses(), Refused: s.refused, Traces: []traced{},
	}
	for _, one := range s.pods {
		all.Pods = append(all.Pods, podSeen{one.Namespace, one.Name, one.owner, one.Spec.NodeName, podAddress(one.Pod, s.Client), one.state, one.Labels, podAddress(one.Pod, s.IPv6Client)})
	}
	if s.Detail { // else kube-proxy works on those nodes alone that a packet passes
		all.Slices, all.Rules = s.slices, s.texts()
	}
	for _, one := range s.Packets {
		all.Traces = append(all.Traces, s.follow(one))
	}
	return all
}

// texts are the rules of each node, as its own tool reads them.
func (s *simulation) texts() map[string]string {
	all := map[string]string{}
	for i := range s.Nodes {
		for _, family := range s.families() {
			if rules, err := s.rulesOf(&s.Nodes[i], family); err == nil {
				all[s.Nodes[i].Name] += rules.text()
			}
		}
	}
	return all
}

// caller is who sends: a Pod, a process of a node, or a host outside.
type caller struct {
	pod  *simulatedPod
	node *machine
}

func (s *simulation) callerOf(from string) (caller, error) {
	kind, name, found := strings.Cut(from, "/")
	if pod := s.pod(name); kind == "pod" && pod != nil && pod.Spec.NodeName != "" {
		return caller{pod, s.node(pod.Spec.NodeName)}, nil
	}
	if one := s.node(ifElse(found && kind == "node", name, from)); one != nil {
		return caller{node: one}, nil
	}
	if from == outsideClient {
		return caller{}, nil
	}
	return caller{}, fmt.Errorf("no caller %q; the callers are %s", from, some(s.callers()))
}

// some joins the first and the last of many names.
func some(names []string) string {
	if len(names) > 24 {
		names = slices.Concat(names[:16], []string{"..."}, names[len(names)-8:])
	}
	return strings.Join(names, ", ")
}

// outsideClient is the host that is not in the cluster.
const outsideClient = "client"

func (s *simulation) callers() (all []string) {
	for _, one := range s.pods {
		if one.Spec.NodeName != "" {
			all = append(all, "pod/"+ifElse(one.Namespace == "default", "", one.Namespace+"/")+one.Name)
		}
	}
	for _, one := range s.Nodes {
		all = append(all, one.Name)
	}
	return append(all, outsideClient)
}

// addresses are those that lead into Services.
func (s *simulation) addresses() (all []string) {
	for _, service := range s.services {
		for _, port := range service.Spec.Ports {
			name := service.Name
			if service.Namespace != "default" {
				name += "." + service.Namespace
			}
			all = append(all, hostPort(name, int(port.Port)))
			if port.NodePort != 0 {
				all = append(all, hostPort(s.Nodes[len(s.Nodes)-1].Name, int(port.NodePort)))
			}
			for _, ip := range append(ingressOf(service), service.Spec.ExternalIPs...) {
				all = append(all, hostPort(ip, int(port.Port)))
			}
		}
	}
	return all
}

// question is where a packet is to go: the addresses of a name, and a port.
type question struct {
	host      string
	addresses []string
	port      int
	protocol  string          // tcp, udp or sctp
	family    corev1.IPFamily // of the addresses that a name is asked for
}

func (q question) first() string {
	if len(q.addresses) == 0 {
		return ""
	}
	return q.addresses[0]
}

// serviceName is the Service that a caller's name may mean, and its namespace.
func (q question) serviceName(from caller) (name, namespace string) {
	parts := strings.Split(strings.TrimSuffix(q.host, "."), ".")
	if i := slices.Index(parts, "svc"); i >= 2 {
		return parts[i-2], parts[i-1]
	}
	if len(parts) > 1 {
		return parts[len(parts)-2], parts[len(parts)-1]
	}
	return parts[0], from.namespace()
}

func (c caller) namespace() string {
	if c.pod == nil {
		return ""
	}
	return c.pod.Namespace
}

func toProtocol(protocol corev1.Protocol) string { return strings.ToLower(string(protocol)) }

// follow answers one question.
func (s *simulation) follow(asked packetAsked) traced {
	answer := traced{From: asked.From, To: asked.To, DNS: []dnsAnswer{}, Steps: []step{}, Candidates: []candidate{}, DecidedBy: []string{}, Unknown: []string{}}
	from, err := s.callerOf(asked.From)
	switch {
	case err != nil:
	case asked.Type != "":
		err = s.askName(&answer, from, asked.To, asked.Type)
	default:
		err = s.answer(&answer, from, asked)
	}
	if err != nil {
		answer.Error = err.Error()
	}
	return answer
}

func (s *simulation) answer(answer *traced, from caller, asked packetAsked) error {
	q, err := s.targetOf(asked)
	if err != nil {
		return err
	}
	answer.Node = outsideClient
	if from.node != nil {
		answer.Node = from.node.Name
	}
	q.addresses, answer.DNS, answer.Result = s.resolve(from, q)
	if answer.Result != "" {
		answer.DecidedBy = s.decidedByName(from, q)
		if s.DualStack && answer.Result == noSuchName && hasOthers(answer.DNS) { // of the other family
			answer.Result = noSuchRecord
		}
		if answer.Result == cannotKnow {
			answer.Unknown = append(answer.Unknown, "outside-name")
		}
		return nil
	}
	if err := s.send(answer, from, q); err != nil {
		return err
	}
	answer.DecidedBy = s.decidedBy(answer, from, q)
	return nil
}

// targetOf reads NAME:PORT, also with http:// before it or /udp after it.
func (s *simulation) targetOf(asked packetAsked) (q question, err error) {
	q.protocol, q.family = "tcp", ifElse(asked.Family == "", corev1.IPv4Protocol, asked.Family)
	if q.family != corev1.IPv4Protocol && q.family != corev1.IPv6Protocol {
		return q, fmt.Errorf("family %q: write IPv4 or IPv6", q.family)
	}
	rest := asked.To
	if scheme, after, ok := strings.Cut(rest, "://"); ok {
		rest, q.port = after, map[string]int{"http": 80, "https": 443}[scheme]
		q.protocol = ifElse(scheme == "udp" || scheme == "sctp", scheme, q.protocol)
	}
	rest, path, _ := strings.Cut(rest, "/")
	if path == "udp" || path == "sctp" {
		q.protocol = path
	}
	host, written, isWritten, ok := hostAndPort(rest)
	if isWritten {
		q.port, err = strconv.Atoi(written)
	}
	if q.host = host; err != nil || !ok || q.port < 1 || q.port > 65535 || host == "" {
		return q, fmt.Errorf("no address %q: write NAME:PORT or [IPV6]:PORT, and /udp after it for UDP; some are %s", asked.To, some(s.addresses()))
	}
	if isAddress(host) {
		q.family = familyOf(host)
	}
	return q, nil
}

// hostAndPort splits what stands before a path: an address of IPv6 is in brackets, and
// given as rules write it.
func hostAndPort(text string) (host, port string, isWritten, ok bool) {
	inside, isBracketed := strings.CutPrefix(text, "[")
	if !isBracketed {
		host, port, isWritten = strings.Cut(text, ":")
		return host, port, isWritten, true
	}
	host, rest, _ := strings.Cut(inside, "]")
	ip, err := netip.ParseAddr(host)
	port, isWritten = strings.CutPrefix(rest, ":")
	return ip.String(), port, isWritten, err == nil && ip.Is6() && ip.Zone() == "" && !ip.Is4In6() && (isWritten || rest == "")
}

// mostWays bounds the choices of chance that are followed.
const mostWays = 1000

// send follows the packet on every way that chance may choose.
func (s *simulation) send(answer *traced, from caller, q question) error {
	unknown := map[string]bool{}
	given := []int{}
	for tried := 0; given != nil && tried < mostWays; tried++ {
		t := &trace{s: s, protocol: q.protocol, port: q.port, given: given}
		t.run(from, q.addresses)
		if t.wrong != nil {
			return t.wrong
		}
		if tried == 0 {
			answer.Steps, answer.Result = append(answer.Steps, t.steps...), t.result
			answer.SeenSource = ifElse(t.result == delivered, t.source, "")
		}
		if t.to != nil || t.dnatted && t.result == delivered {
			answer.Candidates = append(answer.Candidates, t.candidate())
		}
		for _, one := range t.unknown {
			unknown[one] = true
		}
		given = next(t.ways)
	}
	answer.Unknown = append([]string{}, slices.Sorted(maps.Keys(unknown))...)
	return nil
}

// next are the choices after those that were made, or nil after the last.
func next(ways []way) []int {
	for i := len(ways) - 1; i >= 0; i-- {
		if ways[i].taken+1 < ways[i].of {
			given := []int{}
			for _, one := range ways[:i] {
				given = append(given, one.taken)
			}
			return append(given, ways[i].taken+1)
		}
	}
	return nil
}

func (t *trace) candidate() candidate {
	one := candidate{Address: hostPort(t.target, t.port), Probability: 1, SeenSource: t.source, Result: t.result}
	for _, w := range t.ways {
		one.Probability *= w.probability
	}
	if t.to != nil {
		one.Pod, one.Node = t.to.Name, t.to.Spec.NodeName
	}
	return one
}

// run sends the packet from where its caller is, to one of the addresses.
func (t *trace) run(from caller, addresses []string) {
	t.target = addresses[0]
	if len(addresses) > 1 {
		t.target = addresses[t.choose(len(addresses))]
	}
	if isIPv6(t.target) && !t.s.DualStack {
		t.step("", "route", "no route to "+t.target)
		t.result = noRoute
		return
	}
	switch {
	case from.pod != nil && !from.pod.Spec.HostNetwork:
		t.source = podAddress(from.pod.Pod, t.target)
		if within(t.target, loopback) || t.target == t.source {
			t.deliver(from.pod)
			return
		}
		t.arrive(from.node, 0)
	case from.node != nil:
		t.source = t.s.leavesFrom(from.node, t.target)
		t.start(from.node)
	default:
		t.source = t.s.clientOf(t.target)
		t.enter()
	}
}

// enter takes a packet of the host outside into the cluster: to a node's address, or
// to the node that a load balancer chooses. It has no route to Pods and cluster IPs.
func (t *trace) enter() {
	for i := range t.s.Nodes {
		if t.s.Nodes[i].has(t.target) {
			t.arrive(&t.s.Nodes[i], 0)
			return
		}
	}
	if service := t.s.balancedAt(t.target); service != nil {
		t.unknown = append(t.unknown, "load-balancer")
		if of := t.s.behind(service); len(of) > 0 {
			t.step("", "route", "to "+of[0].Name)
			t.arrive(of[0], 0)
			return
		}
	}
	isNear := within(t.target, []string{lanOf(t.s.clientOf(t.target))})
	t.step("", "route", ifElse(isNear, "nobody has ", "no route to ")+t.target)
	t.result = noRoute
}

func (s *simulation) balancedAt(address string) *corev1.Service {
	for _, service := range s.services {
		if slices.Contains(ingressOf(service), address) {
			return service
		}
	}
	return nil
}

// behind are the nodes to which a load balancer may send a Service's packets: those of
// which MetalLB would choose one (ShouldAnnounce in its speaker/layer2_controller.go).
func (s *simulation) behind(service *corev1.Service) (all []*machine) {
	for i := range s.Nodes {
		if on := &s.Nodes[i]; !on.ControlPlane && s.canServe(service, on) {
			all = append(all, on)
		}
	}
	return all
}

// canServe tells whether a Service has an endpoint that can serve, on that node where
// it is to be a node's own (EndpointCanServe in MetalLB's internal/k8s/epslices).
func (s *simulation) canServe(service *corev1.Service, on *machine) bool {
	anywhere := service.Spec.ExternalTrafficPolicy != corev1.ServiceExternalTrafficPolicyLocal
	return slices.ContainsFunc(s.endpointsOf(service), func(one discoveryv1.Endpoint) bool {
		serves := ptr.Deref(one.Conditions.Ready, true) || ptr.Deref(one.Conditions.Serving, false)
		return serves && (anywhere || ptr.Deref(one.NodeName, "") == on.Name)
	})
}

func (s *simulation) endpointsOf(service *corev1.Service) (all []discoveryv1.Endpoint) {
	for _, one := range s.slices {
		if one.Namespace == service.Namespace && one.Labels[discoveryv1.LabelServiceName] == service.Name {
			all = append(all, one.Endpoints...)
		}
	}
	return all
}

func ingressOf(service *corev1.Service) (all []string) {
	for _, one := range service.Status.LoadBalancer.Ingress {
		all = append(all, one.IP)
	}
	return all
}
