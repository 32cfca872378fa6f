// Package index describes the packed site: the list that the packer writes
// beside the files and that the server reads at its start.
package index

// Name is the file, at the root of the packed site, that holds the list.
const Name = "index.json"

// Encodings that a file may be stored in besides as it is, the preferred one
// first: the content coding of HTTP and the suffix of the stored file.
var Encodings = []Encoding{{"br", ".br"}, {"gzip", ".gz"}}

// Encoding pairs a content coding with the suffix of the file that has it.
type Encoding struct{ Coding, Suffix string }

// Index lists a packed site.
type Index struct {
	// Version names the whole: it changes whenever any file does.
	Version string `json:"version"`
	// Shell is the path of the page that every route of the app is answered with.
	Shell string `json:"shell"`
	// Files by path, without a leading slash.
	Files map[string]File `json:"files"`
}

// File is one file of the site.
type File struct {
	Type string `json:"type"`
	// Size in bytes, not compressed.
	Size int `json:"size"`
	// Hash of the content, in hex.
	Hash string `json:"hash"`
	// Immutable files carry their hash in the path.
	Immutable bool `json:"immutable,omitempty"`
	// Encodings maps a content coding to the size stored under it.
	Encodings map[string]int `json:"encodings,omitempty"`
}
