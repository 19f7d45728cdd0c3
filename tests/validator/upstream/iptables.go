package iptables

import (
	"strings"
	"testing"

	utiliptables "k8s.io/kubernetes/pkg/util/iptables"
	iptablestest "k8s.io/kubernetes/pkg/util/iptables/testing"
)

type iptablesRules struct{ tables *iptablestest.FakeIPTables }

// hooked are the built-in chains of a hook in the order of their tables.
func (r *iptablesRules) hooked(hook string) []string {
	return map[string][]string{
		"prerouting":  {"nat PREROUTING"},
		"forward":     {"filter FORWARD"},
		"input":       {"filter INPUT"},
		"postrouting": {"nat POSTROUTING"},
	}[hook]
}

func (r *iptablesRules) chain(table, name string) (all []iptablesRule, ok bool) {
	found, err := r.tables.Dump.GetChain(utiliptables.Table(table), utiliptables.Chain(name))
	if err != nil {
		return nil, false
	}
	for _, one := range found.Rules {
		all = append(all, readRule(one.Raw))
	}
	return all, true
}

// runPacketFlowTests stands in the place of upstream's, which follows packets itself.
func runPacketFlowTests(t *testing.T, line int, ipt *iptablestest.FakeIPTables, nodeIPs []string, cases []packetFlowTest) {
	for _, one := range cases {
		t.Run("followed/"+one.name, func(t *testing.T) {
			if strings.Contains(one.destIP, ":") {
				t.Skip("the small cluster has IPv4 alone")
			}
			protocol := ifElse(one.protocol == "", "tcp", strings.ToLower(string(one.protocol)))
			output, masq := flow(t, &iptablesRules{ipt}, protocol, one.sourceIP, one.destIP, one.destPort, nodeIPs)
			// A packet that a rule accepts goes on like one that no rule names.
			expected := strings.TrimPrefix(one.output, "ACCEPT")
			if output != expected || masq != one.masq {
				t.Errorf("line %d: got %q %v, upstream expects %q %v", line, output, masq, expected, one.masq)
			}
		})
	}
}
