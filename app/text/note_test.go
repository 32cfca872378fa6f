package text

import (
	"strings"
	"testing"

	"incharge/shared"
)

// Whatever a history notes is told whole in every language, and each kind in
// words of its own.
func TestEveryNoteHasWords(t *testing.T) {
	t.Parallel()
	for language, catalogue := range catalogues {
		for _, kind := range shared.NoteKinds {
			reason := kind == shared.NoteDeclined || kind == shared.NoteHandedBack
			n := shared.Note{Kind: kind, Name: "Pim"}
			if reason {
				n = shared.Note{Kind: kind, Text: "Too far"}
			}
			if kind == shared.NoteArrived {
				n = shared.Note{Kind: kind, Without: shared.Lefts}
			}
			words := catalogue.Card.Noted(n)
			if kind == shared.NoteArrived && (strings.Count(words, ", ") != len(shared.Lefts)-1 || strings.Contains(words, ", ,") || strings.Contains(words, ": ,")) {
				t.Errorf("%s: what stayed behind is told as %q", language, words)
			}
			if !strings.Contains(words, n.Name+n.Text) {
				t.Errorf("%s: %s is told as %q", language, kind, words)
			}
		}
		if words := catalogue.Card.Noted(shared.Note{Kind: shared.NoteHandedBack}); words != "" {
			t.Errorf("%s: no reason is told as %q", language, words)
		}
		left, observer := shared.Note{Kind: shared.NoteLeft, Name: "Pim"}, shared.Note{Kind: shared.NoteObserver, Name: "Pim"}
		if catalogue.Card.Noted(left) == catalogue.Card.Noted(observer) {
			t.Errorf("%s: leaving and looking on are told alike", language)
		}
		changed := catalogue.Card.Did("of a later version", "", "")
		for _, c := range []shared.Command{shared.AcceptCard{}, shared.DeclineCard{}, shared.HandBackCard{}, shared.CollaborateCard{}, shared.WatchCard{}, shared.ReceiveCard{}} {
			if words := catalogue.Card.Did(c.Type(), "", ""); words == changed {
				t.Errorf("%s: %s is told as %q", language, c.Type(), words)
			}
		}
	}
}
