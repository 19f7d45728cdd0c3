package main

import (
	"encoding/json"
	"fmt"
	"regexp"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apiserver/pkg/cel"
	kubectl "k8s.io/kubectl/pkg/cmd/util"
)

type cause struct {
	Field   string `json:"field"`
	Message string `json:"message"`
	Line    int    `json:"line"`
}

// verdict is what creating one object meets: a document's, or one item of a List.
type verdict struct {
	File     int             `json:"file"`     // of those given, from 0
	Document int             `json:"document"` // of the file, from 1
	Item     int             `json:"item"`     // of a List, from 1; 0: not in a List
	List     string          `json:"list"`     // the List's kind, of an item
	First    int             `json:"first"`    // the object's first line in the file
	Line     int             `json:"line"`     // the line that the message is about
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	Judged   bool            `json:"judged"`
	Reason   string          `json:"reason"` // why it is not judged: kind, expressions
	Accepted bool            `json:"accepted"`
	Message  string          `json:"message"` // of the API's Status object
	Kubectl  string          `json:"kubectl"` // what kubectl prints
	Causes   []cause         `json:"causes"`
	Warnings []string        `json:"warnings"`
	Typed    json.RawMessage `json:"typed,omitempty"`  // as written, where it is accepted
	Object   json.RawMessage `json:"object,omitempty"` // with its defaults
	err      error           // what kubectl prints
	stops    bool            // kubectl reads no further
}

// reported holds each verdict of the present call, as a line of JSON, as soon as
// it is there: what a host has left of a call that it had to stop.
var reported []byte

// check judges every object of some files, in order, on one cluster. What one
// document creates (a Namespace) is there for the next.
func check(given, text []byte) []verdict {
	asked, files := filesOf(given, text)
	lately = map[string][]document{}
	c := freshCluster(asked.DualStack)
	c.strict, c.brief = asked.Strict, asked.Brief
	verdicts := []verdict{}
	for i, file := range files {
		verdicts = append(verdicts, checkFile(c, i, asked.Files[i].Name, file)...)
	}
	if len(verdicts) == 0 { // kubectl says it where nothing at all was there
		v := document{number: 1, line: 1}.verdict()
		v.refuse(errNoObjects)
		return printed([]verdict{v})
	}
	return verdicts
}

func checkFile(c *cluster, number int, name string, text []byte) []verdict {
	var verdicts []verdict
	for _, doc := range documentsOf(text) {
		doc.file = number
		verdicts = append(verdicts, judge(c, name, doc)...)
	}
	return printed(verdicts)
}

// reported keeps a verdict in case that the host stops this call.
func (v verdict) reported() verdict {
	short := v
	short.Typed, short.Object = nil, nil
	if v.err != nil {
		short.Kubectl = kubectlSays(v.err)
	}
	line, _ := json.Marshal(short)
	reported = append(append(reported, line...), '\n')
	return v
}

func (d document) verdict() verdict {
	return verdict{File: d.file, Judged: true, Document: d.number, Item: d.item, First: d.first(), Line: d.first(), Causes: []cause{}, Warnings: []string{}}
}

// judge gives one verdict, or one for each item of a List: kubectl creates them
// one by one, and goes on after a refused one.
func judge(c *cluster, file string, doc document) []verdict {
	v := doc.verdict()
	if doc.err != nil {
		v.refuseUnread(file, doc)
		return []verdict{v.reported()}
	}
	if head, err := doc.head(); err == nil && passedOver(head.GroupVersionKind()) {
		v.Kind, v.Name = head.Kind, head.Metadata.Name
		v.passOver(ofKind)
		return []verdict{v.reported()}
	}
	typ, refusal := identify(doc.json)
	v.Kind = typ.Kind
	if refusal != nil {
		v.refuse(fmt.Errorf("error validating %q: error validating data: %w; if you choose to ignore these errors, turn validation off with --validate=false", file, refusal))
		v.stops = true
		return []verdict{v.reported()}
	}
	items, isList, err := doc.items()
	if isList && err == nil && len(items) == 0 {
		err = errNoObjects
	}
	if err != nil {
		v.refuse(err)
		return []verdict{v.reported()}
	}
	if !isList {
		return []verdict{judgeObject(c, v, file, doc, typ).reported()}
	}
	var all []verdict
	for _, item := range items {
		typ, _ := identify(item.json)
		one := item.verdict()
		one.Kind, one.List = typ.Kind, v.Kind
		all = append(all, judgeObject(c, one, file, item, typ).reported())
	}
	return all
}

