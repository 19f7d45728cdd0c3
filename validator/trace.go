package main

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// The ends of a packet's way.
const (
	delivered  = "delivered"
	refused    = "refused"
	isDropped  = "dropped"
	noRoute    = "no route"
	noSuchName = "no such name"
	cannotKnow = "cannot know"
)

// The ends of a question about a name, beside noSuchName and cannotKnow.
const (
	isAnswered   = "answered"
	noSuchRecord = "no such record"
)

// verdictOfRules is what a chain did to a packet.
type verdictOfRules int

const (
	goesOn  verdictOfRules = iota // to the rule after, or the calling chain's next
	misses                        // a part of the rule does not match
	decided                       // this hook's chain ends: the packet is rewritten
	dropped
	rejected
)

// trace follows the first packet of a new connection through netfilter's hooks on
// each node that it passes, in the kernel's order: prerouting, the route, then input
// or forward, postrouting; for a packet of the node itself the route, then output.
// See the "Packet flow in Netfilter" in nftables' wiki.
type trace struct {
	s        *simulation
	on       *machine
	protocol string // tcp, udp or sctp, as rules write it
	source   string
	target   string
	port     int
	marked   bool // for masquerade
	dnatted  bool
	wentTo   bool // by goto
	steps    []step
	ways     []way // what chance chose so far
	given    []int // what it is to choose
	result   string
	to       *simulatedPod
	unknown  []string
	wrong    error
}

// remembers is the step of session affinity.
const remembers = "remember the client"

type step struct {
	Where  string `json:"where"` // a node, and the chain of a rule
	Rule   string `json:"rule"`
	Effect string `json:"effect"`
}

// way is one choice of chance: which of how many was taken, and how likely that is.
type way struct {
	taken, of   int
	probability float64
}

// choose takes one of some ways that are as likely.
func (t *trace) choose(of int) int {
	each := make([]float64, of)
	for i := range each {
		each[i] = 1 / float64(of)
	}
	return t.chooseOf(each...)
}

// chooseOf takes the next of the given choices, the first where none is given.
func (t *trace) chooseOf(probabilities ...float64) int {
	taken := 0
	if len(t.ways) < len(t.given) {
		taken = t.given[len(t.ways)]
	}
	t.ways = append(t.ways, way{taken, len(probabilities), probabilities[taken]})
	return taken
}

func (t *trace) fail(format string, values ...any) {
	if t.wrong == nil {
		t.wrong = fmt.Errorf(format, values...)
	}
}

// end is the packet's address at one end: s, its source, or d, its destination.
func (t *trace) end(which string) string { return ifElse(which == "s", t.source, t.target) }

func (t *trace) step(chain, rule, effect string) {
	where := "outside"
	if t.on != nil {
		where = t.on.Name
	}
	if chain != "" {
		where += " " + chain
	}
	t.steps = append(t.steps, step{where, rule, effect})
}

// unlessInVain forgets the step into a chain in which nothing matched.
func (t *trace) unlessInVain(verdict verdictOfRules, chain string) verdictOfRules {
	if last := len(t.steps) - 1; verdict == goesOn && strings.HasSuffix(t.steps[last].Effect, " "+chain) {
		t.steps = t.steps[:last]
	}
	return verdict
}

// rewrite gives the packet another destination.
func (t *trace) rewrite(chain, rule, to string) verdictOfRules {
	t.step(chain, rule, "dnat to "+to)
	host, port, err := net.SplitHostPort(to)
	if err != nil {
		t.fail("rule %s: %v", rule, err)
	}
	t.target, t.dnatted = host, true
	t.port, _ = strconv.Atoi(port)
	return decided
}

// masquerade gives the packet the address of the interface that it leaves by.
func (t *trace) masquerade(chain, rule string) {
	t.source = t.s.leavesFrom(t.on, t.target)
	t.step(chain, rule, "masquerade as "+t.source)
}

// hooked takes the packet through the chains of a hook. It tells whether it goes on.
func (t *trace) hooked(hook string) bool {
	rules, err := t.s.rulesOf(t.on, familyOf(t.target))
	if err != nil {
		t.fail("%v", err)
		return false
	}
	for _, chain := range rules.hooked(hook) {
		switch rules.run(t, chain) {
		case dropped:
			t.result = isDropped
			return false
		case rejected:
			t.result = refused
			return false
		}
	}
	return true
}

// arrive takes the packet into a node from a wire or a Pod.
func (t *trace) arrive(at *machine, hops int) {
	t.on = at
	if hops > len(t.s.Nodes)+1 {
		t.result = noRoute
		return
	}
	if !t.hooked("prerouting") {
		return
	}
	if at.isLocal(t.target) {
		if t.hooked("input") {
			t.take()
		}
		return
	}
	if t.hooked("forward") && t.hooked("postrouting") {
		t.leavePodNetwork()
		t.leave(hops)
	}
}

