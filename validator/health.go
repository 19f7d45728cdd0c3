package main

import "k8s.io/apimachinery/pkg/types"

// health is what kube-proxy answers on one node to a load balancer's health check of
// a Service with externalTrafficPolicy: Local (pkg/proxy/healthcheck).
type health struct {
	Service   string `json:"service"`
	Node      string `json:"node"`
	Port      int    `json:"port"`
	Endpoints int    `json:"endpoints"` // on this node
	Status    int    `json:"status"`    // of the HTTP answer
}

type healthKeeper interface {
	kept() (ports map[types.NamespacedName]uint16, local map[types.NamespacedName]int)
}

func (s *simulation) health() []health {
	all := []health{}
	for _, service := range s.services {
		name := types.NamespacedName{Namespace: service.Namespace, Name: service.Name}
		for i := range s.Nodes {
			rules, err := s.rulesOf(&s.Nodes[i])
			if err != nil || service.Spec.HealthCheckNodePort == 0 {
				continue
			}
			ports, local := rules.(healthKeeper).kept()
			if port, ok := ports[name]; ok {
				all = append(all, health{service.Name, s.Nodes[i].Name, int(port), local[name], ifElse(local[name] > 0, 200, 503)})
			}
		}
	}
	return all
}

func (s *simulation) healthAt(on *machine, port int) (health, bool) {
	for _, one := range s.health() {
		if one.Node == on.Name && one.Port == port {
			return one, true
		}
	}
	return health{}, false
}
