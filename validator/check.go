package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apimachinery/pkg/util/sets"
	kubectl "k8s.io/kubectl/pkg/cmd/util"
	"k8s.io/kubectl/pkg/validation"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// otherGroups are the API groups of a fresh cluster that are not built in.
var otherGroups = sets.New(
	"admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io",
	"authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch", "certificates.k8s.io",
	"coordination.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io", "node.k8s.io", "policy",
	"rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io",
)

type cause struct {
	Field   string `json:"field"`
	Message string `json:"message"`
	Line    int    `json:"line"`
}

// verdict is what creating one document's object meets.
type verdict struct {
	Document int             `json:"document"` // from 1
	First    int             `json:"first"`    // the document's first line in the file
	Line     int             `json:"line"`     // the line that the message is about
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	Accepted bool            `json:"accepted"`
	Message  string          `json:"message"` // of the API's Status object
	Kubectl  string          `json:"kubectl"` // what kubectl prints
	Causes   []cause         `json:"causes"`
	Warnings []string        `json:"warnings"`
	Object   json.RawMessage `json:"object,omitempty"` // with its defaults
}

// What kubectl says by itself: create of an empty file, apply without a name.
var (
	errNoObjects = errors.New("no objects passed to create")
	errNoName    = errors.New("resource name may not be empty")
)

// check judges every document of a file, in order. What one document creates
// (a Namespace) is there for the next.
func check(file string, text []byte) []verdict {
	docs := documents(text)
	if len(docs) == 0 {
		v := verdict{Document: 1, First: 1, Line: 1, Causes: []cause{}, Warnings: []string{}}
		v.refuse(errNoObjects)
		return []verdict{v}
	}
	c := freshCluster()
	verdicts := make([]verdict, len(docs))
	for i, doc := range docs {
		verdicts[i] = judge(c, file, doc)
	}
	return verdicts
}

func judge(c *cluster, file string, doc document) verdict {
	v := verdict{Document: doc.number, First: doc.line, Line: doc.line, Causes: []cause{}, Warnings: []string{}}
	if doc.err != nil {
		v.refuseUnread(file, doc)
		return v
	}
	typ, refusals := identify(doc.json)
	v.Kind = typ.Kind
	if refusals != nil {
		v.refuse(fmt.Errorf("error validating %q: error validating data: %w; if you choose to ignore these errors, turn validation off with --validate=false", file, utilerrors.NewAggregate(refusals)))
		return v
	}
	if typ.Group == kindGroup {
		return judgeKindConfig(v, doc)
	}
	object, refusal := kubectlDecode(doc.json)
	v.Name = object.GetName()
	if items := listed(object); items != nil {
		return judgeList(c, v, file, doc, items)
	}
	if typ.Kind == "" {
		v.refuse(fmt.Errorf("unable to decode %q: %w", file, runtime.NewMissingKindErr(string(doc.json))))
		return v
	}
	known, typ, ok := find(typ)
	if !ok {
		v.refuse(unknownKind(file, typ, object))
		return v
	}
	created, warnings, err := create(c, known, typ, doc)
	v.Warnings = append(v.Warnings, warnings...)
	if err == nil {
		v.Accepted, v.Object = true, created
		return v
	}
	v.refuseStatus(file, doc, err)
	if refusal != nil { // kubectl cannot read it and does not ask
		v.Kubectl = kubectl.Print(fmt.Errorf("unable to decode %q: %w", file, refusal))
	} else if v.Name == "" && object.GetGenerateName() == "" && !apierrors.IsBadRequest(err) {
		v.Kubectl = kubectl.Print(errNoName)
	}
	return v
}

// judgeList creates the items of a List one by one, as kubectl does.
func judgeList(c *cluster, v verdict, file string, doc document, items [][]byte) verdict {
	if len(items) == 0 {
		v.refuse(errNoObjects)
		return v
	}
	for _, item := range items {
		one := judge(c, file, document{number: doc.number, line: doc.line, text: item, json: item})
		v.Warnings = append(v.Warnings, one.Warnings...)
		if !one.Accepted {
			v.Message, v.Kubectl, v.Causes = one.Message, one.Kubectl, one.Causes
			return v
		}
	}
	v.Accepted = true
	return v
}

