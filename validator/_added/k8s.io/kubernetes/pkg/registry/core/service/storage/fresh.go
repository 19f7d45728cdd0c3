package storage

import (
	utilnet "k8s.io/apimachinery/pkg/util/net"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
)

// Fresh is a cluster of one IP family that has just started, and the cluster
// IPs and node ports that Services created since then asked for by number.
type Fresh struct {
	ClusterIPRange, NodePortRange string

	clusterIPs []string
	nodePorts  []int
}

// Allocate does to a Service what REST.beginCreate does.
func (f *Fresh) Allocate(service *api.Service) error {
	ips, err := ipallocator.NewFresh(f.ClusterIPRange, f.clusterIPs)
	if err != nil {
		return err
	}
	portRange, err := utilnet.ParsePortRange(f.NodePortRange)
	if err != nil {
		return err
	}
	ports, err := portallocator.NewInMemory(*portRange)
	if err != nil {
		return err
	}
	for _, port := range f.nodePorts {
		_ = ports.Allocate(port) // taken already where two protocols share it
	}
	families := map[api.IPFamily]ipallocator.Interface{ips.IPFamily(): ips}
	allocators := makeAlloc(ips.IPFamily(), families, ports)
	normalizeClusterIPs(After{service}, Before{nil})
	_, err = allocators.allocateCreate(service, false)
	return err
}

// Keep remembers what a created Service, as its manifest has it, asked for.
// What the allocators chose by chance is free again: verdicts must not depend
// on chance.
func (f *Fresh) Keep(service *api.Service) {
	if service.Spec.Type == api.ServiceTypeExternalName {
		return
	}
	f.clusterIPs = append(f.clusterIPs, service.Spec.ClusterIP)
	f.clusterIPs = append(f.clusterIPs, service.Spec.ClusterIPs...)
	f.nodePorts = append(f.nodePorts, collectServiceNodePorts(service)...)
	if port := service.Spec.HealthCheckNodePort; port != 0 {
		f.nodePorts = append(f.nodePorts, int(port))
	}
}

// AsRead does to a created Service what REST.defaultOnReadService does.
func AsRead(service *api.Service) {
	defaultOnReadInternalTrafficPolicy(service)
}
