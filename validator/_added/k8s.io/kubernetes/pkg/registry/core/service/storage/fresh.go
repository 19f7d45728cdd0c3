package storage

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
)

// REST stands in for the type of the same name, which has an etcd store too.
type REST struct {
	primaryIPFamily api.IPFamily
	alloc           Allocators
}

// Fresh is a cluster that has just started, and the Services that were created
// since then.
type Fresh struct {
	ClusterIPRanges []string // of one IP family, or of both
	NodePortRange   string

	services []*api.Service
}

// Allocate does to a Service what REST.beginCreate does.
func (f *Fresh) Allocate(service *api.Service) error {
	rest, err := f.rest(service, false)
	if err != nil {
		return err
	}
	_, err = rest.beginCreate(context.Background(), service, &metav1.CreateOptions{})
	return err
}

// Update does to a Service what REST.beginUpdate does.
func (f *Fresh) Update(service, old *api.Service) error {
	rest, err := f.rest(old, true)
	if err != nil {
		return err
	}
	_, err = rest.beginUpdate(context.Background(), service, old, &metav1.UpdateOptions{})
	return err
}

// rest has allocators in which all Services but one have what they asked for; that
// one has all that it was given, if it is there.
func (f *Fresh) rest(but *api.Service, isThere bool) (*REST, error) {
	var taken []string
	var nodePorts []int
	for _, one := range f.services {
		if one.Name == but.Name && one.Namespace == but.Namespace {
			continue
		}
		taken = append(append(taken, one.Spec.ClusterIP), one.Spec.ClusterIPs...)
		nodePorts = append(append(nodePorts, collectServiceNodePorts(one)...), int(one.Spec.HealthCheckNodePort))
	}
	families := map[api.IPFamily]ipallocator.Interface{}
	var primary api.IPFamily
	for number, one := range f.ClusterIPRanges {
		ips, err := ipallocator.NewFresh(one, taken, number == 0)
		if err != nil {
			return nil, err
		}
		families[ips.IPFamily()] = ips
		if number == 0 {
			primary = ips.IPFamily()
		}
	}
	portRange, err := utilnet.ParsePortRange(f.NodePortRange)
	if err != nil {
		return nil, err
	}
	ports, err := portallocator.NewInMemory(*portRange)
	if err != nil {
		return nil, err
	}
	if isThere {
		nodePorts = append(append(nodePorts, collectServiceNodePorts(but)...), int(but.Spec.HealthCheckNodePort))
	}
	for _, port := range nodePorts {
		_ = ports.Allocate(port) // taken already where two protocols share it
	}
	return &REST{primary, makeAlloc(primary, families, ports)}, nil
}

// Keep remembers what a created Service, as its manifest has it, asked for.
// What the allocators chose by chance is free again: verdicts must not depend
// on chance.
func (f *Fresh) Keep(service *api.Service) {
	if service.Spec.Type != api.ServiceTypeExternalName {
		f.services = append(f.services, service)
	}
}

// AsRead does to a stored Service what REST.defaultOnReadService does.
func AsRead(service *api.Service) {
	(&REST{primaryIPFamily: api.IPv4Protocol}).defaultOnReadService(service)
}