// listed gives the items of a List, and nil for any other object.
func listed(object *unstructured.Unstructured) [][]byte {
	if !strings.HasSuffix(object.GetKind(), "List") || !object.IsList() {
		return nil
	}
	items := [][]byte{}
	_ = object.EachListItem(func(item runtime.Object) error {
		raw, err := json.Marshal(item)
		items = append(items, raw)
		return err
	})
	return items
}

// identify reads kind and apiVersion as kubectl does before it asks the server.
func identify(raw []byte) (schema.GroupVersionKind, []error) {
	object, err := validation.Parse(raw)
	if err != nil {
		return schema.GroupVersionKind{}, []error{err}
	}
	typ, errs := validation.GetObjectKind(object)
	if errs == nil && typ.Version == "" {
		errs = []error{errors.New("apiVersion not set")}
	}
	return typ, errs
}

// kubectlDecode reads a document as kubectl does: into a map whose metadata has
// types.
func kubectlDecode(raw []byte) (*unstructured.Unstructured, error) {
	object := &unstructured.Unstructured{}
	if err := json.Unmarshal(raw, &object.Object); err != nil {
		return object, err
	}
	type metadataOnlyObject struct {
		metav1.TypeMeta   `json:",inline"`
		metav1.ObjectMeta `json:"metadata"`
	}
	return object, json.Unmarshal(raw, &metadataOnlyObject{})
}

// unknownKind tells a kind that no cluster has from one that is not built in.
func unknownKind(file string, typ schema.GroupVersionKind, object *unstructured.Unstructured) error {
	served := otherGroups.Has(typ.Group)
	if legacyscheme.Scheme.IsGroupRegistered(typ.Group) {
		served = legacyscheme.Scheme.Recognizes(typ)
	}
	if served {
		return fmt.Errorf("not judged: this validator was built without %s %s", typ.GroupVersion(), typ.Kind)
	}
	return fmt.Errorf("resource mapping not found for name: %q namespace: %q from %q: %w\nensure CRDs are installed first",
		object.GetName(), object.GetNamespace(), file, &meta.NoKindMatchError{GroupKind: typ.GroupKind(), SearchedVersions: []string{typ.Version}})
}

// refuse takes an error that kubectl has before it asks the server.
func (v *verdict) refuse(err error) {
	v.Message, v.Kubectl = err.Error(), kubectl.Print(err)
}

// refuseUnread takes a document that is not YAML: kubectl stops there. What the
// server would answer needs a kind, which is guessed from the text.
func (v *verdict) refuseUnread(file string, doc document) {
	v.refuse(fmt.Errorf("error parsing %s: %w", file, doc.err))
	v.Message = doc.err.Error()
	v.Line = doc.line + yamlLine(v.Message)
	guess := kindLine.FindSubmatch(doc.text)
	if guess == nil {
		return
	}
	for typ := range kinds {
		if typ.Kind == string(guess[1]) {
			if _, err := decode(typ, doc.text); err != nil {
				v.Message = statusOf(err).Message
			}
		}
	}
}

var kindLine = regexp.MustCompile(`(?m)^kind:[ ]*"?(\w+)`)

// refuseStatus takes the server's answer.
func (v *verdict) refuseStatus(file string, doc document, err error) {
	v.Kubectl = strings.TrimSuffix(kubectl.Print(kubectl.AddSourceToErr("creating", file, err)), "\n")
	status := statusOf(err)
	v.Message = status.Message
	if status.Details != nil {
		for _, c := range status.Details.Causes {
			v.Causes = append(v.Causes, cause{c.Field, c.Message, doc.lineOf(c.Field)})
		}
	}
	if len(v.Causes) > 0 {
		v.Line = v.Causes[0].Line
	} else {
		v.Line = doc.lineOfMessage(status.Message)
	}
}
