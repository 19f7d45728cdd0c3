package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/endpoints/handlers"
	genericregistry "k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// changed is what putting one object over what is there meets.
type changed struct {
	Verdict verdict         `json:"verdict"`
	Way     string          `json:"way"`              // create, where nothing of that name is there; apply; replace
	Before  json.RawMessage `json:"before,omitempty"` // what is there, as it is read
	After   json.RawMessage `json:"after,omitempty"`  // what is there then
	Effects []effect        `json:"effects"`
}

// doing is kubectl's word for what it did when an error came (AddSourceToErr in
// k8s.io/kubectl/pkg/cmd/apply/patcher.go and replace/replace.go). kubectl apply
// says also the patch, before it.
var doing = map[string]string{"apply": "patching", "replace": "replacing"}

// standing is an object that is there.
type standing struct {
	object  runtime.Object  // nil: it was not judged whether it can be
	applied json.RawMessage // what it was applied from
	live    bool            // as a cluster gave it
}

// shown is an object as it is read, less the identity that only a cluster gives.
func shown(typ schema.GroupVersionKind, s standing) json.RawMessage {
	object := s.object.DeepCopyObject()
	if metadata, err := meta.Accessor(object); err == nil && !s.live {
		metadata.SetUID("")
		metadata.SetResourceVersion("")
		metadata.SetCreationTimestamp(metav1.Time{})
		metadata.SetGeneration(0)
	}
	encoded, _ := encode(typ, object)
	return encoded
}

// change puts the objects of the second file over those of the first, which is a
// manifest, or what kubectl get -o yaml gives. What of the first cannot be there
// gets a verdict of its own.
func change(given, text []byte) []changed {
	asked, files := filesOf(given, text)
	if len(files) != 2 {
		return []changed{}
	}
	lately = map[string][]document{}
	c := freshCluster(asked.DualStack)
	there := map[string]standing{}
	all := []changed{}
	for _, doc := range objectsOf(0, files[0]) {
		if _, v := c.stand(there, asked.Files[0].Name, doc); v.err != nil {
			all = append(all, changed{Verdict: v.printed(), Way: "create", Effects: []effect{}})
		}
	}
	for _, doc := range objectsOf(1, files[1]) {
		all = append(all, c.change(there, asked, doc))
	}
	return all
}

// objectsOf are the documents of a file, and the items of its Lists.
func objectsOf(number int, text []byte) (all []document) {
	for _, doc := range documentsOf(text) {
		doc.file = number
		if items, isList, err := doc.items(); doc.err == nil && err == nil && isList {
			all = append(all, items...)
		} else {
			all = append(all, doc)
		}
	}
	return all
}

func (v verdict) printed() verdict {
	return printed([]verdict{v})[0]
}

// stand makes an object part of the cluster: one that a cluster gave as it is, a
// manifest as its create stores it. It gives the name under which it stands.
func (c *cluster) stand(there map[string]standing, name string, doc document) (string, verdict) {
	v := doc.verdict()
	typ, known, err := c.identified(&v, name, doc)
	if err != nil {
		return "", v
	}
	var obj runtime.Object
	if isLive(doc) {
		obj, _, err = legacyscheme.Codecs.UniversalDecoder(internal(typ)).Decode(doc.json, &typ, nil)
		if service, ok := obj.(*api.Service); ok {
			c.services.Keep(service)
		}
	} else {
		obj, _, err = createObject(c, &warnings{}, known, typ, doc)
	}
	if err == cel.ErrNotJudged {
		v.passOver(forExpressions)
		made, _ := known.keyOf(doc)
		there[made] = standing{} // it may be there: what is put over it is not judged
		return "", v
	}
	if err != nil {
		v.refuseStatus("creating", name, doc, typ, err)
		return "", v
	}
	if definition, ok := obj.(*apiextensions.CustomResourceDefinition); ok && !isLive(doc) {
		establish(definition)
	}
	metadata, _ := meta.Accessor(obj)
	applied := json.RawMessage(metadata.GetAnnotations()[corev1.LastAppliedConfigAnnotation])
	if len(applied) == 0 && !isLive(doc) {
		applied = doc.json
	}
	if service, ok := obj.(*api.Service); ok {
		servicestorage.AsRead(service)
	}
	if metadata.GetResourceVersion() == "" {
		metadata.SetResourceVersion("1")
	}
	made := key(known.resource, known.namespaceOf(metadata), metadata.GetName())
	there[made] = standing{obj, applied, isLive(doc)}
	return made, v
}

