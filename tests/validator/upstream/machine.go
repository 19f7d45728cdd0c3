package mode

import (
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
)

// What follows packets is ours; these stand for the small cluster around it.

const (
	serviceRange       = "172.30.0.0/16"
	secondServiceRange = "fd00:10:96::/112"
)

type machine struct {
	Name, Address, Pods, IPv6, IPv6Pods string
	noRoute                             bool
}

type simulatedPod struct{ *corev1.Pod }

type simulation struct {
	Nodes                              []machine
	Pods, Client, IPv6Pods, IPv6Client string
	pods                               []*simulatedPod
	rules                              ruleset
}

type ruleset interface {
	hooked(hook string) []string
	run(t *trace, chain string) verdictOfRules
}

type health struct{ Status int }

func (s *simulation) rulesOf(*machine, corev1.IPFamily) (ruleset, error)     { return s.rules, nil }
func (s *simulation) podAt(string) *simulatedPod                             { return nil }
func (s *simulation) healthAt(*machine, int, corev1.IPFamily) (health, bool) { return health{}, false }
func declares(*corev1.Pod, int32, corev1.Protocol) bool                      { return false }

func ifElse[T any](yes bool, one, other T) T {
	if yes {
		return one
	}
	return other
}

// follow runs upstream's cases, each through rules that are read anew.
func follow(t *testing.T, line any, fresh func() ruleset, nodeIPs []string, cases []packetFlowTest) {
	for _, one := range cases {
		t.Run("followed/"+one.name, func(t *testing.T) {
			output, masq := flow(t, fresh(), one, nodeIPs)
			if output != one.output || masq != one.masq {
				t.Errorf("%v: got %q %v, upstream expects %q %v", line, output, masq, one.output, one.masq)
			}
		})
	}
}

// flow is what upstream's tests expect of a packet: all ends that chance may choose,
// and whether its source is rewritten.
func flow(t *testing.T, rules ruleset, of packetFlowTest, nodeIPs []string) (string, bool) {
	on := machine{Name: "node", Address: nodeIPs[0], Pods: "10.255.0.0/24", IPv6: "fd00:5::1", IPv6Pods: "fd00:255::/64"}
	if isIPv6(of.destIP) {
		on.IPv6 = ifElse(slices.Contains(nodeIPs, of.destIP), of.destIP, on.IPv6)
	} else if slices.Contains(nodeIPs, of.destIP) {
		on.Address = of.destIP // a machine of ours has one address of a family
	}
	protocol := ifElse(of.protocol == "", "tcp", strings.ToLower(string(of.protocol)))
	var ends []string
	masquerade := false
	for given, more := []int{}, true; more; {
		packet := &trace{s: &simulation{Nodes: []machine{on}, rules: rules}, on: &on, protocol: protocol, source: of.sourceIP, target: of.destIP, port: of.destPort, given: given}
		end, rewritten := through(packet)
		if packet.wrong != nil {
			t.Fatal(packet.wrong)
		}
		if !slices.Contains(ends, end) && end != "" {
			ends = append(ends, end)
		}
		masquerade = masquerade || rewritten
		given, more = next(packet.ways)
	}
	return strings.Join(ends, ", "), masquerade
}

// through takes a packet through the hooks that upstream's tests look at.
func through(packet *trace) (string, bool) {
	for _, hook := range []string{"prerouting", "forward", "input", "postrouting"} {
		if !packet.hooked(hook) {
			return map[string]string{isDropped: "DROP", refused: "REJECT"}[packet.result], packet.marked
		}
	}
	return ifElse(packet.dnatted, net.JoinHostPort(packet.target, strconv.Itoa(packet.port)), ""), slices.ContainsFunc(packet.steps, isMasquerade)
}

func isMasquerade(one step) bool { return strings.HasPrefix(one.Effect, "masquerade as ") }

// next counts the choices of chance on, like the digits of a number.
func next(ways []way) ([]int, bool) {
	for i := len(ways) - 1; i >= 0; i-- {
		if ways[i].taken+1 < ways[i].of {
			given := []int{}
			for _, one := range ways[:i] {
				given = append(given, one.taken)
			}
			return append(given, ways[i].taken+1), true
		}
	}
	return nil, false
}
