package main

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/miekg/dns"
	corev1 "k8s.io/api/core/v1"
)

// resolve is the resolver's half of DNS: a name through the search list of who asks.
// Only Pods ask the cluster's DNS; nodes and hosts outside know the nodes' names, as
// an /etc/hosts has them. The result is set where there is no address.
func (s *simulation) resolve(from caller, q question) (addresses []string, lookups []dnsAnswer, result string) {
	lookups = []dnsAnswer{}
	isIPv6 := q.family == corev1.IPv6Protocol
	switch on := s.node(q.host); {
	case isAddress(q.host):
		return []string{q.host}, lookups, ""
	case q.host == "localhost":
		return []string{ifElse(isIPv6, "::1", "127.0.0.1")}, lookups, ""
	case from.pod != nil && asksCluster(&from.pod.Spec):
		data, asked, without := s.ask(from.pod, q.host, ifElse(isIPv6, "AAAA", "A"))
		return addressesIn(data), asked, without
	case on != nil && (s.DualStack || !isIPv6):
		return []string{ifElse(isIPv6, on.IPv6, on.Address)}, lookups, ""
	}
	return nil, lookups, s.outsideTheCluster(q.host)
}

// outsideTheCluster is what asking others for a name gives: nothing where no such
// domain can be, as no top-level domain has a hyphen, or a namespace's name.
func (s *simulation) outsideTheCluster(host string) string {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := parts[len(parts)-1]
	impossible := len(parts) == 1 || slices.Contains([]string{"svc", "local"}, last) || slices.Contains(s.namespaces(), last) ||
		strings.Contains(last, "-") && !strings.HasPrefix(last, "xn--")
	return ifElse(impossible, noSuchName, cannotKnow)
}

// asksCluster tells whether a Pod's resolv.conf names the cluster's DNS
// (GetPodDNS in pkg/kubelet/network/dns).
func asksCluster(spec *corev1.PodSpec) bool {
	switch spec.DNSPolicy {
	case corev1.DNSClusterFirstWithHostNet:
		return true
	case corev1.DNSDefault, corev1.DNSNone:
		return false
	}
	return !spec.HostNetwork
}

// ask tries a name as glibc does: with fewer dots than ndots the search list first.
// The data is of the records that were found; the result is set where there are none.
func (s *simulation) ask(pod *simulatedPod, host, kind string) (data string, lookups []dnsAnswer, result string) {
	for _, name := range searched(pod, host) {
		found := s.lookUp(name, kind)
		lookups = append(lookups, found)
		// Of an ExternalName; where CoreDNS knows the target, its addresses are there too.
		if target, ok := strings.CutPrefix(found.Answer, "CNAME "); ok && kind != "CNAME" && !strings.Contains(target, " ") {
			found = s.lookUp(target, kind)
			lookups = append(lookups, found)
		}
		switch {
		case found.isRecords:
			return found.Answer, lookups, ""
		case found.Answer == outsideAnswer && found.Question != name+" "+kind:
			return "", lookups, cannotKnow
		case found.Answer == outsideAnswer:
			return "", lookups, s.outsideTheCluster(host)
		}
	}
	return "", lookups, noSuchName
}

// askName answers a question about a name, of any type, as a Pod's resolver asks it.
func (s *simulation) askName(answer *traced, from caller, name, kind string) error {
	if kind = strings.ToUpper(kind); !slices.Contains(recordTypes, kind) {
		return fmt.Errorf("no type %q of records: write one of %s", kind, strings.Join(recordTypes, ", "))
	}
	if name, kind = reversed(name, kind); name == "" || strings.ContainsAny(name, ":%/[] ") {
		return fmt.Errorf("no name %q: write one, such as web or _http._tcp.web, or an address", name)
	}
	answer.To = name + " " + kind
	if from.pod == nil || !asksCluster(&from.pod.Spec) {
		answer.Result = s.outsideTheCluster(name)
	} else {
		_, answer.DNS, answer.Result = s.ask(from.pod, name, kind)
	}
	switch {
	case answer.Result == "":
		answer.Result = isAnswered
	case answer.Result == noSuchName && hasOthers(answer.DNS):
		answer.Result = noSuchRecord
	case answer.Result == noSuchName:
		answer.DecidedBy = s.decidedByName(from, question{host: name})
	case answer.Result == cannotKnow:
		answer.Unknown = append(answer.Unknown, "outside-name")
	}
	return nil
}

// hasOthers tells whether a name is there that was asked for, without such records.
func hasOthers(lookups []dnsAnswer) bool {
	return slices.ContainsFunc(lookups, func(one dnsAnswer) bool { return one.Answer == noData })
}

var recordTypes = []string{"A", "AAAA", "SRV", "CNAME", "PTR"}

// reversed is the name that is asked for an address, as dig -x and host write it.
func reversed(name, kind string) (asked, its string) {
	if reverse, err := dns.ReverseAddr(strings.Trim(name, "[]")); err == nil {
		return reverse, "PTR"
	}
	return name, kind
}

func addressesIn(answer string) (all []string) {
	for _, word := range strings.Fields(answer) {
		if isAddress(word) {
			all = append(all, word)
		}
	}
	return all
}

func isAddress(text string) bool {
	_, err := netip.ParseAddr(text)
	return err == nil
}

// searched are the names that are asked for, in order, each with a dot at its end.
func searched(pod *simulatedPod, host string) []string {
	if strings.HasSuffix(host, ".") {
		return []string{host}
	}
	search := []string{pod.Namespace + ".svc.cluster.local", "svc.cluster.local", "cluster.local"}
	ndots := 5
	var all []string
	for _, domain := range search {
		all = append(all, host+"."+domain+".")
	}
	if strings.Count(host, ".") >= ndots {
		return append([]string{host + "."}, all...)
	}
	return append(all, host+".")
}

const outsideAnswer = "asked outside the cluster"
