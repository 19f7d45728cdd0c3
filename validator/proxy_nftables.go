package main

import (
	"net"
	"sort"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/proxy/healthcheck"
	"k8s.io/kubernetes/pkg/proxy/nftables"
	"sigs.k8s.io/knftables"
)

// nftablesRules are one node's rules in nftables mode.
type nftablesRules struct {
	table *knftables.FakeTable
	fake  *knftables.Fake
	kept  *healthcheck.Kept
	parts map[string][]part // of each rule, once it was read
	hooks map[string][]string
}

// writeNFTables lets kube-proxy write its rules of a family for a node.
func (s *simulation) writeNFTables(on *machine, family corev1.IPFamily) (*nftablesRules, error) {
	health, address, pods, services := &healthcheck.Kept{}, on.Address, s.Pods, serviceRange
	if family == corev1.IPv6Protocol {
		address, pods, services = on.IPv6, s.IPv6Pods, secondServiceRange
	}
	proxier, fake := nftables.Fresh(family, on.Name, net.ParseIP(address), pods, services, health)
	s.tell(proxier, family)
	err := proxier.WriteRules(on.labels())
	return &nftablesRules{fake.Table, fake, health, map[string][]part{}, map[string][]string{}}, err
}

func (r *nftablesRules) text() string { return r.fake.Dump() }

// hooked are the base chains of a hook by their priority.
func (r *nftablesRules) hooked(hook string) (all []string) {
	if known, ok := r.hooks[hook]; ok {
		return known
	}
	for name, chain := range r.table.Chains {
		if chain.Hook != nil && string(*chain.Hook) == hook {
			all = append(all, name)
		}
	}
	priority := func(name string) int {
		chain := r.table.Chains[name]
		number, _ := knftables.ParsePriority(knftables.IPv4Family, string(*chain.Priority))
		return number
	}
	sort.Slice(all, func(i, j int) bool { return priority(all[i]) < priority(all[j]) })
	r.hooks[hook] = all
	return all
}

func (r *nftablesRules) health() *healthcheck.Kept { return r.kept }
