package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	clientset "k8s.io/client-go/kubernetes"
	"k8s.io/endpointslice"
	"k8s.io/endpointslice/topologycache"
	endpointsliceutil "k8s.io/endpointslice/util"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/endpointslicemirroring"
)

// sliceStore takes what the reconciler writes.
type sliceStore struct{ s *simulation }

func (store sliceStore) DiscoveryV1() clientset.DiscoveryV1Interface            { return store }
func (store sliceStore) EndpointSlices(string) clientset.EndpointSliceInterface { return store }
func (store sliceStore) Event(runtime.Object, string, string, string)           {}
func (store sliceStore) Eventf(runtime.Object, string, string, string, ...any)  {}

func (store sliceStore) Create(_ context.Context, made *discoveryv1.EndpointSlice, _ metav1.CreateOptions) (*discoveryv1.EndpointSlice, error) {
	made = made.DeepCopy()
	// The reconciler takes them from a map: a page's picture wants them in one order.
	slices.SortFunc(made.Endpoints, func(one, other discoveryv1.Endpoint) int {
		return strings.Compare(one.Addresses[0], other.Addresses[0])
	})
	made.Name, made.GenerateName = fmt.Sprintf("%s%d", made.GenerateName, len(store.s.slices)+1), ""
	store.s.slices = append(store.s.slices, made)
	return made, nil
}

func (store sliceStore) Update(_ context.Context, made *discoveryv1.EndpointSlice, _ metav1.UpdateOptions) (*discoveryv1.EndpointSlice, error) {
	return made, nil
}

func (store sliceStore) Delete(context.Context, string, metav1.DeleteOptions) error { return nil }

// nodeLister gives the reconciler the nodes.
type nodeLister []*corev1.Node

func (all nodeLister) List(labels.Selector) ([]*corev1.Node, error) { return all, nil }

func (all nodeLister) Get(name string) (*corev1.Node, error) {
	for _, one := range all {
		if one.Name == name {
			return one, nil
		}
	}
	return nil, apierrors.NewNotFound(corev1.Resource("nodes"), name)
}

// makeSlices lets the EndpointSlice controller's reconciler make what it makes of
// each Service with a selector, and adds the slices of the files.
func (s *simulation) makeSlices() {
	s.slices = nil
	nodes, topology := s.nodeLister(), topologycache.NewTopologyCache()
	topology.SetNodes(klog.Background(), nodes)
	reconciler := endpointslice.NewReconciler(sliceStore{s}, nodes, maxEndpointsPerSlice, endpointsliceutil.NewEndpointSliceTracker(),
		topology, sliceStore{s}, "endpointslice-controller.k8s.io", endpointslice.WithPreferSameTrafficDistributionEnabled(true))
	for _, service := range s.watched() {
		if service.Spec.Selector == nil || service.Spec.Type == corev1.ServiceTypeExternalName { // syncService
			continue
		}
		made := len(s.slices)
		_ = reconciler.Reconcile(klog.Background(), service, s.selected(service), nil, time.Time{})
		inOrder(s.slices[made:])
	}
	s.mirror()
	for _, one := range s.objects.slices {
		s.slices = append(s.slices, one.object)
	}
	s.slices = append(s.slices, s.ofTheAPIServer())
}

// inOrder puts a Service's slices of IPv4 before those of IPv6, which the reconciler
// takes from a map: again for a page's picture.
func inOrder(made []*discoveryv1.EndpointSlice) {
	names := []string{}
	for _, one := range made {
		names = append(names, one.Name)
	}
	slices.SortStableFunc(made, func(one, other *discoveryv1.EndpointSlice) int {
		return strings.Compare(string(one.AddressType), string(other.AddressType))
	})
	for i, one := range made {
		one.Name = names[i]
	}
}

// mirror lets the mirroring controller's reconciler make the slices of Endpoints whose
// Service has no selector (syncEndpoints in its endpointslicemirroring_controller.go).
func (s *simulation) mirror() {
	for _, one := range s.objects.endpoints {
		if s.isWithoutSelector(one.object) && endpointslicemirroring.ShouldMirror(one.object) {
			_ = endpointslicemirroring.Mirror(sliceStore{s}, sliceStore{s}, one.object)
		}
	}
}

// isWithoutSelector tells whether the Service of Endpoints is there, and has no selector.
func (s *simulation) isWithoutSelector(of *corev1.Endpoints) bool {
	return slices.ContainsFunc(s.watched(), func(one *corev1.Service) bool {
		return one.Namespace == of.Namespace && one.Name == of.Name && one.Spec.Selector == nil
	})
}

// maxEndpointsPerSlice is the controller's default, of
// pkg/controller/endpointslice/config/v1alpha1/defaults.go.
const maxEndpointsPerSlice = 100

func (s *simulation) selected(service *corev1.Service) (all []*corev1.Pod) {
	selector := labels.Set(service.Spec.Selector).AsSelectorPreValidated()
	for _, one := range s.pods {
		if one.Namespace == service.Namespace && selector.Matches(labels.Set(one.Labels)) {
			all = append(all, one.Pod)
		}
	}
	return all
}

func (s *simulation) nodeLister() (all nodeLister) {
	for i := range s.Nodes {
		one := &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: s.Nodes[i].Name, Labels: s.Nodes[i].labels()}}
		one.Status.Allocatable = corev1.ResourceList{corev1.ResourceCPU: resource.MustParse("2")}
		one.Status.Conditions = []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionTrue}}
		if s.Nodes[i].ControlPlane {
			one.Labels["node-role.kubernetes.io/control-plane"] = ""
		}
		all = append(all, one)
	}
	return all
}

// ofTheAPIServer is the slice that the API server writes for itself.
func (s *simulation) ofTheAPIServer() *discoveryv1.EndpointSlice {
	name, port, protocol, isReady := "https", int32(6443), corev1.ProtocolTCP, true
	slice := &discoveryv1.EndpointSlice{AddressType: discoveryv1.AddressTypeIPv4}
	slice.Namespace, slice.Name = metav1.NamespaceDefault, "kubernetes"
	slice.Labels = map[string]string{discoveryv1.LabelServiceName: "kubernetes"}
	slice.Ports = []discoveryv1.EndpointPort{{Name: &name, Port: &port, Protocol: &protocol}}
	slice.Endpoints = []discoveryv1.Endpoint{{Addresses: []string{s.Nodes[0].Address}, Conditions: discoveryv1.EndpointConditions{Ready: &isReady}}}
	return slice
}
