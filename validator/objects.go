package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"sigs.k8s.io/kind/pkg/apis/config/v1alpha4"
	"sigs.k8s.io/yaml"
)

// place is an object, and where among the files it stands.
type place struct {
	File      int    `json:"file"`     // of those given, from 0
	Document  int    `json:"document"` // of the file, from 1
	Item      int    `json:"item"`     // of a List, from 1; 0: not in a List
	Line      int    `json:"line"`
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Namespace string `json:"namespace"`
	doc       *document
	typ       schema.GroupVersionKind
}

type placed[T any] struct {
	place
	object T
}

// workload is a Pod, or what makes Pods, with the Pod that it makes.
type workload struct {
	place
	pod      *corev1.Pod       // under the name of what makes it
	podPath  string            // of the Pod's spec in the document, with a dot at its end
	selector map[string]string // of what makes it, as far as it has pairs
	replicas int32
	first    int32 // the first ordinal of a StatefulSet
	owner    any
}

// objects are the documents of all files that matter to one another.
type objects struct {
	places    []place
	seen      map[string]place // by kind, namespace and name
	copies    [][2]place       // of each, the first too
	unread    []place          // what makes Pods, or may, and could not be read
	services  []placed[*corev1.Service]
	workloads []workload
	slices    []placed[*discoveryv1.EndpointSlice]
	endpoints []placed[*corev1.Endpoints]
	ingresses []placed[*networkingv1.Ingress]
	policies  []placed[*networkingv1.NetworkPolicy]
	clusters  []placed[*v1alpha4.Cluster]
}

// read decodes what it can: check says what is wrong with the rest.
func (all *objects) read(number int, text []byte) {
	for _, doc := range documentsOf(text) {
		doc.file = number
		if doc.err != nil {
			all.unread = append(all.unread, place{File: number, Document: doc.number, Line: doc.first()})
			continue
		}
		each, isList, _ := doc.items()
		if !isList {
			each = []document{doc}
		}
		for i := range each {
			all.decode(&each[i])
		}
	}
}

func (all *objects) decode(doc *document) {
	head, err := doc.head()
	if err != nil {
		return
	}
	typ := head.GroupVersionKind()
	where := place{
		File: doc.file, Document: doc.number, Item: doc.item, Line: doc.first(),
		Kind: typ.Kind, Name: head.Metadata.Name, Namespace: namespaceOf(head.Metadata.Namespace), doc: doc, typ: typ,
	}
	// Of several copies the first stands for all.
	if key := typ.GroupKind().String() + "/" + where.Namespace + "/" + where.Name; where.Name != "" {
		if first, there := all.seen[key]; there {
			all.copies = append(all.copies, [2]place{where, first})
			return
		}
		all.seen[key] = where
	}
	all.places = append(all.places, where)
	if typ.Group == kindGroup {
		cluster := &v1alpha4.Cluster{}
		if yaml.Unmarshal(doc.json, cluster) == nil {
			all.clusters = append(all.clusters, placed[*v1alpha4.Cluster]{where, cluster})
		}
		return
	}
	if _, _, known := find(typ); !known || typ.Group == apiextensions.GroupName { // those are large, and no packet's way
		return
	}
	object, _, err := legacyscheme.Codecs.UniversalDeserializer().Decode(doc.json, nil, nil)
	if err != nil {
		all.unread = append(all.unread, where)
		return
	}
	legacyscheme.Scheme.Default(object)
	all.add(where, object)
}

