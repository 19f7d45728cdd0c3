package main

import (
	"net"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/proxy/healthcheck"
	"k8s.io/kubernetes/pkg/proxy/iptables"
	utiliptables "k8s.io/kubernetes/pkg/util/iptables"
	iptablestesting "k8s.io/kubernetes/pkg/util/iptables/testing"
)

// iptablesRules are one node's rules in iptables mode.
type iptablesRules struct {
	tables *iptablestesting.FakeIPTables
	kept   *healthcheck.Kept
	parsed map[string][]iptablesRule // by table and chain
}

// writeIPTables lets kube-proxy write its rules of a family for a node.
func (s *simulation) writeIPTables(on *machine, family corev1.IPFamily) (*iptablesRules, error) {
	address, pods, tables := on.Address, s.Pods, iptablestesting.NewFake()
	if family == corev1.IPv6Protocol {
		address, pods, tables = on.IPv6, s.IPv6Pods, iptablestesting.NewIPv6Fake()
	}
	rules := &iptablesRules{tables, &healthcheck.Kept{}, map[string][]iptablesRule{}}
	proxier := iptables.Fresh(family, on.Name, net.ParseIP(address), pods, rules.tables, rules.kept)
	s.tell(proxier, family)
	return rules, proxier.WriteRules(on.labels())
}

func (r *iptablesRules) text() string { return r.tables.Dump.String() }

func (r *iptablesRules) health() *healthcheck.Kept { return r.kept }

// hooked are the built-in chains of a hook in the order of their tables: nat before
// filter for what changes the destination, after it for what changes the source.
func (r *iptablesRules) hooked(hook string) []string {
	return map[string][]string{
		"prerouting":  {"nat PREROUTING"},
		"input":       {"filter INPUT"},
		"forward":     {"filter FORWARD"},
		"output":      {"nat OUTPUT", "filter OUTPUT"},
		"postrouting": {"nat POSTROUTING"},
	}[hook]
}

func (r *iptablesRules) chain(table, name string) ([]iptablesRule, bool) {
	if known, ok := r.parsed[table+" "+name]; ok {
		return known, true
	}
	found, err := r.tables.Dump.GetChain(utiliptables.Table(table), utiliptables.Chain(name))
	if err != nil {
		return nil, false
	}
	var all []iptablesRule
	for _, one := range found.Rules {
		all = append(all, readRule(one.Raw))
	}
	r.parsed[table+" "+name] = all
	return all, true
}
