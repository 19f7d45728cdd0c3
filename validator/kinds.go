package main

import (
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	appsinstall "k8s.io/kubernetes/pkg/apis/apps/v1"
	api "k8s.io/kubernetes/pkg/apis/core"
	coreinstall "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/discovery"
	discoveryinstall "k8s.io/kubernetes/pkg/apis/discovery/v1"
	"k8s.io/kubernetes/pkg/apis/networking"
	networkinginstall "k8s.io/kubernetes/pkg/apis/networking/v1"
	"k8s.io/kubernetes/pkg/capabilities"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/node"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
)

// kind is how the API server creates objects of one kind.
type kind struct {
	resource string
	strategy rest.RESTCreateStrategy
	prepare  func(*cluster, runtime.Object) error // what the registry does before validating
}

var kinds = map[schema.GroupVersionKind]kind{
	corev1.SchemeGroupVersion.WithKind("Service"):             {"services", service.Strategy, allocate},
	corev1.SchemeGroupVersion.WithKind("Pod"):                 {"pods", pod.Strategy, nil},
	corev1.SchemeGroupVersion.WithKind("ConfigMap"):           {"configmaps", configmap.Strategy, nil},
	corev1.SchemeGroupVersion.WithKind("Secret"):              {"secrets", secret.Strategy, nil},
	corev1.SchemeGroupVersion.WithKind("Namespace"):           {"namespaces", namespace.Strategy, nil},
	corev1.SchemeGroupVersion.WithKind("Node"):                {"nodes", node.Strategy, nil},
	appsv1.SchemeGroupVersion.WithKind("Deployment"):          {"deployments", deployment.Strategy, nil},
	appsv1.SchemeGroupVersion.WithKind("ReplicaSet"):          {"replicasets", replicaset.Strategy, nil},
	appsv1.SchemeGroupVersion.WithKind("StatefulSet"):         {"statefulsets", statefulset.Strategy, nil},
	appsv1.SchemeGroupVersion.WithKind("DaemonSet"):           {"daemonsets", daemonset.Strategy, nil},
	discoveryv1.SchemeGroupVersion.WithKind("EndpointSlice"):  {"endpointslices", endpointslice.Strategy, nil},
	networkingv1.SchemeGroupVersion.WithKind("Ingress"):       {"ingresses", ingress.Strategy, nil},
	networkingv1.SchemeGroupVersion.WithKind("NetworkPolicy"): {"networkpolicies", networkpolicy.Strategy, nil},
}

func init() {
	// The served versions alone: the install packages also bring the beta ones.
	for _, add := range []func(*runtime.Scheme) error{
		api.AddToScheme, coreinstall.AddToScheme, apps.AddToScheme, appsinstall.AddToScheme,
		discovery.AddToScheme, discoveryinstall.AddToScheme,
		networking.AddToScheme, networkinginstall.AddToScheme,
	} {
		utilruntime.Must(add(legacyscheme.Scheme))
	}
	capabilities.Setup(true, 0) // as kubeadm and kind start the API server
}

// find looks a kind up as kubectl does, which also takes it in lower case (and
// lets the server refuse it).
func find(typ schema.GroupVersionKind) (kind, schema.GroupVersionKind, bool) {
	for known, found := range kinds {
		if known.GroupVersion() == typ.GroupVersion() && (known.Kind == typ.Kind || strings.ToLower(known.Kind) == typ.Kind) {
			return found, known, true
		}
	}
	return kind{}, typ, false
}
