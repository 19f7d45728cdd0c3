package main

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// policies looks at the NetworkPolicies that select a Service's Pods. What one
// allows is allowed (networking.k8s.io/v1, NetworkPolicySpec.Ingress), at the Pod:
// after the Service's port has become the Pod's.
func (r *rules) policies(s *relation) {
	for _, one := range s.selected {
		var selecting []placed[*networkingv1.NetworkPolicy]
		for _, policy := range r.objects.policies {
			if policy.Namespace == s.Namespace && isIngress(policy.object) && selects(&policy.object.Spec.PodSelector, one.workload) {
				selecting = append(selecting, policy)
			}
		}
		if len(selecting) > 0 {
			r.blockedPorts(s, one, selecting)
			for _, policy := range selecting {
				r.ownNamespace(policy)
			}
		}
	}
}

func isIngress(policy *networkingv1.NetworkPolicy) bool {
	return slices.Contains(policy.Spec.PolicyTypes, networkingv1.PolicyTypeIngress) || len(policy.Spec.PolicyTypes) == 0
}

func selects(selector *metav1.LabelSelector, w *workload) bool {
	found, err := metav1.LabelSelectorAsSelector(selector)
	return err == nil && found.Matches(labels.Set(w.labelsFor(nil)))
}

func (r *rules) blockedPorts(s *relation, one selectedPod, policies []placed[*networkingv1.NetworkPolicy]) {
	for i, port := range s.service.object.Spec.Ports {
		leads := one.seen.Ports[i].Number
		if leads == 0 || leads == int(port.Port) || allowed(policies, one.workload.pod, int32(leads), port.Protocol) {
			continue
		}
		for _, policy := range policies {
			if path := namesPort(policy.object, port.Port, port.Protocol); path != "" {
				words := values{"port": number(port.Port), "number": number(int32(leads)), "service": s.Service}
				r.say(isWarning, "policy-blocks-port", path, words, policy.place, s.service.place)
				return
			}
		}
	}
}

func allowed(policies []placed[*networkingv1.NetworkPolicy], pod *corev1.Pod, port int32, protocol corev1.Protocol) bool {
	for _, policy := range policies {
		for _, rule := range policy.object.Spec.Ingress {
			if len(rule.Ports) == 0 {
				return true
			}
			for _, one := range rule.Ports {
				if deref(one.Protocol) == protocol && holds(one, pod, port) {
					return true
				}
			}
		}
	}
	return false
}

func holds(one networkingv1.NetworkPolicyPort, pod *corev1.Pod, port int32) bool {
	switch {
	case one.Port == nil:
		return true
	case one.Port.Type == intstr.Int && one.EndPort != nil:
		return one.Port.IntVal <= port && port <= *one.EndPort
	case one.Port.Type == intstr.Int:
		return one.Port.IntVal == port
	}
	for _, named := range containerPorts(pod) {
		if named.Name == one.Port.StrVal && named.ContainerPort == port {
			return true
		}
	}
	return false
}

// namesPort gives the path of a policy's entry for a port, or nothing.
func namesPort(policy *networkingv1.NetworkPolicy, port int32, protocol corev1.Protocol) string {
	for i, rule := range policy.Spec.Ingress {
		for j, one := range rule.Ports {
			if one.Port != nil && one.Port.Type == intstr.Int && one.Port.IntVal == port && deref(one.Protocol) == protocol {
				return fmt.Sprintf("spec.ingress[%d].ports[%d].port", i, j)
			}
		}
	}
	return ""
}

// ownNamespace finds a podSelector without a namespaceSelector that selects no Pod
// of the policy's own namespace, the only ones it means (NetworkPolicyPeer).
func (r *rules) ownNamespace(policy placed[*networkingv1.NetworkPolicy]) {
	for i, rule := range policy.object.Spec.Ingress {
		for j, peer := range rule.From {
			if peer.PodSelector == nil || peer.NamespaceSelector != nil {
				continue
			}
			own, other := r.selectedBy(peer.PodSelector, policy.Namespace)
			if own || r.hasSaid("policy-own-namespace", policy.place) {
				continue
			}
			path, words := fmt.Sprintf("spec.ingress[%d].from[%d].podSelector", i, j), values{"namespace": policy.Namespace}
			if other != nil {
				words["workload"], words["other"] = other.Kind+" "+other.Name, other.Namespace
				r.say(isWarning, "policy-own-namespace", path, words, policy.place, other.place)
			} else if len(r.makers(policy.Namespace)) == 0 && len(r.unread) == 0 {
				r.say(isHint, "policy-own-namespace.nobody", path, words, policy.place)
			}
		}
	}
}

// selectedBy tells whether a selector selects a workload of a namespace, and gives
// one of another namespace that it would select there.
func (r *rules) selectedBy(selector *metav1.LabelSelector, namespace string) (own bool, other *workload) {
	for i := range r.workloads {
		w := &r.workloads[i]
		if !selects(selector, w) {
			continue
		}
		if w.Namespace == namespace {
			return true, nil
		}
		other = w
	}
	return false, other
}

func (r *rules) hasSaid(code string, of place) bool {
	return slices.ContainsFunc(r.found, func(one finding) bool { return one.Code == code && one.About[0] == of })
}