// establish does what the API server's own controllers do to a definition whose names
// are free, a moment after its create: from then on some fields cannot change.
func establish(definition *apiextensions.CustomResourceDefinition) {
	definition.Status.AcceptedNames = definition.Spec.Names
	for _, one := range []apiextensions.CustomResourceDefinitionConditionType{apiextensions.NamesAccepted, apiextensions.Established} {
		definition.Status.Conditions = append(definition.Status.Conditions,
			apiextensions.CustomResourceDefinitionCondition{Type: one, Status: apiextensions.ConditionTrue})
	}
}

// keyOf is the name of the object that a document is about, and its namespace.
func (k kind) keyOf(doc document) (name, namespace string) {
	head, _ := doc.head()
	if k.strategy.NamespaceScoped() {
		namespace = namespaceOf(head.Metadata.Namespace)
	}
	return key(k.resource, namespace, head.Metadata.Name), namespace
}

// isLive tells an object that a cluster gave from a manifest.
func isLive(doc document) bool {
	var read struct {
		Metadata struct{ UID, ResourceVersion string } `json:"metadata"`
	}
	return json.Unmarshal(doc.json, &read) == nil && read.Metadata.UID+read.Metadata.ResourceVersion != ""
}

// identified reads the kind of a document, and refuses what kubectl refuses.
func (c *cluster) identified(v *verdict, name string, doc document) (schema.GroupVersionKind, kind, error) {
	if doc.err != nil {
		v.refuseUnread(name, doc)
		return schema.GroupVersionKind{}, kind{}, doc.err
	}
	typ, err := identify(doc.json)
	head, _ := doc.head()
	v.Kind, v.Name = typ.Kind, head.Metadata.Name
	if err != nil {
		v.refuse(err)
		return typ, kind{}, err
	}
	known, typ, ok := find(typ)
	if !ok && passedOver(typ) {
		v.passOver(ofKind)
		return typ, known, errNotJudged
	}
	if !ok {
		object, _ := kubectlDecode(doc.json)
		v.refuse(noSuchKind(name, typ, object, doc.item > 0))
		return typ, known, v.err
	}
	return typ, known, nil
}

var errNotJudged = errors.New("of a kind that is not known here")

func (c *cluster) change(there map[string]standing, asked options, doc document) changed {
	name := asked.Files[1].Name
	made := changed{Verdict: doc.verdict(), Way: "create", Effects: []effect{}}
	v := &made.Verdict
	typ, known, err := c.identified(v, name, doc)
	if err != nil {
		*v = v.printed()
		return made
	}
	standsAs, namespace := known.keyOf(doc)
	old, ok := there[standsAs]
	if !ok {
		*v = judgeObject(c, *v, name, doc, typ).printed()
		made.After = v.Object
		return made
	}
	made.Way = asked.Way
	recorder := &warnings{}
	stored, err := c.update(recorder, known, typ, namespace, old, made.Way, doc)
	if err == cel.ErrNotJudged {
		v.passOver(forExpressions)
		*v = v.printed()
		return made
	}
	v.Warnings = append(v.Warnings, recorder.texts...)
	made.Before = shown(typ, old)
	if err != nil {
		v.refuseStatus(doing[made.Way], name, doc, typ, err)
		*v = v.printed()
		if end, ok := err.(panicked); ok {
			v.Kubectl = end.Error()
		}
		return made
	}
	v.Accepted, v.Typed = true, doc.json
	made.After = shown(typ, standing{stored, old.applied, old.live})
	v.Object = made.After
	made.Effects = effects(made.Before, doc.json, made.After, alone(asked.DualStack, known, typ, doc))
	return made
}

// alone is what a create of a manifest stores, without what is given by chance.
func alone(dualStack bool, known kind, typ schema.GroupVersionKind, doc document) json.RawMessage {
	object, _, _ := create(freshCluster(dualStack), known, typ, doc)
	return object
}

