package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/endpoints/deprecation"
	"k8s.io/apiserver/pkg/endpoints/handlers"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// create goes the way of a POST with strict field validation through the API
// server, and gives the object back in the version it was written in.
func create(c *cluster, known kind, typ schema.GroupVersionKind, doc document) (json.RawMessage, []string, error) {
	recorder := &warnings{}
	obj, asked, err := createObject(c, recorder, known, typ, doc)
	if err != nil || c.brief {
		return nil, recorder.texts, err
	}
	forgetAllocated(obj, asked)
	encoded, err := encode(typ, obj)
	return encoded, recorder.texts, err
}

// createObject follows createHandler in k8s.io/apiserver/pkg/endpoints/handlers,
// then Store.create in k8s.io/apiserver/pkg/registry/generic/registry. It gives the
// object as it is stored, and as it was asked for.
func createObject(c *cluster, recorder *warnings, known kind, typ schema.GroupVersionKind, doc document) (obj, asked runtime.Object, err error) {
	defer unjudged(&err)
	recorder.warnOfDeprecation(typ)
	obj, err = doc.decode(typ)
	if err != nil {
		return nil, nil, err
	}
	metadata, err := meta.Accessor(obj)
	if err != nil {
		return nil, nil, err
	}
	namespace := known.namespaceOf(metadata)
	ctx := warning.WithWarningRecorder(requestContext("create", known, typ, namespace), recorder)
	rest.WipeObjectMetaSystemFields(metadata)
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace(namespace, metadata); err != nil {
		return nil, nil, err
	}
	handlers.DedupOwnerReferencesAndAddWarning(obj, ctx, false)
	metadata.SetManagedFields(nil)
	if namespace != "" && !c.hasNamespace(namespace) { // admission: NamespaceLifecycle
		return nil, nil, apierrors.NewNotFound(corev1.Resource("namespaces"), namespace)
	}
	rest.FillObjectMetaSystemFields(metadata)
	asked = obj.DeepCopyObject()
	if metadata.GetGenerateName() != "" && metadata.GetName() == "" {
		metadata.SetName(known.strategy.GenerateName(metadata.GetGenerateName()))
	}
	if known.prepare != nil {
		if err := known.prepare(c, obj); err != nil {
			return nil, nil, err
		}
	}
	if err := rest.BeforeCreate(known.strategy, ctx, obj); err != nil {
		return nil, nil, err
	}
	if number, err := (storage.APIObjectVersioner{}).ObjectResourceVersion(obj); err == nil && number != 0 { // etcd3's store.Create
		return nil, nil, storage.ErrResourceVersionSetOnCreate
	}
	key := key(known.resource, namespace, metadata.GetName())
	// A copy in another file is applied over the first, where files are many.
	if file, there := c.objects[key]; there && (file == doc.file || file == ofTheCluster) {
		return nil, nil, apierrors.NewAlreadyExists(schema.GroupResource{Group: typ.Group, Resource: known.resource}, metadata.GetName())
	}
	c.keep(key, doc.file, asked)
	return obj, asked, nil
}

// unjudged gives the panic at an expression (_added/k8s.io/apiserver/pkg/cel) as an error.
func unjudged(err *error) {
	if fault := recover(); fault == cel.ErrNotJudged {
		*err = cel.ErrNotJudged
	} else if fault != nil {
		panic(fault)
	}
}

// namespaceOf is the namespace of a request for an object, which kubectl sends
// without one where its kind has none.
func (k kind) namespaceOf(metadata metav1.Object) string {
	if !k.strategy.NamespaceScoped() {
		metadata.SetNamespace("")
	} else if metadata.GetNamespace() == "" {
		return metav1.NamespaceDefault
	}
	return metadata.GetNamespace()
}

// requestContext is what the API server's filters know of a request.
func requestContext(verb string, known kind, typ schema.GroupVersionKind, namespace string) context.Context {
	ctx := request.WithNamespace(context.Background(), namespace)
	return request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true, Verb: verb, APIGroup: typ.Group, APIVersion: typ.Version,
		Namespace: namespace, Resource: known.resource,
	})
}

// decode reads the JSON that kubectl has made, unless the text says more: of a key
// that is there twice, or of what is wrong.
func (d document) decode(typ schema.GroupVersionKind) (runtime.Object, error) {
	if d.strict {
		if obj, err := decode(typ, d.json); err == nil {
			return obj, nil
		}
	}
	return decode(typ, d.text)
}

// decode is the request handler's strict decoding, with defaults.
func decode(typ schema.GroupVersionKind, text []byte) (runtime.Object, error) {
	hub := internal(typ)
	into, err := legacyscheme.Scheme.New(hub.WithKind(typ.Kind))
	if err != nil {
		return nil, err
	}
	obj, read, err := legacyscheme.Codecs.DecoderToVersion(serializer(text).StrictSerializer, hub).Decode(text, &typ, into)
	if err != nil {
		return nil, handlers.TransformDecodeError(legacyscheme.Scheme, err, into, read, text)
	}
	return obj, nil
}

// internal is the version in which the API server handles objects of a group.
func internal(typ schema.GroupVersionKind) schema.GroupVersion {
	return schema.GroupVersion{Group: typ.Group, Version: runtime.APIVersionInternal}
}

// encode gives an object in the version of a request.
func encode(typ schema.GroupVersionKind, obj runtime.Object) (json.RawMessage, error) {
	return runtime.Encode(legacyscheme.Codecs.LegacyCodec(typ.GroupVersion()), obj)
}

func serializer(text []byte) runtime.SerializerInfo {
	mediaType := runtime.ContentTypeYAML
	if json.Valid(text) {
		mediaType = runtime.ContentTypeJSON
	}
	info, _ := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), mediaType)
	return info
}

// statusOf is the Status object that the API server answers with.
func statusOf(err error) metav1.Status {
	var status apierrors.APIStatus
	if errors.As(err, &status) {
		return status.Status()
	}
	return metav1.Status{Message: err.Error()}
}

// warnOfDeprecation follows registerResourceHandlers in k8s.io/apiserver/pkg/endpoints:
// it comes with whatever is asked of a deprecated kind.
func (w *warnings) warnOfDeprecation(typ schema.GroupVersionKind) {
	obj, err := legacyscheme.Scheme.New(typ)
	if err != nil {
		return
	}
	var major, minor int
	fmt.Sscanf(version(), "v%d.%d", &major, &minor)
	if deprecation.IsDeprecated(obj, major, minor) {
		obj.GetObjectKind().SetGroupVersionKind(typ)
		w.AddWarning("", deprecation.WarningMessage(obj))
	}
}

// warnings collects what would be sent as Warning headers, each text once.
type warnings struct{ texts []string }

func (w *warnings) AddWarning(_, text string) {
	for _, known := range w.texts {
		if known == text {
			return
		}
	}
	w.texts = append(w.texts, text)
}
