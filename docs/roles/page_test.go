package main

import (
	"bytes"
	"os"
	"testing"
)

// The page in the repository is the one that would be written now.
func TestPageIsCurrent(t *testing.T) {
	t.Parallel()
	kept, err := os.ReadFile("../roles.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, page()) {
		t.Error("docs/roles.md is not current: run go generate ./shared")
	}
}
