package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// setting is the small cluster that files are applied to, and what is switched in
// it. Everything that is left out is as on the pages.
type setting struct {
	Mode      string        `json:"mode"` // nftables or iptables
	Nodes     []machine     `json:"nodes"`
	Client    string        `json:"client"` // the address of a host outside
	Pods      string        `json:"pods"`   // the range of Pod addresses
	Pool      [2]string     `json:"pool"`   // first and last address for load balancers
	Set       []switched    `json:"set"`
	Detail    bool          `json:"detail"`    // slices and rules too
	DualStack bool          `json:"dualStack"` // Pods, Services and nodes have addresses of IPv6 too
	Packets   []packetAsked `json:"packets"`

	IPv6Client string    `json:"ipv6Client"`
	IPv6Pods   string    `json:"ipv6Pods"`
	IPv6Pool   [2]string `json:"ipv6Pool"`
}

// machine is a node of the small cluster.
type machine struct {
	Name         string            `json:"name"`
	Address      string            `json:"address"`
	Pods         string            `json:"pods"` // its part of the range
	Zone         string            `json:"zone"`
	Labels       map[string]string `json:"labels"`
	ControlPlane bool              `json:"controlPlane"`
	IPv6         string            `json:"ipv6,omitempty"`     // its address
	IPv6Pods     string            `json:"ipv6Pods,omitempty"` // its part of the range
	noRoute      bool              // has no default route
	last         netip.Addr        // that a Pod has
	lastIPv6     netip.Addr        // that a Pod has
	pods         int               // how many there are
}

// switched is one thing of the cluster that is not as it would be: a Pod's state or
// node, a workload's number of Pods, a node without a default route.
type switched struct {
	What string `json:"what"` // pod/NAME, deployment/NAME, node/NAME
	Is   string `json:"is"`
}

// packetAsked is a packet, or with a type a question about a name.
type packetAsked struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Type   string          `json:"type"`
	Family corev1.IPFamily `json:"family"` // of a name's addresses: IPv4, or IPv6
}

// settingOf reads the options of a host, and fills in the pages' cluster.
func settingOf(given []byte) (setting, error) {
	set := setting{
		Mode: "nftables", Client: "192.168.56.13", Pods: "10.244.0.0/16", Pool: [2]string{"192.168.56.200", "192.168.56.220"},
		IPv6Client: "fd00:192:168:56::13", IPv6Pods: "fd00:10:244::/48", IPv6Pool: [2]string{"fd00:192:168:56::200", "fd00:192:168:56::220"},
	}
	if err := json.Unmarshal(given, &set); err != nil {
		return set, err
	}
	if len(set.Nodes) == 0 {
		set.Nodes = []machine{
			{Name: "master", Address: "192.168.56.10", Pods: "10.244.0.0/24", ControlPlane: true},
			{Name: "worker-node1", Address: "192.168.56.11", Pods: "10.244.1.0/24"},
			{Name: "worker-node2", Address: "192.168.56.12", Pods: "10.244.2.0/24"},
		}
		for i := range set.Nodes {
			if set.DualStack {
				set.Nodes[i].IPv6 = fmt.Sprintf("fd00:192:168:56::%d", 10+i)
				set.Nodes[i].IPv6Pods = netip.PrefixFrom(netip.MustParseAddr(ifElse(i == 0, "fd00:10:244::", fmt.Sprintf("fd00:10:244:%d::", i))), 64).String()
			}
		}
	}
	return set, set.check()
}

func (set *setting) check() error {
	if set.Mode != "nftables" && set.Mode != "iptables" {
		return fmt.Errorf("mode %q: write nftables or iptables", set.Mode)
	}
	if err := areAddresses(false, set.Client, set.Pool[0], set.Pool[1]); err != nil {
		return err
	}
	if err := areAddresses(true, set.IPv6Client, set.IPv6Pool[0], set.IPv6Pool[1]); err != nil {
		return err
	}
	for _, one := range set.Nodes {
		if err := one.check(set.DualStack); err != nil {
			return fmt.Errorf("node %s: %w", one.Name, err)
		}
	}
	return areRanges(set.Pods, set.IPv6Pods)
}

// check wants an address and a range of each family that the cluster has.
func (n *machine) check(dualStack bool) error {
	if err := areAddresses(false, n.Address); err != nil || !dualStack {
		return cmp.Or(err, areRanges(n.Pods))
	}
	return cmp.Or(areAddresses(true, n.IPv6), areRanges(n.Pods, n.IPv6Pods))
}

// areAddresses tells what is no address of a family.
func areAddresses(ofIPv6 bool, texts ...string) error {
	for _, one := range texts {
		if ip, err := netip.ParseAddr(one); err != nil {
			return err
		} else if ip.Is6() != ofIPv6 {
			return fmt.Errorf("%s: an address of the other IP family", one)
		}
	}
	return nil
}

func areRanges(texts ...string) error {
	for _, one := range texts {
		if _, err := netip.ParsePrefix(one); err != nil {
			return err
		}
	}
	return nil
}

// The states of a Pod, as a switch names them.
const (
	ready       = "ready"
	unready     = "unready"
	terminating = "terminating"
	gone        = "gone"
)

// flip applies the switches that are not read while Pods are made. An unknown one
// is an error that lists what there is.
func (s *simulation) flip() error {
	for _, one := range s.Set {
		if err := s.flipOne(one); err != nil {
			return err
		}
	}
	return nil
}

func (s *simulation) flipOne(one switched) error {
	kind, name, _ := strings.Cut(one.What, "/")
	pod := s.pod(name)
	switch {
	case kind == "node" && s.node(name) != nil:
		if one.Is != "no-route" {
			return fmt.Errorf("%s=%s: write no-route", one.What, one.Is)
		}
		s.node(name).noRoute = true
	case s.owns(one.What):
		if _, err := strconv.Atoi(one.Is); err != nil {
			return fmt.Errorf("%s=%s: write a number of Pods", one.What, one.Is)
		}
	case kind != "pod" || pod == nil:
		return fmt.Errorf("%s: there is none; there are %s", one.What, some(s.switches()))
	case slices.Contains([]string{ready, unready, terminating, gone}, one.Is):
		pod.state = one.Is
	case s.node(one.Is) == nil: // a node's name is read in place
		return fmt.Errorf("%s=%s: write ready, unready, terminating, gone or a node's name", one.What, one.Is)
	}
	return nil
}

// switchedTo are the values of the switches of one thing.
func (s *simulation) switchedTo(what string) (all []string) {
	for _, one := range s.Set {
		if one.What == what {
			all = append(all, one.Is)
		}
	}
	return all
}
