package nftables

import (
	"strings"
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
	for _, one := range cases {
		t.Run("followed/"+one.name, func(t *testing.T) {
			if strings.Contains(one.destIP, ":") {
				t.Skip("the small cluster has IPv4 alone")
			}
			rules := &nftablesRules{nft.Table, map[string][]part{}, map[string][]string{}}
			protocol := ifElse(one.protocol == "", "tcp", strings.ToLower(string(one.protocol)))
			output, masq := flow(t, rules, protocol, one.sourceIP, one.destIP, one.destPort, nodeIPs)
			if output != one.output || masq != one.masq {
				t.Errorf("%s: got %q %v, upstream expects %q %v", line, output, masq, one.output, one.masq)
			}
		})
	}
}
