package main

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
)

// health is what kube-proxy answers on one node to a load balancer's health check of
// a Service with externalTrafficPolicy: Local (pkg/proxy/healthcheck).
type health struct {
	Service   string `json:"service"`
	Node      string `json:"node"`
	Port      int    `json:"port"`
	Endpoints int    `json:"endpoints"` // on this node
	Status    int    `json:"status"`    // of the HTTP answer
}

func (s *simulation) health() []health {
	all := []health{}
	for _, service := range s.services {
		for i := range s.Nodes {
			if one, ok := s.healthOf(service, &s.Nodes[i], familyOf(service.Spec.ClusterIP)); ok {
				all = append(all, one)
			}
		}
	}
	return all
}

// healthOf asks a node's rules only where a Service has such a port: they are not
// written for nothing.
func (s *simulation) healthOf(service *corev1.Service, on *machine, family corev1.IPFamily) (health, bool) {
	if service.Spec.HealthCheckNodePort == 0 {
		return health{}, false
	}
	rules, err := s.rulesOf(on, family)
	if err != nil {
		return health{}, false
	}
	name := types.NamespacedName{Namespace: service.Namespace, Name: service.Name}
	kept := rules.health()
	port, ok := kept.Ports[name]
	local := kept.Local[name]
	return health{service.Name, on.Name, int(port), local, ifElse(local > 0, 200, 503)}, ok
}

func (s *simulation) healthAt(on *machine, port int, family corev1.IPFamily) (health, bool) {
	for _, service := range s.services {
		if one, ok := s.healthOf(service, on, family); ok && one.Port == port {
			return one, true
		}
	}
	return health{}, false
}
