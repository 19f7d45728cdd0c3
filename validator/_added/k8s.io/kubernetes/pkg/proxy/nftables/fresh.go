package nftables

import (
	"net"
	"time"

	"golang.org/x/time/rate"
	v1 "k8s.io/api/core/v1"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/proxy"
	"k8s.io/kubernetes/pkg/proxy/healthcheck"
	proxyutil "k8s.io/kubernetes/pkg/proxy/util"
	"sigs.k8s.io/knftables"
)

// Fresh is kube-proxy of one node in nftables mode with the settings of kubeadm,
// as NewProxier makes it, and the tables that it writes.
func Fresh(family v1.IPFamily, node string, ip net.IP, pods, services string, health *healthcheck.Kept) (*Proxier, *knftables.Fake) {
	nftFamily, host := knftables.IPv4Family, "/32"
	if family == v1.IPv6Protocol {
		nftFamily, host = knftables.IPv6Family, "/128"
	}
	tables := knftables.NewFake(nftFamily, kubeProxyTable)
	return &Proxier{
		ipFamily:                 family,
		svcPortMap:               make(proxy.ServicePortMap),
		serviceChanges:           proxy.NewServiceChangeTracker(family, newServiceInfo, nil),
		endpointsMap:             make(proxy.EndpointsMap),
		endpointsChanges:         proxy.NewEndpointsChangeTracker(family, node, newEndpointInfo, nil),
		needFullSync:             true,
		nftables:                 tables,
		masqueradeMark:           "0x00004000",
		masqueradeRule:           "mark set mark or 0x00004000",
		localDetector:            proxyutil.NewDetectLocalByCIDR(pods),
		nodeName:                 node,
		nodeIP:                   ip,
		serviceHealthServer:      health,
		nodePortAddresses:        proxyutil.NewNodePortAddresses(family, []string{ip.String() + host}),
		networkInterfacer:        proxyutil.InterfacesOf(ip),
		staleChains:              make(map[string]time.Time),
		serviceCIDRs:             services,
		logger:                   klog.Background(),
		logRateLimiter:           rate.NewLimiter(rate.Every(24*time.Hour), 1),
		clusterIPs:               newNFTElementStorage("set", clusterIPsSet),
		serviceIPs:               newNFTElementStorage("map", serviceIPsMap),
		firewallIPs:              newNFTElementStorage("map", firewallIPsMap),
		noEndpointServices:       newNFTElementStorage("map", noEndpointServicesMap),
		noEndpointNodePorts:      newNFTElementStorage("map", noEndpointNodePortsMap),
		serviceNodePorts:         newNFTElementStorage("map", serviceNodePortsMap),
		hairpinConnections:       newNFTElementStorage("set", hairpinConnectionsSet),
		localhostNodePortRejects: newNFTElementStorage("map", localhostNodePortRejectMap),
	}, tables
}

// WriteRules writes the rules of a node with these labels.
func (proxier *Proxier) WriteRules(labels map[string]string) error {
	proxier.topologyLabels = labels
	proxier.setInitialized(true)
	return proxier.syncProxyRules()
}

func (proxier *Proxier) logFailure(*knftables.Transaction) {}
