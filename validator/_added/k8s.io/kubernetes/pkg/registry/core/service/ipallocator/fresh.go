package ipallocator

import (
	"net"
	"net/netip"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/kubernetes/pkg/api/servicecidr"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/networking"
	"k8s.io/kubernetes/pkg/apis/networking/validation"
	netutils "k8s.io/utils/net"
)

// MetaAllocator stands in for the type of the same name, which keeps its state
// as IPAddress objects in etcd: the state here is that of a fresh cluster.
type MetaAllocator struct {
	cidr   *net.IPNet
	prefix netip.Prefix
	taken  map[string]bool
}

// NewFresh is an allocator of one range in which earlier Services have the addresses
// of taken. In the primary range the API server's own Service has the first one.
func NewFresh(cidr string, taken []string, isPrimary bool) (*MetaAllocator, error) {
	_, ipNet, err := netutils.ParseCIDRSloppy(cidr)
	if err != nil {
		return nil, err
	}
	prefix, err := netip.ParsePrefix(ipNet.String())
	if err != nil {
		return nil, err
	}
	m := &MetaAllocator{ipNet, prefix, map[string]bool{}}
	first, err := netutils.GetIndexedIP(ipNet, 1)
	if isPrimary {
		m.taken[first.String()] = true
	}
	for _, ip := range taken { // in any form that an address is written in
		m.taken[netutils.ParseIPSloppy(ip).String()] = true
	}
	return m, err
}

// AllocateService refuses as the allocators of this package do: an address that
// no Service range holds, one for which no IPAddress object can be made, and
// one that is taken.
func (m *MetaAllocator) AllocateService(service *api.Service, ip net.IP) error {
	if !servicecidr.PrefixContainsIP(m.prefix, servicecidr.IPToAddr(ip)) {
		return ErrMismatchedNetwork
	}
	address := &networking.IPAddress{}
	address.Name = ip.String()
	address.Spec.ParentRef = &networking.ParentReference{
		Resource: "services", Namespace: service.Namespace, Name: service.Name,
	}
	if errs := validation.ValidateIPAddress(address); len(errs) > 0 {
		return apierrors.NewInvalid(networking.Kind("IPAddress"), address.Name, errs)
	}
	if m.Has(ip) {
		return ErrAllocated
	}
	return nil
}

// AllocateNextService takes the first free address, where the API server takes
// one by chance.
func (m *MetaAllocator) AllocateNextService(service *api.Service) (net.IP, error) {
	for i := 2; ; i++ {
		ip, err := netutils.GetIndexedIP(m.cidr, i)
		if err != nil {
			return nil, ErrFull
		}
		if !m.Has(ip) {
			return ip, m.AllocateService(service, ip)
		}
	}
}

func (m *MetaAllocator) IPFamily() api.IPFamily {
	if m.prefix.Addr().Is6() {
		return api.IPv6Protocol
	}
	return api.IPv4Protocol
}

func (m *MetaAllocator) Has(ip net.IP) bool            { return m.taken[ip.String()] }
func (m *MetaAllocator) CIDR() net.IPNet               { return *m.cidr }
func (m *MetaAllocator) Allocate(ip net.IP) error      { return m.AllocateService(nil, ip) }
func (m *MetaAllocator) AllocateNext() (net.IP, error) { return m.AllocateNextService(nil) }
func (m *MetaAllocator) Release(net.IP) error          { return nil }
func (m *MetaAllocator) ForEach(func(net.IP))          {}
func (m *MetaAllocator) Destroy()                      {}
func (m *MetaAllocator) EnableMetrics()                {}
func (m *MetaAllocator) DryRun() Interface             { return m }
