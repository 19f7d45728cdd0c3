package iptables

import (
	"slices"
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
	cases = slices.Clone(cases)
	for i := range cases { // a packet that a rule accepts goes on like one that no rule names
		cases[i].output = strings.TrimPrefix(cases[i].output, "ACCEPT")
	}
	follow(t, line, func() ruleset { return &iptablesRules{ipt} }, nodeIPs, cases)
}
