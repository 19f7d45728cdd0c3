package main

import (
	"bytes"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"sigs.k8s.io/kind/pkg/apis/config/v1alpha4"
)

// waysIn goes through the rules about what stands in front of Services.
func (r *rules) waysIn() {
	for i := range r.ingresses {
		one := &r.ingresses[i]
		if backend := one.object.Spec.DefaultBackend; backend != nil && backend.Service != nil {
			r.backend(one.place, "spec.defaultBackend.service", backend.Service)
		}
		for j, rule := range one.object.Spec.Rules {
			if rule.HTTP == nil {
				continue
			}
			for k, path := range rule.HTTP.Paths {
				if path.Backend.Service != nil {
					r.backend(one.place, fmt.Sprintf("spec.rules[%d].http.paths[%d].backend.service", j, k), path.Backend.Service)
				}
			}
		}
	}
	for _, one := range r.clusters {
		r.portMappings(one.place, one.object)
	}
}

// backend follows networking.k8s.io/v1, IngressServiceBackend: a Service of the
// Ingress' own namespace, and a port of it by number or by name.
func (r *rules) backend(at place, path string, backend *networkingv1.IngressServiceBackend) {
	service := r.objects.service(at.Namespace, backend.Name)
	words := values{"service": backend.Name}
	if service == nil {
		r.noBackend(at, path, words)
		return
	}
	if service.object.Spec.Type == corev1.ServiceTypeExternalName {
		r.say(isWarning, "ingress-external-name", path+".name", words, at, service.place)
		return
	}
	if service.object.Spec.SessionAffinity == corev1.ServiceAffinityClientIP && !r.hasSaid("affinity-behind-proxy", service.place) {
		// kube-proxy sees the packet's source, which is the proxy's address.
		r.say(isHint, "affinity-behind-proxy", "spec.sessionAffinity", values{"ingress": at.Name}, service.place, at)
	}
	for _, port := range service.object.Spec.Ports {
		if port.Name != "" && port.Name == backend.Port.Name || port.Port == backend.Port.Number {
			return
		}
	}
	words["port"], path = backend.Port.Name, path+".port"
	if backend.Port.Name == "" {
		words["port"] = number(backend.Port.Number)
	}
	r.say(isError, "ingress-port-missing", path, words, at, service.place)
}

// noBackend says once of an Ingress and a Service that it is not there, unless an
// operator may make it, or no Service at all is among the files.
func (r *rules) noBackend(at place, path string, words values) {
	said := slices.ContainsFunc(r.found, func(one finding) bool {
		return one.Code == "ingress-service-missing" && one.About[0] == at && one.Values["service"] == words["service"]
	})
	if said || !r.hasServices(at.Namespace) {
		return
	}
	level := isWarning
	if len(r.makers(at.Namespace)) > 0 || len(r.unread) > 0 {
		level = isHint
	}
	r.say(level, "ingress-service-missing", path+".name", words, at)
}

// portMappings follows kind: containerPort is a port of the node, where a node port
// or a Pod's hostPort answers, and the API server.
func (r *rules) portMappings(at place, cluster *v1alpha4.Cluster) {
	answers, hasNodePorts := map[int32]bool{6443: true}, false
	for _, one := range r.services {
		for _, port := range one.object.Spec.Ports {
			answers[port.NodePort] = true
		}
		hasNodePorts = hasNodePorts || one.object.Spec.Type == corev1.ServiceTypeNodePort
	}
	for i := range r.workloads {
		for _, port := range containerPorts(r.workloads[i].pod) {
			answers[port.HostPort] = true
		}
	}
	for i, node := range cluster.Nodes {
		for j, mapping := range node.ExtraPortMappings {
			if hasNodePorts && !answers[mapping.ContainerPort] && !isForIngress(at, mapping.ContainerPort) {
				path := fmt.Sprintf("nodes[%d].extraPortMappings[%d].containerPort", i, j)
				words := values{"containerPort": number(mapping.ContainerPort), "hostPort": number(mapping.HostPort)}
				r.say(isWarning, "kind-port-mapping", path, words, at)
			}
		}
	}
}

// isForIngress knows the label by which kind's own guide puts an Ingress controller
// with host ports on a node.
func isForIngress(at place, port int32) bool {
	return (port == 80 || port == 443) && bytes.Contains(at.doc.json, []byte("ingress-ready"))
}
