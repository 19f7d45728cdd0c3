// Package localnodeportproxy stands in for the package of the same name, which
// listens on a node's loopback address.
package localnodeportproxy

import (
	v1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/proxy"
)

type NodePortSpec struct {
	ServicePortName     proxy.ServicePortName
	Protocol            v1.Protocol
	NodePort            int
	Endpoints           []string
	SessionAffinityType v1.ServiceAffinity
	StickyMaxAgeSeconds int
}

type LocalNodePortProxy struct{}

func (*LocalNodePortProxy) SyncNodePorts([]NodePortSpec) {}
