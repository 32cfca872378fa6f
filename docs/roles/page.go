package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"reflect"
	"strings"

	"incharge/shared"
)

// around is what stands around the tables: the page with a line for each of
// them.
//
//go:embed page.md
var around string

// page is docs/roles.md.
func page() []byte {
	text := strings.NewReplacer("{{capabilities}}\n", capabilities(), "{{settings}}\n", settings()).Replace(around)
	return []byte(text)
}

func capabilities() string {
	var b bytes.Buffer
	b.WriteString("| capability | supervisor | PIC, own card | PIC, as collaborator | PIC, other's card | observer |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, row := range shared.Capabilities {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", row.Capability,
			row.Supervisor, row.OwnCard, row.Collaborating, row.OtherCard, row.Observer)
	}
	return b.String()
}

func settings() string {
	var b bytes.Buffer
	b.WriteString("| setting | what it says |\n| --- | --- |\n")
	for _, field := range reflect.VisibleFields(reflect.TypeFor[shared.Settings]()) {
		fmt.Fprintf(&b, "| `%s` | %s |\n", field.Tag.Get("json"), field.Tag.Get("doc"))
	}
	return b.String()
}
