package main

import (
	"maps"
	"net/netip"
	"slices"

	"github.com/coredns/coredns/plugin/kubernetes"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/cel"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/proxy/apis"
	"k8s.io/kubernetes/pkg/proxy/healthcheck"
)

// simulation is a small cluster after some files were applied to it: its objects,
// the Pods and EndpointSlices that controllers made of them, and each node's rules.
type simulation struct {
	setting
	state    *cluster
	there    map[string]standing
	made     []made
	objects  *objects
	services []*corev1.Service
	pods     []*simulatedPod
	slices   []*discoveryv1.EndpointSlice
	rules    map[string]ruleset // by node and family
	only     *corev1.Service    // where the rest is left out
	dns      *kubernetes.Kubernetes
	refused  []string
}

// ruleset is what kube-proxy wrote on one node.
type ruleset interface {
	// hooked are the chains of a hook of netfilter, in their order.
	hooked(hook string) []string
	// run takes a packet through a chain.
	run(t *trace, chain string) verdictOfRules
	// text is what a node's own tool reads.
	text() string
	// health is what kube-proxy answers health checks from.
	health() *healthcheck.Kept
}

func simulate(set setting, given [][]byte) (*simulation, error) {
	s := &simulation{
		setting: set, state: freshCluster(set.DualStack), there: map[string]standing{}, objects: &objects{seen: map[string]place{}}, rules: map[string]ruleset{}, refused: []string{},
	}
	s.installDefaults()
	for number, text := range given {
		s.apply(number, text)
	}
	s.collect()
	s.giveLoadBalancers()
	s.makePods()
	if err := s.flip(); err != nil {
		return nil, err
	}
	s.settle()
	s.makeSlices()
	return s, nil
}

// families are those of which the cluster has addresses.
func (s *simulation) families() []corev1.IPFamily {
	if s.DualStack {
		return []corev1.IPFamily{corev1.IPv4Protocol, corev1.IPv6Protocol}
	}
	return []corev1.IPFamily{corev1.IPv4Protocol}
}

// rulesOf are a node's rules for a family, written when they are asked for.
func (s *simulation) rulesOf(on *machine, family corev1.IPFamily) (ruleset, error) {
	name := on.Name + " " + string(family)
	if known, ok := s.rules[name]; ok {
		return known, nil
	}
	var rules ruleset
	var err error
	if s.Mode == "iptables" {
		rules, err = s.writeIPTables(on, family)
	} else {
		rules, err = s.writeNFTables(on, family)
	}
	s.rules[name] = rules
	return rules, err
}

// tell gives a kube-proxy what it would watch: not the Services that name another
// proxy, and no slices of headless ones (NewProxyServer in cmd/kube-proxy/app), and
// those of its family alone (pkg/proxy/metaproxier).
func (s *simulation) tell(proxier watcher, family corev1.IPFamily) {
	for _, service := range s.watched() {
		if _, others := service.Labels[apis.LabelServiceProxyName]; !others {
			proxier.OnServiceAdd(service)
		}
	}
	for _, slice := range s.slices {
		_, others := slice.Labels[apis.LabelServiceProxyName]
		if _, headless := slice.Labels[corev1.IsHeadlessService]; !headless && !others && string(slice.AddressType) == string(family) {
			proxier.OnEndpointSliceAdd(slice)
		}
	}
}

// installDefaults takes the addresses that a cluster's own Services have.
func (s *simulation) installDefaults() {
	for _, service := range ofEveryCluster() {
		hub := &api.Service{}
		_ = legacyscheme.Scheme.Convert(service, hub, nil)
		s.state.services.Keep(hub)
	}
}

// apply creates what a file holds as the API server would store it.
func (s *simulation) apply(number int, text []byte) {
	for _, doc := range objectsOf(number, text) {
		s.create(doc)
	}
}

// create makes an object, or applies it over the one of the same name.
func (s *simulation) create(doc document) {
	v := doc.verdict()
	typ, known, err := s.state.identified(&v, "", doc)
	if err != nil {
		if err != errNotJudged {
			s.refused = append(s.refused, err.Error())
		}
		return
	}
	name, namespace := known.keyOf(doc)
	old, isThere := s.there[name]
	if !isThere {
		s.stand(doc, typ)
		return
	}
	stored, err := s.state.update(&warnings{}, known, typ, namespace, old, "apply", doc)
	if err == cel.ErrNotJudged { // of no kind that traffic asks for
		return
	}
	if err != nil {
		s.refused = append(s.refused, statusOf(err).Message)
		return
	}
	s.there[name] = standing{stored, doc.json, old.live}
}

func (s *simulation) stand(doc document, typ schema.GroupVersionKind) {
	name, v := s.state.stand(s.there, "", doc)
	if v.err != nil {
		s.refused = append(s.refused, v.Message)
		return
	}
	if !v.Judged {
		return
	}
	s.made = append(s.made, made{name, typ, doc})
	if service, ok := s.there[name].object.(*api.Service); ok { // here what was given by chance stays given
		s.state.services.Keep(service)
	}
}

// made is an object that a document made first, by its name in simulation.there.
type made struct {
	name string
	typ  schema.GroupVersionKind
	doc  document
}