func (all *objects) add(where place, object runtime.Object) {
	made := workload{place: where, podPath: "spec.template.spec.", owner: object}
	switch o := object.(type) {
	case *corev1.Service:
		all.services = append(all.services, placed[*corev1.Service]{where, o})
	case *discoveryv1.EndpointSlice:
		all.slices = append(all.slices, placed[*discoveryv1.EndpointSlice]{where, o})
	case *corev1.Endpoints:
		all.endpoints = append(all.endpoints, placed[*corev1.Endpoints]{where, o})
	case *networkingv1.Ingress:
		all.ingresses = append(all.ingresses, placed[*networkingv1.Ingress]{where, o})
	case *networkingv1.NetworkPolicy:
		all.policies = append(all.policies, placed[*networkingv1.NetworkPolicy]{where, o})
	case *corev1.Pod:
		made.pod, made.podPath = o, "spec."
		all.workloads = append(all.workloads, made)
	case *corev1.ReplicationController:
		if o.Spec.Template != nil {
			all.addTemplate(made, *o.Spec.Template, &metav1.LabelSelector{MatchLabels: o.Spec.Selector})
		}
	case *appsv1.Deployment:
		all.addTemplate(made, o.Spec.Template, o.Spec.Selector)
	case *appsv1.ReplicaSet:
		all.addTemplate(made, o.Spec.Template, o.Spec.Selector)
	case *appsv1.StatefulSet:
		if o.Spec.Replicas != nil {
			made.replicas = *o.Spec.Replicas
		}
		if o.Spec.Ordinals != nil {
			made.first = o.Spec.Ordinals.Start
		}
		all.addTemplate(made, o.Spec.Template, o.Spec.Selector)
	case *appsv1.DaemonSet:
		all.addTemplate(made, o.Spec.Template, o.Spec.Selector)
	case *batchv1.Job:
		all.addTemplate(made, o.Spec.Template, nil)
	case *batchv1.CronJob:
		made.podPath = "spec.jobTemplate.spec.template.spec."
		all.addTemplate(made, o.Spec.JobTemplate.Spec.Template, nil)
	}
}

// addTemplate adds the Pod that a controller would make, under the
// controller's name.
func (all *objects) addTemplate(made workload, template corev1.PodTemplateSpec, selector *metav1.LabelSelector) {
	made.pod = &corev1.Pod{ObjectMeta: template.ObjectMeta, Spec: template.Spec}
	made.pod.Name, made.pod.Namespace = made.Name, made.Namespace
	if selector != nil {
		made.selector = selector.MatchLabels
	}
	all.workloads = append(all.workloads, made)
}

// makers are the objects in a namespace of kinds that are not known here: any of
// them may make Pods, Services or slices.
func (all *objects) makers(namespace string) (unknown []place) {
	for _, one := range all.places {
		isUnknown := isCustom(one.typ) && one.typ.Group != kindGroup
		if one.Namespace == namespace && isUnknown && !makesNone.MatchString(one.Kind) {
			unknown = append(unknown, one)
		}
	}
	return unknown
}

// makesNone matches kinds of well-known projects whose objects set up traffic,
// certificates, metrics or rights for Pods that others make.
var makesNone = regexp.MustCompile(`(Route|Routes|RouteTCP|RouteUDP|Policy|Monitor|Rule|Rules|Issuer|Store|Advertisement|Pool|Peer|Profile|Split|Certificate|Authentication)$|` +
	`^(Gateway|GatewayClass|ReferenceGrant|Middleware|VirtualService|DestinationRule|ServiceEntry|Probe|ScrapeConfig|AlertmanagerConfig|` +
	`DNSEndpoint|ExternalSecret|SealedSecret|BackendConfig|FrontendConfig|NetworkAttachmentDefinition|ScaledObject|VerticalPodAutoscaler|Kustomization)$`)

// couldMake names the one of several that is the likeliest to make a Service's Pods.
func couldMake(service string, selector map[string]string, of []place) place {
	for _, one := range of {
		if strings.Contains(service, one.Name) || slices.Contains(slices.Collect(maps.Values(selector)), one.Name) {
			return one
		}
	}
	return of[0]
}

func (all *objects) service(namespace, name string) *placed[*corev1.Service] {
	for i := range all.services {
		if one := &all.services[i]; one.Namespace == namespace && one.Name == name {
			return one
		}
	}
	return nil
}

func (all *objects) hasServices(namespace string) bool {
	for _, one := range all.services {
		if one.Namespace == namespace {
			return true
		}
	}
	return false
}

func namespaceOf(namespace string) string {
	if namespace == "" {
		return metav1.NamespaceDefault
	}
	return namespace
}