func judgeObject(c *cluster, v verdict, file string, doc document, typ schema.GroupVersionKind) verdict {
	if typ.Group == kindGroup {
		return judgeKindConfig(v, doc)
	}
	said, _ := doc.head()
	v.Name = said.Metadata.Name
	if typ.Kind == "" {
		v.refuse(fmt.Errorf("unable to decode %q: %w", file, runtime.NewMissingKindErr(string(doc.json))))
		return v
	}
	known, typ, ok := find(typ)
	if passedOver(typ) {
		v.passOver(ofKind)
		return v
	}
	if !ok {
		object, _ := kubectlDecode(doc.json)
		v.Name = object.GetName()
		v.refuse(noSuchKind(file, typ, object, doc.item > 0))
		return v
	}
	created, warnings, err := create(c, known, typ, doc)
	if err == cel.ErrNotJudged {
		v.passOver(forExpressions)
		return v
	}
	v.Warnings = append(v.Warnings, warnings...)
	if err == nil {
		v.Accepted = true
		if !c.brief {
			v.Typed, v.Object = doc.json, created
		}
		return v
	}
	object, refusal := kubectlDecode(doc.json)
	v.Name = object.GetName()
	v.refuseStatus("creating", file, doc, typ, err)
	if refusal != nil && doc.item == 0 { // kubectl cannot read it and does not ask
		v.err = fmt.Errorf("unable to decode %q: %w", file, refusal)
	} else if v.Name == "" && object.GetGenerateName() == "" && !apierrors.IsBadRequest(err) {
		v.err = errNoName
	}
	return v
}

// Why an object is not judged: its kind is not known here; or it has expressions,
// whose language is not built in.
const (
	ofKind         = "kind"
	forExpressions = "expressions"
)

func (v *verdict) passOver(reason string) { v.Judged, v.Reason = false, reason }

// noSuchKind is what kubectl says of a kind, or of a version, that no cluster of
// this Kubernetes serves.
func noSuchKind(file string, typ schema.GroupVersionKind, object *unstructured.Unstructured, inList bool) error {
	none := &meta.NoKindMatchError{GroupKind: typ.GroupKind(), SearchedVersions: []string{typ.Version}}
	if inList { // collected twice, by FlattenListVisitor and ContinueOnErrorVisitor
		return utilerrors.NewAggregate([]error{utilerrors.NewAggregate([]error{fmt.Errorf("unable to recognize %w", none)})})
	}
	return fmt.Errorf("resource mapping not found for name: %q namespace: %q from %q: %w\nensure CRDs are installed first",
		object.GetName(), object.GetNamespace(), file, none)
}

// refuse takes an error that kubectl has before it asks the server.
func (v *verdict) refuse(err error) {
	v.Message, v.err = err.Error(), err
}

// refuseUnread takes a document that is not YAML: kubectl stops there. What the
// server would answer needs a kind, which is guessed from the text.
func (v *verdict) refuseUnread(file string, doc document) {
	v.refuse(fmt.Errorf("error parsing %s: %w", file, doc.err))
	v.stops = true
	v.Message = doc.err.Error()
	v.Line = doc.wrong
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

// refuseStatus takes the server's answer to what kubectl was doing.
func (v *verdict) refuseStatus(doing, file string, doc document, typ schema.GroupVersionKind, err error) {
	v.err = kubectl.AddSourceToErr(doing, file, err)
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
		v.Line = doc.lineOfRefusal(typ, status.Message)
	}
}
