package endpointslicemirroring

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	clientset "k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/record"
	endpointsliceutil "k8s.io/endpointslice/util"
	"k8s.io/kubernetes/pkg/controller/endpointslicemirroring/metrics"
)

// most is the controller's default, of config/v1alpha1/defaults.go.
const most = 1000

// ShouldMirror is Controller.shouldMirror.
func ShouldMirror(endpoints *corev1.Endpoints) bool {
	return !skipMirror(endpoints.Labels) && !hasLeaderElection(endpoints.Annotations)
}

// Mirror makes the EndpointSlices of Endpoints that have none yet.
func Mirror(client clientset.Interface, recorder record.EventRecorder, endpoints *corev1.Endpoints) error {
	r := &reconciler{
		client: client, endpointSliceTracker: endpointsliceutil.NewEndpointSliceTracker(), eventRecorder: recorder,
		maxEndpointsPerSubset: most, metricsCache: metrics.NewCache(most),
	}
	return r.reconcile(context.Background(), endpoints, nil)
}
