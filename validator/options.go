package main

import "encoding/json"

// options is what a host hands in beside the bytes: the files that they are, in
// order, and the cluster that they meet.
type options struct {
	Files  []file `json:"files"`
	Strict bool   `json:"strict"` // a namespace that no document makes is not there
	Way    string `json:"way"`    // of a change: apply or replace
	Brief  bool   `json:"brief"`  // no objects, nor each Service beside each Pod: they are large

	DualStack bool `json:"dualStack"` // Services have addresses of IPv4 and of IPv6
}

type file struct {
	Name string `json:"name"` // as kubectl's messages mention it
	Size int    `json:"size"` // bytes
}

// filesOf splits the bytes into the files that options in JSON name.
func filesOf(given, text []byte) (read options, each [][]byte) {
	_ = json.Unmarshal(given, &read)
	for _, file := range read.Files {
		size := min(file.Size, len(text))
		each, text = append(each, text[:size:size]), text[size:]
	}
	return read, each
}
