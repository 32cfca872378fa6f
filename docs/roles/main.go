// Command roles writes the page that says who may do what, docs/roles.md, from
// the table that the program goes by.
package main

import (
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "docs/roles.md", "the file to write")
	flag.Parse()
	if err := os.WriteFile(*out, page(), 0o644); err != nil { //nolint:gosec // a page for everybody to read
		log.Fatalf("write the page: %v", err)
	}
}
