package main

import (
	"strings"

	admissionregistrationv1 "k8s.io/api/admissionregistration/v1"
	appsv1 "k8s.io/api/apps/v1"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	coordinationv1 "k8s.io/api/coordination/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	storagev1 "k8s.io/api/storage/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/admissionregistration"
	admissionregistrationinstall "k8s.io/kubernetes/pkg/apis/admissionregistration/v1"
	"k8s.io/kubernetes/pkg/apis/apps"
	appsinstall "k8s.io/kubernetes/pkg/apis/apps/v1"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	autoscalinginstall1 "k8s.io/kubernetes/pkg/apis/autoscaling/v1"
	autoscalinginstall2 "k8s.io/kubernetes/pkg/apis/autoscaling/v2"
	"k8s.io/kubernetes/pkg/apis/batch"
	batchinstall "k8s.io/kubernetes/pkg/apis/batch/v1"
	"k8s.io/kubernetes/pkg/apis/coordination"
	coordinationinstall "k8s.io/kubernetes/pkg/apis/coordination/v1"
	api "k8s.io/kubernetes/pkg/apis/core"
	coreinstall "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/discovery"
	discoveryinstall "k8s.io/kubernetes/pkg/apis/discovery/v1"
	"k8s.io/kubernetes/pkg/apis/networking"
	networkinginstall "k8s.io/kubernetes/pkg/apis/networking/v1"
	"k8s.io/kubernetes/pkg/apis/policy"
	policyinstall "k8s.io/kubernetes/pkg/apis/policy/v1"
	"k8s.io/kubernetes/pkg/apis/rbac"
	rbacinstall "k8s.io/kubernetes/pkg/apis/rbac/v1"
	"k8s.io/kubernetes/pkg/apis/scheduling"
	schedulinginstall "k8s.io/kubernetes/pkg/apis/scheduling/v1"
	storageapi "k8s.io/kubernetes/pkg/apis/storage"
	storageinstall "k8s.io/kubernetes/pkg/apis/storage/v1"
	"k8s.io/kubernetes/pkg/capabilities"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingadmissionpolicybinding"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/resolver"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicybinding"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/coordination/lease"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/endpoint"
	"k8s.io/kubernetes/pkg/registry/core/limitrange"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/node"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	"k8s.io/kubernetes/pkg/registry/networking/ipaddress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/networking/servicecidr"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
)

// kind is how the API server creates objects of one kind.
type kind struct {
	resource string
	strategy rest.RESTCreateStrategy
	prepare  func(*cluster, runtime.Object) error                 // what the registry does before a create
	change   func(*cluster, runtime.Object, runtime.Object) error // and before an update
}

