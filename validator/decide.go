package main

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/utils/ptr"
)

// reached is the Service port that a packet is addressed to, and by which field.
type reached struct {
	service *corev1.Service
	field   string
	port    int // of the Service's list
	family  corev1.IPFamily
}

func (s *simulation) reachedBy(q question) (reached, bool) {
	for _, service := range s.services {
		for i, port := range service.Spec.Ports {
			if toProtocol(port.Protocol) != q.protocol {
				continue
			}
			if field := fieldOf(service, port, q, s); field != "" {
				return reached{service, field, i, q.family}, true
			}
		}
	}
	return reached{}, false
}

// fieldOf is the field that has the address of a packet.
func fieldOf(service *corev1.Service, port corev1.ServicePort, q question, s *simulation) string {
	isNode := slices.ContainsFunc(s.Nodes, func(one machine) bool { return one.has(q.first()) })
	switch samePort := int(port.Port) == q.port; {
	case samePort && within(q.first(), []string{service.Spec.ClusterIP}):
		return "spec.clusterIP"
	case samePort && within(q.first(), service.Spec.ClusterIPs):
		return "spec.clusterIPs"
	case samePort && within(q.first(), ingressOf(service)):
		return "status.loadBalancer.ingress"
	case samePort && within(q.first(), service.Spec.ExternalIPs):
		return "spec.externalIPs"
	case isNode && int(port.NodePort) == q.port:
		return "nodePort"
	}
	return ""
}

// changeOfField is one field as it might be instead; change tells whether it matters.
type changeOfField struct {
	field  string // [i] stands for the Service's port
	change func(to reached, service *corev1.Service) bool
}

// changes are the fields that kube-proxy's rules, or the slices, depend on.
var changes = []changeOfField{
	{"spec.externalTrafficPolicy", func(to reached, service *corev1.Service) bool {
		wasLocal := service.Spec.ExternalTrafficPolicy == corev1.ServiceExternalTrafficPolicyLocal
		service.Spec.ExternalTrafficPolicy = ifElse(wasLocal, corev1.ServiceExternalTrafficPolicyCluster, corev1.ServiceExternalTrafficPolicyLocal)
		return !to.isClusterIP()
	}},
	{"spec.internalTrafficPolicy", func(to reached, service *corev1.Service) bool {
		policy := corev1.ServiceInternalTrafficPolicyCluster
		wasLocal := ptr.Deref(service.Spec.InternalTrafficPolicy, policy) == corev1.ServiceInternalTrafficPolicyLocal
		service.Spec.InternalTrafficPolicy = &policy
		return wasLocal && to.isClusterIP()
	}},
	{"spec.trafficDistribution", func(_ reached, service *corev1.Service) bool {
		was := service.Spec.TrafficDistribution
		service.Spec.TrafficDistribution = nil
		return was != nil
	}},
	{"spec.loadBalancerSourceRanges", func(_ reached, service *corev1.Service) bool {
		was := service.Spec.LoadBalancerSourceRanges
		service.Spec.LoadBalancerSourceRanges = nil
		return was != nil
	}},
	{"spec.publishNotReadyAddresses", func(_ reached, service *corev1.Service) bool {
		was := service.Spec.PublishNotReadyAddresses
		service.Spec.PublishNotReadyAddresses = false
		return was
	}},
	{"spec.ipFamilies", func(to reached, service *corev1.Service) bool {
		lacks := !slices.Contains(service.Spec.IPFamilies, to.family)
		if lacks {
			service.Spec.IPFamilies, service.Spec.ClusterIP, service.Spec.ClusterIPs = nil, "", nil
			addFamily(service, to.family)
		}
		return lacks
	}},
	{"spec.ipFamilyPolicy", func(to reached, service *corev1.Service) bool {
		lacks := !slices.Contains(service.Spec.IPFamilies, to.family)
		if lacks {
			addFamily(service, to.family)
		}
		return lacks
	}},
	{"spec.ports[i].targetPort", func(to reached, service *corev1.Service) bool {
		was := service.Spec.Ports[to.port].TargetPort
		service.Spec.Ports[to.port].TargetPort = intstr.FromInt32(service.Spec.Ports[to.port].Port)
		return was.Type == intstr.String
	}},
}

func (to reached) isClusterIP() bool { return strings.HasPrefix(to.field, "spec.clusterIP") }

