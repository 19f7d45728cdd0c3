package main

import (
	"bufio"
	"bytes"
	"io"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// document is one YAML (or JSON) document of a file.
type document struct {
	number, line int // from 1
	text         []byte
	json         []byte // as kubectl converts it
	err          error  // why it cannot be converted
}

// documents splits a file where kubectl splits it, and leaves out what kubectl
// leaves out: documents that hold nothing.
func documents(text []byte) []document {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	buffered := bufio.NewReaderSize(bytes.NewReader(text), len(text)+16)
	reader := yaml.NewYAMLReader(buffered)
	var all []document
	for start := 0; ; {
		part, err := reader.Read()
		if err == io.EOF {
			return all
		}
		if start += max(0, bytes.Index(text[start:], part)); len(part) == 0 {
			start = len(text) - buffered.Buffered()
		}
		doc := document{line: 1 + bytes.Count(text[:start], []byte("\n")), text: part, err: err}
		start += len(part)
		if err == nil && doc.convert() {
			continue
		}
		doc.number = len(all) + 1
		if all = append(all, doc); err != nil {
			return all
		}
	}
}

// convert fills in the document's JSON, and says whether it holds nothing.
func (d *document) convert() (empty bool) {
	var raw runtime.RawExtension
	d.err = yaml.NewYAMLOrJSONDecoder(bytes.NewReader(d.text), 4096).Decode(&raw)
	if d.err == io.EOF {
		d.err = nil
	}
	d.json = bytes.TrimSpace(raw.Raw)
	return d.err == nil && (len(d.json) == 0 || bytes.Equal(d.json, []byte("null")))
}