// update follows updateHandler or patchHandler in k8s.io/apiserver/pkg/endpoints/
// handlers, then Store.Update in k8s.io/apiserver/pkg/registry/generic/registry.
func (c *cluster) update(recorder *warnings, known kind, typ schema.GroupVersionKind, namespace string, old standing, way string, doc document) (stored runtime.Object, err error) {
	if old.object == nil {
		return nil, cel.ErrNotJudged
	}
	defer unjudged(&err)
	recorder.warnOfDeprecation(typ)
	strategy, ok := known.strategy.(rest.RESTUpdateStrategy)
	if !ok {
		return nil, apierrors.NewMethodNotSupported(schema.GroupResource{Group: typ.Group, Resource: known.resource}, "update")
	}
	verb := map[string]string{"apply": "patch", "replace": "update"}[way]
	ctx := warning.WithWarningRecorder(requestContext(verb, known, typ, namespace), recorder)
	existing := old.object.DeepCopyObject()
	obj, err := updated(ctx, typ, old, way, doc)
	if err != nil {
		return nil, err
	}
	metadata, err := meta.Accessor(obj)
	if err != nil {
		return nil, err
	}
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace(namespace, metadata); err != nil {
		return nil, err
	}
	handlers.DedupOwnerReferencesAndAddWarning(obj, ctx, false)
	// Without a version the update is unconditional, or kubectl fills in the present one.
	if has := resourceVersion(existing); metadata.GetResourceVersion() == "" {
		metadata.SetResourceVersion(has)
	} else if metadata.GetResourceVersion() != has {
		return nil, apierrors.NewConflict(schema.GroupResource{Group: typ.Group, Resource: known.resource}, metadata.GetName(), errors.New(genericregistry.OptimisticLockErrorMsg))
	}
	if known.change != nil {
		if err := known.change(c, obj, existing); err != nil {
			return nil, err
		}
	}
	if err := rest.BeforeUpdate(strategy, ctx, obj, existing); err != nil {
		return nil, err
	}
	if service, ok := obj.(*api.Service); ok {
		servicestorage.AsRead(service)
	}
	return obj, nil
}

func resourceVersion(obj runtime.Object) string {
	metadata, _ := meta.Accessor(obj)
	return metadata.GetResourceVersion()
}

// updated is the object that a request makes of the one that is there.
func updated(ctx context.Context, typ schema.GroupVersionKind, old standing, way string, doc document) (runtime.Object, error) {
	if way == "replace" {
		return doc.decode(typ)
	}
	patch, reference, err := applyPatch(typ, old, doc.json)
	if err != nil {
		return nil, err
	}
	versioned, err := legacyscheme.Scheme.ConvertToVersion(old.object, typ.GroupVersion())
	if err != nil {
		return nil, err
	}
	into, err := legacyscheme.Scheme.New(typ)
	if err != nil {
		return nil, err
	}
	if err := handlers.StrategicPatchObject(ctx, legacyscheme.Scheme, versioned, patch, into, reference, metav1.FieldValidationStrict); err != nil {
		return nil, err
	}
	return legacyscheme.Scheme.ConvertToVersion(into, internal(typ))
}

// panicked is the end of a program, and its error the first line that it prints.
type panicked struct{ fault any }

func (p panicked) Error() string { return fmt.Sprintf("panic: %v", p.fault) }

// applyPatch is the patch that kubectl apply sends (Patcher.patchSimple in
// k8s.io/kubectl/pkg/cmd/apply), less the annotation in which it keeps what it
// applied.
//
// Where it panics, so does kubectl.
func applyPatch(typ schema.GroupVersionKind, old standing, modified []byte) (patch []byte, reference runtime.Object, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = panicked{fault}
		}
	}()
	if reference, err = legacyscheme.Scheme.New(typ); err != nil {
		return nil, nil, err
	}
	current, err := encode(typ, old.object)
	if err != nil {
		return nil, nil, err
	}
	schema, err := strategicpatch.NewPatchMetaFromStruct(reference)
	if err != nil {
		return nil, nil, err
	}
	patch, err = strategicpatch.CreateThreeWayMergePatch(old.applied, modified, current, schema, true)
	return patch, reference, err
}
