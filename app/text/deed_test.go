package text

import (
	"testing"

	"incharge/shared"
)

// Each command is told of in words of its own.
func TestEveryDeedHasWords(t *testing.T) {
	t.Parallel()
	for language, catalogue := range catalogues {
		told := map[string]string{catalogue.Outbox.Did(Deed{Kind: "of a later version"}): "what isn't known"}
		for _, c := range shared.Commands() {
			words := catalogue.Outbox.Did(Deed{Kind: c.Type(), Card: "C", List: "L", Name: "N"})
			if other, twice := told[words]; twice {
				t.Errorf("%s: %s and %s are both told as %q", language, c.Type(), other, words)
			}
			told[words] = c.Type()
			switch c.(type) {
			case shared.CheckItem, shared.CollaborateCard, shared.WatchCard:
				if on := catalogue.Outbox.Did(Deed{Kind: c.Type(), Card: "C", Name: "N", Done: true}); on == words {
					t.Errorf("%s: %s on and off are both told as %q", language, c.Type(), on)
				}
			}
		}
	}
}