var kinds = map[schema.GroupVersionKind]kind{
	corev1.SchemeGroupVersion.WithKind("Service"):               {"services", service.Strategy, allocate, allocateUpdate},
	corev1.SchemeGroupVersion.WithKind("Pod"):                   {"pods", pod.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("PodTemplate"):           {"podtemplates", podtemplate.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("ReplicationController"): {"replicationcontrollers", replicationcontroller.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("Endpoints"):             {"endpoints", endpoint.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("ConfigMap"):             {"configmaps", configmap.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("Secret"):                {"secrets", secret.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("ServiceAccount"):        {"serviceaccounts", serviceaccount.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("LimitRange"):            {"limitranges", limitrange.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("ResourceQuota"):         {"resourcequotas", resourcequota.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("PersistentVolume"):      {"persistentvolumes", persistentvolume.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("PersistentVolumeClaim"): {"persistentvolumeclaims", persistentvolumeclaim.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("Namespace"):             {"namespaces", namespace.Strategy, nil, nil},
	corev1.SchemeGroupVersion.WithKind("Node"):                  {"nodes", node.Strategy, nil, nil},

	appsv1.SchemeGroupVersion.WithKind("Deployment"):  {"deployments", deployment.Strategy, nil, nil},
	appsv1.SchemeGroupVersion.WithKind("ReplicaSet"):  {"replicasets", replicaset.Strategy, nil, nil},
	appsv1.SchemeGroupVersion.WithKind("StatefulSet"): {"statefulsets", statefulset.Strategy, nil, nil},
	appsv1.SchemeGroupVersion.WithKind("DaemonSet"):   {"daemonsets", daemonset.Strategy, nil, nil},
	batchv1.SchemeGroupVersion.WithKind("Job"):        {"jobs", job.Strategy, nil, nil},
	batchv1.SchemeGroupVersion.WithKind("CronJob"):    {"cronjobs", cronjob.Strategy, nil, nil},

	autoscalingv1.SchemeGroupVersion.WithKind("HorizontalPodAutoscaler"): {"horizontalpodautoscalers", horizontalpodautoscaler.Strategy, nil, nil},
	autoscalingv2.SchemeGroupVersion.WithKind("HorizontalPodAutoscaler"): {"horizontalpodautoscalers", horizontalpodautoscaler.Strategy, nil, nil},
	policyv1.SchemeGroupVersion.WithKind("PodDisruptionBudget"):          {"poddisruptionbudgets", poddisruptionbudget.Strategy, nil, nil},

	discoveryv1.SchemeGroupVersion.WithKind("EndpointSlice"):  {"endpointslices", endpointslice.Strategy, nil, nil},
	networkingv1.SchemeGroupVersion.WithKind("Ingress"):       {"ingresses", ingress.Strategy, nil, nil},
	networkingv1.SchemeGroupVersion.WithKind("IngressClass"):  {"ingressclasses", ingressclass.Strategy, nil, nil},
	networkingv1.SchemeGroupVersion.WithKind("NetworkPolicy"): {"networkpolicies", networkpolicy.Strategy, nil, nil},
	networkingv1.SchemeGroupVersion.WithKind("ServiceCIDR"):   {"servicecidrs", servicecidr.Strategy, nil, nil},
	networkingv1.SchemeGroupVersion.WithKind("IPAddress"):     {"ipaddresses", ipaddress.Strategy, nil, nil},

	rbacv1.SchemeGroupVersion.WithKind("Role"):               {"roles", role.Strategy, nil, nil},
	rbacv1.SchemeGroupVersion.WithKind("RoleBinding"):        {"rolebindings", rolebinding.Strategy, nil, nil},
	rbacv1.SchemeGroupVersion.WithKind("ClusterRole"):        {"clusterroles", clusterrole.Strategy, nil, nil},
	rbacv1.SchemeGroupVersion.WithKind("ClusterRoleBinding"): {"clusterrolebindings", clusterrolebinding.Strategy, nil, nil},

	storagev1.SchemeGroupVersion.WithKind("StorageClass"):     {"storageclasses", storageclass.Strategy, nil, nil},
	schedulingv1.SchemeGroupVersion.WithKind("PriorityClass"): {"priorityclasses", priorityclass.Strategy, nil, nil},
	coordinationv1.SchemeGroupVersion.WithKind("Lease"):       {"leases", lease.Strategy, nil, nil},

	apiextensionsv1.SchemeGroupVersion.WithKind("CustomResourceDefinition"): {"customresourcedefinitions", customresourcedefinition.NewStrategy(legacyscheme.Scheme), nil, nil},

	admissionregistrationv1.SchemeGroupVersion.WithKind("ValidatingWebhookConfiguration"):   {"validatingwebhookconfigurations", validatingwebhookconfiguration.Strategy, nil, nil},
	admissionregistrationv1.SchemeGroupVersion.WithKind("MutatingWebhookConfiguration"):     {"mutatingwebhookconfigurations", mutatingwebhookconfiguration.Strategy, nil, nil},
	admissionregistrationv1.SchemeGroupVersion.WithKind("ValidatingAdmissionPolicyBinding"): {"validatingadmissionpolicybindings", validatingadmissionpolicybinding.NewStrategy(nil, nil, unresolved), nil, nil},
	admissionregistrationv1.SchemeGroupVersion.WithKind("MutatingAdmissionPolicyBinding"):   {"mutatingadmissionpolicybindings", mutatingadmissionpolicybinding.NewStrategy(nil, nil, unresolved), nil, nil},
}

// unresolved resolves nothing: without an authorizer, what a binding refers to may be read.
var unresolved resolver.ResourceResolverFunc

func init() {
	// The served versions alone: the install packages also bring the beta ones.
	for _, add := range []func(*runtime.Scheme) error{
		api.AddToScheme, coreinstall.AddToScheme, apps.AddToScheme, appsinstall.AddToScheme,
		batch.AddToScheme, batchinstall.AddToScheme,
		autoscaling.AddToScheme, autoscalinginstall1.AddToScheme, autoscalinginstall2.AddToScheme,
		policy.AddToScheme, policyinstall.AddToScheme,
		discovery.AddToScheme, discoveryinstall.AddToScheme,
		networking.AddToScheme, networkinginstall.AddToScheme,
		rbac.AddToScheme, rbacinstall.AddToScheme,
		storageapi.AddToScheme, storageinstall.AddToScheme,
		scheduling.AddToScheme, schedulinginstall.AddToScheme,
		coordination.AddToScheme, coordinationinstall.AddToScheme,
		apiextensions.AddToScheme, apiextensionsv1.AddToScheme,
		admissionregistration.AddToScheme, admissionregistrationinstall.AddToScheme,
	} {
		utilruntime.Must(add(legacyscheme.Scheme))
	}
	capabilities.Setup(true, 0) // as kubeadm and kind start the API server
}

// find looks a kind up as kubectl does, which also takes it in lower case (and
// lets the server refuse it).
func find(typ schema.GroupVersionKind) (kind, schema.GroupVersionKind, bool) {
	if found, ok := kinds[typ]; ok {
		return found, typ, true
	}
	for known, found := range kinds {
		if known.GroupVersion() == typ.GroupVersion() && strings.ToLower(known.Kind) == typ.Kind {
			return found, known, true
		}
	}
	return kind{}, typ, false
}
