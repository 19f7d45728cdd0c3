// Package kubernetes stands in for the clientset of the same name: what the
// EndpointSlice reconciler calls of it, and no more.
package kubernetes

import (
	"context"

	discovery "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

type Interface interface{ DiscoveryV1() DiscoveryV1Interface }

type DiscoveryV1Interface interface {
	EndpointSlices(namespace string) EndpointSliceInterface
}

type EndpointSliceInterface interface {
	Create(context.Context, *discovery.EndpointSlice, metav1.CreateOptions) (*discovery.EndpointSlice, error)
	Update(context.Context, *discovery.EndpointSlice, metav1.UpdateOptions) (*discovery.EndpointSlice, error)
	Delete(context.Context, string, metav1.DeleteOptions) error
}
