package text

import (
	"strings"
	"testing"

	"incharge/shared"
)

// Every kind of note has words in every language, for one and for several.
func TestEveryImportNoteHasWords(t *testing.T) {
	t.Parallel()
	for _, catalogue := range catalogues {
		told := map[string]shared.ImportKind{}
		for _, kind := range shared.ImportKinds {
			for _, n := range []int{1, 37} {
				words := catalogue.Import.Note(shared.ImportNote{Kind: kind, Count: n, Names: []string{"Ada", "Pim"}, More: true})
				if strings.HasPrefix(words, string(kind)) || strings.Contains(words, "%") || !strings.Contains(words, "(Ada, Pim ") {
					t.Errorf("%s: %d of %s: %q", catalogue.Language, n, kind, words)
				}
				if other, same := told[words]; same && other != kind {
					t.Errorf("%s: %s and %s are told alike", catalogue.Language, kind, other)
				}
				told[words] = kind
			}
		}
	}
	if len(notesKorean) != len(shared.ImportKinds) {
		t.Errorf("%d sentences for %d kinds", len(notesKorean), len(shared.ImportKinds))
	}
}