// leavePodNetwork gives a Pod's packet to a destination beyond the Pods' range its
// node's address. That is the network plugin's part; most do it (flannel's --ip-masq,
// kindnet's masquerading agent), and so does the cluster on which outputs are recorded.
func (t *trace) leavePodNetwork() {
	pods := t.s.podsOf(t.target)
	if within(t.source, []string{pods}) && !within(t.target, []string{pods}) {
		ip := ifElse(isIPv6(t.target), "ip6", "ip")
		t.masquerade("postrouting", "network plugin: "+ip+" saddr "+pods+" "+ip+" daddr != "+pods)
	}
}

// start takes a packet that a node's own process sends: the route comes first.
func (t *trace) start(at *machine) {
	t.on = at
	if !at.hasRoute(t.s, t.target) {
		t.step("", "route", "no route to "+t.target)
		t.result = noRoute
		return
	}
	if !t.hooked("output") {
		return
	}
	if at.isLocal(t.target) {
		if t.hooked("postrouting") && t.hooked("input") {
			t.take()
		}
		return
	}
	if t.hooked("postrouting") {
		t.leave(0)
	}
}

// leave takes the packet out of a node: into one of its Pods, to another node, or out
// of the cluster.
func (t *trace) leave(hops int) {
	if pod := t.s.podAt(t.target); pod != nil && pod.Spec.NodeName == t.on.Name {
		t.deliver(pod)
		return
	}
	next := t.s.nodeFor(t.target)
	switch {
	case next == t.on: // its part of the range has no such Pod
		t.step("", "route", "no Pod has "+t.target)
		t.result = noRoute
	case next != nil && t.on.hasRoute(t.s, t.target):
		t.step("", "route", "to "+next.Name)
		t.marked = false // a mark stays on its node, the connection's state as well
		t.dnatted = false
		t.arrive(next, hops+1)
	default:
		t.outside()
	}
}

// outside is where no node's rules can be followed.
func (t *trace) outside() {
	switch {
	case !t.on.hasRoute(t.s, t.target):
		t.step("", "route", "no route to "+t.target)
		t.result = noRoute
	case within(t.target, []string{serviceRange, secondServiceRange}):
		t.step("", "route", "out of the cluster, where nobody has "+t.target)
		t.result = isDropped
	case t.target == t.s.clientOf(t.target):
		t.result = delivered
	case within(t.target, []string{lanOf(t.s.clientOf(t.target))}):
		t.step("", "route", "nobody has "+t.target)
		t.result = noRoute
	default:
		t.step("", "route", "out of the cluster")
		t.result = cannotKnow
		t.unknown = append(t.unknown, "outside")
	}
}

// take hands the packet to a process of the node.
func (t *trace) take() {
	for _, pod := range t.s.pods {
		if pod.Spec.HostNetwork && pod.Spec.NodeName == t.on.Name && declaresPort(pod.Pod, t.port, t.protocol) {
			t.deliver(pod)
			return
		}
	}
	if health, ok := t.s.healthAt(t.on, t.port, familyOf(t.target)); ok && t.protocol == "tcp" {
		t.step("", "kube-proxy", fmt.Sprintf("health check: %d", health.Status))
		t.result = delivered
		return
	}
	if t.port == 6443 && t.on == &t.s.Nodes[0] {
		t.result = delivered
		return
	}
	t.step("", "input", fmt.Sprintf("nothing of these files listens on port %d", t.port))
	t.unknown = append(t.unknown, "node-process")
	t.result = refused
}

func (t *trace) deliver(pod *simulatedPod) {
	t.step("", "route", "to pod/"+pod.Name)
	t.to, t.result = pod, delivered
	if !declaresPort(pod.Pod, t.port, t.protocol) {
		t.unknown = append(t.unknown, "listens")
	}
}

func declaresPort(pod *corev1.Pod, number int, protocol string) bool {
	return declares(pod, int32(number), corev1.Protocol(strings.ToUpper(protocol)))
}

func (n *machine) isLocal(address string) bool {
	return n.has(address) || address == n.gateway(address) || within(address, loopback)
}

// hasRoute tells whether a node knows a way: to its LAN, to Pods, and, by its default
// route, to all else.
func (n *machine) hasRoute(s *simulation, address string) bool {
	return !n.noRoute || n.isLocal(address) || within(address, []string{lanOf(n.towards(address)), s.podsOf(address)})
}

// leavesFrom is the address that a node's packet to another address has.
func (s *simulation) leavesFrom(on *machine, address string) string {
	switch {
	case on.isLocal(address):
		return address
	case within(address, []string{on.podsOf(address)}):
		return on.gateway(address)
	}
	return on.towards(address)
}

// nodeFor is the node that has an address, or the Pod's of that address.
func (s *simulation) nodeFor(address string) *machine {
	for i := range s.Nodes {
		if one := &s.Nodes[i]; one.has(address) || within(address, []string{one.podsOf(address)}) {
			return one
		}
	}
	return nil
}

// within tells whether an address is one of some, or in one of some ranges.
func within(address string, of []string) bool {
	ip, err := netip.ParseAddr(address)
	return slices.ContainsFunc(of, func(one string) bool {
		one = strings.TrimSpace(one)
		if one == address || err != nil {
			return one == address
		}
		if prefix, bad := netip.ParsePrefix(one); bad == nil {
			return prefix.Contains(ip)
		}
		other, bad := netip.ParseAddr(one) // it may be written in another form
		return bad == nil && other == ip
	})
}