// collect reads the objects as clients and controllers see them.
func (s *simulation) collect() {
	for _, one := range s.made {
		object, err := legacyscheme.Scheme.ConvertToVersion(s.there[one.name].object, one.typ.GroupVersion())
		if err != nil {
			continue
		}
		metadata, _ := meta.Accessor(object)
		s.objects.add(place{
			File: one.doc.file, Document: one.doc.number, Item: one.doc.item, Line: one.doc.first(),
			Kind: one.typ.Kind, Name: metadata.GetName(), Namespace: namespaceOf(metadata.GetNamespace()), typ: one.typ,
		}, object)
	}
	for _, service := range s.objects.services {
		s.services = append(s.services, service.object)
	}
	s.services = append(s.services, ofEveryCluster()...)
}

// giveLoadBalancers does what a provider does that has a pool of addresses: MetalLB
// serves each Service that names no class, in order, or as spec.loadBalancerIP asks.
func (s *simulation) giveLoadBalancers() {
	taken := map[netip.Addr]bool{}
	for _, service := range s.services {
		if service.Spec.Type == corev1.ServiceTypeLoadBalancer && service.Spec.LoadBalancerClass == nil && len(service.Status.LoadBalancer.Ingress) == 0 {
			service.Status.LoadBalancer.Ingress = s.balancing(service, taken)
		}
	}
}

// balancing are an address of each of a Service's families, or none where one lacks,
// or where spec.loadBalancerIP asks for one of two (Allocator in MetalLB's
// internal/allocator).
func (s *simulation) balancing(service *corev1.Service, taken map[netip.Addr]bool) (all []corev1.LoadBalancerIngress) {
	mode := corev1.LoadBalancerIPModeVIP
	for _, family := range service.Spec.IPFamilies {
		pool := ifElse(family == corev1.IPv6Protocol, s.IPv6Pool, s.Pool)
		address, ok := freeOf(pool, service.Spec.LoadBalancerIP, taken)
		if !ok || service.Spec.LoadBalancerIP != "" && len(service.Spec.IPFamilies) > 1 {
			return nil
		}
		all = append(all, corev1.LoadBalancerIngress{IP: address.String(), IPMode: &mode})
	}
	for _, one := range all {
		taken[netip.MustParseAddr(one.IP)] = true
	}
	return all
}

// freeOf is the address of a pool that is asked for, or else the first that is free.
func freeOf(pool [2]string, asked string, taken map[netip.Addr]bool) (address netip.Addr, ok bool) {
	first, last := netip.MustParseAddr(pool[0]), netip.MustParseAddr(pool[1])
	if asked != "" {
		address, err := netip.ParseAddr(asked)
		return address, err == nil && !address.Less(first) && !last.Less(address) && !taken[address]
	}
	for address = first; taken[address]; address = address.Next() {
	}
	return address, !last.Less(address)
}

func ifElse[T any](yes bool, one, other T) T {
	if yes {
		return one
	}
	return other
}

// ofEveryCluster are the Services that kubeadm's clusters start with.
func ofEveryCluster() []*corev1.Service {
	server := clusterService("default", "kubernetes", "10.96.0.1")
	server.Spec.Ports = []corev1.ServicePort{{Name: "https", Port: 443, Protocol: corev1.ProtocolTCP}}
	dns := clusterService("kube-system", "kube-dns", "10.96.0.10")
	dns.Spec.Ports = []corev1.ServicePort{
		{Name: "dns", Port: 53, Protocol: corev1.ProtocolUDP}, {Name: "dns-tcp", Port: 53, Protocol: corev1.ProtocolTCP},
	}
	return []*corev1.Service{server, dns}
}

func clusterService(namespace, name, ip string) *corev1.Service {
	service := &corev1.Service{}
	service.Namespace, service.Name = namespace, name
	service.Spec.Type = corev1.ServiceTypeClusterIP
	service.Spec.ClusterIP, service.Spec.ClusterIPs = ip, []string{ip}
	service.Spec.IPFamilies = []corev1.IPFamily{corev1.IPv4Protocol}
	legacyscheme.Scheme.Default(service)
	return service
}

// watched are the Services that matter: all, or the only one that a question is about.
func (s *simulation) watched() []*corev1.Service {
	if s.only != nil {
		return []*corev1.Service{s.only}
	}
	return s.services
}

// watcher is the part of a kube-proxy that is told of objects.
type watcher interface {
	OnServiceAdd(*corev1.Service)
	OnEndpointSliceAdd(*discoveryv1.EndpointSlice)
}

func (s *simulation) node(name string) *machine {
	at := slices.IndexFunc(s.Nodes, func(one machine) bool { return one.Name == name })
	if at < 0 {
		return nil
	}
	return &s.Nodes[at]
}

// labels are a node's own, and those that every kubelet sets.
func (n *machine) labels() map[string]string {
	all := map[string]string{corev1.LabelHostname: n.Name, corev1.LabelOSStable: "linux"}
	if n.Zone != "" {
		all[corev1.LabelTopologyZone] = n.Zone
	}
	maps.Copy(all, n.Labels)
	return all
}
