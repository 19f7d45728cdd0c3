package iptables

import (
	"bytes"
	"net"

	v1 "k8s.io/api/core/v1"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/proxy"
	"k8s.io/kubernetes/pkg/proxy/healthcheck"
	proxyutil "k8s.io/kubernetes/pkg/proxy/util"
	utiliptables "k8s.io/kubernetes/pkg/util/iptables"
)

// Fresh is kube-proxy of one node in iptables mode with the settings of kubeadm, as
// NewProxier makes it.
func Fresh(family v1.IPFamily, node string, ip net.IP, pods string, tables utiliptables.Interface, health *healthcheck.Kept) *Proxier {
	return &Proxier{
		ipFamily:                 family,
		svcPortMap:               make(proxy.ServicePortMap),
		serviceChanges:           proxy.NewServiceChangeTracker(family, newServiceInfo, nil),
		endpointsMap:             make(proxy.EndpointsMap),
		endpointsChanges:         proxy.NewEndpointsChangeTracker(family, node, newEndpointInfo, nil),
		needFullSync:             true,
		iptables:                 tables,
		masqueradeMark:           "0x00004000",
		localDetector:            proxyutil.NewDetectLocalByCIDR(pods),
		nodeName:                 node,
		nodeIP:                   ip,
		serviceHealthServer:      health,
		precomputedProbabilities: make([]string, 0, 1001),
		iptablesData:             bytes.NewBuffer(nil),
		existingFilterChainsData: bytes.NewBuffer(nil),
		filterChains:             proxyutil.NewLineBuffer(),
		filterRules:              proxyutil.NewLineBuffer(),
		natChains:                proxyutil.NewLineBuffer(),
		natRules:                 proxyutil.NewLineBuffer(),
		localhostNodePorts:       true,
		nodePortAddresses:        proxyutil.NewNodePortAddresses(family, nil),
		networkInterfacer:        proxyutil.InterfacesOf(ip),
		nfAcctCounters:           map[string]bool{},
		logger:                   klog.Background(),
	}
}

// WriteRules writes the rules of a node with these labels.
func (proxier *Proxier) WriteRules(labels map[string]string) error {
	proxier.topologyLabels = labels
	proxier.setInitialized(true)
	return proxier.syncProxyRules()
}
