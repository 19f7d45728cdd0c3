package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	yamlv2 "go.yaml.in/yaml/v2"
	"go.yaml.in/yaml/v3"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
)

// document is one YAML or JSON document of a file, or one item of a List in it.
type document struct {
	file         int // of those given, from 0
	number, line int // from 1
	text         []byte
	json         []byte     // as kubectl converts it
	said         *head      // of itself, once it is asked
	strict       bool       // no key is there twice, of what the JSON would have one
	err          error      // why it cannot be converted
	wrong        int        // the line that err is about
	lead         int        // lines of the text before the document's own first one
	tree         *yaml.Node // of the text, once it is wanted
	item         int        // of a List, from 1; 0: not in a List
	node         *yaml.Node // where the item stands in the document
}

// lately are the documents of the files that were read last: a host asks twice
// about the same bytes, what the API server says and what is found between them.
var lately = map[string][]document{}

func documentsOf(text []byte) []document {
	if known, ok := lately[string(text)]; ok {
		return known
	}
	found := documents(text)
	lately[string(text)] = found
	return found
}

// documents reads a file as kubectl does (StreamVisitor in
// k8s.io/cli-runtime/pkg/resource), and leaves out what kubectl leaves out:
// documents that hold nothing. It goes on after one that is not YAML.
func documents(text []byte) []document {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	offsets := newOffsets(text)
	var all []document
	for {
		var raw runtime.RawExtension
		yamlv2.Strict = false
		err := decoder.Decode(&raw)
		if err == io.EOF {
			return all
		}
		doc := document{json: bytes.TrimSpace(raw.Raw), strict: yamlv2.Strict, err: err}
		offsets.find(&doc)
		if err == nil && (len(doc.json) == 0 || bytes.Equal(doc.json, []byte("null"))) {
			continue
		}
		doc.number = len(all) + 1
		_, _ = doc.head() // once, for all copies of the document
		if all = append(all, doc); err != nil && offsets.atEnd(err) {
			return all
		}
	}
}

// first is the document's, or the item's, first line in the file.
func (d document) first() int {
	if d.node == nil {
		return d.line + d.lead
	}
	return d.line + d.node.Line - 1
}

// items gives the objects of a List as documents of their own.
func (d document) items() (all []document, isList bool, err error) {
	if read, err := d.head(); err == nil && !strings.HasSuffix(read.Kind, "List") {
		return nil, false, nil
	}
	object, err := runtime.Decode(unstructured.UnstructuredJSONScheme, d.json)
	list, isList := object.(*unstructured.UnstructuredList)
	if err != nil || !isList || !strings.HasSuffix(list.GetKind(), "List") {
		return nil, false, nil
	}
	nodes := d.child("items")
	for i := range list.Items {
		item := document{file: d.file, number: d.number, line: d.line, item: i + 1}
		if nodes != nil {
			_, item.node = child(nodes, strconv.Itoa(i))
		}
		if meta.IsListType(&list.Items[i]) { // which kubectl then fails to take apart
			if _, err := meta.ExtractList(&list.Items[i]); err != nil {
				return nil, true, err
			}
		}
		if item.json, err = json.Marshal(list.Items[i].Object); err != nil {
			return nil, true, err
		}
		item.text = item.json
		all = append(all, item)
	}
	return all, true, nil
}

// head is what a document says of itself.
type head struct {
	metav1.TypeMeta `json:",inline"`
	Metadata        struct{ Name, Namespace string } `json:"metadata"`
	err             error
}

func (d *document) head() (head, error) {
	if d.said == nil {
		d.said = &head{}
		d.said.err = json.Unmarshal(d.json, d.said)
	}
	return *d.said, d.said.err
}
