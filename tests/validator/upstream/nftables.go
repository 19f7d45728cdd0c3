package nftables

import (
	"testing"

	"sigs.k8s.io/knftables"
)

type nftablesRules struct {
	table *knftables.FakeTable
	parts map[string][]part
	hooks map[string][]string
}

// hooked are the base chains of a hook by their priority.
func (r *nftablesRules) hooked(hook string) []string {
	return map[string][]string{
		"prerouting":  {"filter-prerouting-pre-dnat", "nat-prerouting"},
		"forward":     {"filter-forward"},
		"input":       {"filter-input"},
		"postrouting": {"nat-postrouting"},
	}[hook]
}

// runPacketFlowTests stands in the place of upstream's, which follows packets itself.
func runPacketFlowTests(t *testing.T, line string, nft *knftables.Fake, nodeIPs []string, cases []packetFlowTest) {
	fresh := func() ruleset {
		return &nftablesRules{nft.Table, map[string][]part{}, map[string][]string{}}
	}
	follow(t, line, fresh, nodeIPs, cases)
}