// decidedBy names what decided an answer: of the fields that can, those whose change
// alone gives another answer, then the fields that the packet is addressed by.
func (s *simulation) decidedBy(answer *traced, from caller, q question) []string {
	to, ok := s.reachedBy(q)
	if !ok {
		return s.decidedByName(from, q)
	}
	all := []string{}
	for _, one := range changes {
		other := to.service.DeepCopy()
		if one.change(to, other) && s.answersOtherwise(answer, from, q, to.service, other, s.pods) {
			all = append(all, to.named(one.field))
		}
	}
	all = append(all, s.decidedByPods(answer, from, q, to)...)
	if slices.ContainsFunc(answer.Steps, func(one step) bool { return one.Effect == remembers }) {
		all = append(all, "spec.sessionAffinity")
	}
	if to.field == "nodePort" {
		return append(all, to.named("spec.ports[i].nodePort"))
	}
	return append(all, to.field, to.named("spec.ports[i].port"))
}

// named is a field with the place of the Service's port in it.
func (to reached) named(field string) string {
	return strings.Replace(field, "[i]", fmt.Sprintf("[%d]", to.port), 1)
}

// addFamily gives a Service a family more, and an address that nobody else has.
func addFamily(service *corev1.Service, family corev1.IPFamily) {
	address := ifElse(family == corev1.IPv6Protocol, "fd00:10:96::ffff", "10.111.255.254")
	service.Spec.IPFamilies = append(service.Spec.IPFamilies, family)
	service.Spec.ClusterIPs = append(service.Spec.ClusterIPs, address)
	service.Spec.ClusterIP = service.Spec.ClusterIPs[0]
}

// decidedByPods tells whether it would be another answer if every Pod were ready, and
// whether there is no Pod at all.
func (s *simulation) decidedByPods(answer *traced, from caller, q question, to reached) (all []string) {
	selected := s.selected(to.service)
	if len(to.service.Spec.Selector) > 0 && len(selected) == 0 {
		return []string{"spec.selector"}
	}
	for _, one := range s.pods {
		if one.state == ready || !slices.Contains(selected, one.Pod) {
			continue
		}
		if s.answersOtherwise(answer, from, q, to.service, to.service, s.allReady(one)) {
			all = append(all, "pod/"+one.Name+" "+ifElse(one.state == terminating, "metadata.deletionTimestamp", "status.conditions[Ready]"))
		}
	}
	return all
}

// allReady are the Pods with one of them made ready.
func (s *simulation) allReady(but *simulatedPod) []*simulatedPod {
	pods := slices.Clone(s.pods)
	at := slices.Index(pods, but)
	pods[at] = &simulatedPod{Pod: but.DeepCopy(), owner: but.owner, state: ready}
	pods[at].DeletionTimestamp = nil
	pods[at].settle()
	return pods
}

// answersOtherwise asks the same question with one Service, or the Pods, changed.
func (s *simulation) answersOtherwise(answer *traced, from caller, q question, is, other *corev1.Service, pods []*simulatedPod) bool {
	changed := *s
	changed.services, changed.pods = slices.Clone(s.services), pods
	changed.services[slices.Index(s.services, is)] = other
	changed.only, changed.slices, changed.rules, changed.dns = other, nil, map[string]ruleset{}, nil
	changed.makeSlices()
	again := &traced{}
	changed.send(again, from, q)
	return again.Result != answer.Result || again.SeenSource != answer.SeenSource || !slices.Equal(again.Candidates, answer.Candidates)
}

// decidedByName is of a name that leads to no Service's address: another namespace's,
// or a headless Service's, whose Pods are called by their own addresses.
func (s *simulation) decidedByName(from caller, q question) []string {
	if !isAddress(q.host) && from.pod == nil { // who is no Pod asks no cluster's DNS
		return []string{}
	}
	if !isAddress(q.host) && !asksCluster(&from.pod.Spec) {
		return []string{"pod/" + from.pod.Name + " spec.dnsPolicy"}
	}
	name, namespace := q.serviceName(from)
	for _, one := range s.services {
		switch {
		case one.Name != name:
		case one.Namespace != namespace:
			return []string{"metadata.namespace"}
		case one.Spec.Type == corev1.ServiceTypeExternalName:
			return []string{"spec.externalName"}
		case q.family != "" && !slices.Contains(one.Spec.IPFamilies, q.family):
			return []string{"spec.ipFamilies", "spec.ipFamilyPolicy"}
		case one.Spec.ClusterIP == corev1.ClusterIPNone:
			return append([]string{"spec.clusterIP"}, ifElse(len(s.selected(one)) == 0, []string{"spec.selector"}, nil)...)
		default:
			return []string{"spec.ports"}
		}
	}
	return []string{}
}
