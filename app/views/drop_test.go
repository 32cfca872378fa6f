package views

import (
	"testing"
	"time"

	"incharge/shared"
)

// A card that is put down among those that a filter shows lands beside the ones
// it was put between, whatever is hidden there.
func TestDropAmongHidden(t *testing.T) {
	t.Parallel()
	card := func(n int) shared.CardID { return id[shared.CardID](n) }
	for name, c := range map[string]struct {
		after, before shared.CardID // what is seen above and below where it is put
		want          string
	}{
		"between two, with one hidden":    {card(1), card(3), "15234"},
		"above the first seen":            {"", card(3), "12534"},
		"below the last seen":             {card(3), "", "12354"},
		"where nothing of a list is seen": {"", "", "12345"},
	} {
		view := board(shared.Card{Title: "1"}, shared.Card{Title: "2"}, shared.Card{Title: "3"}, shared.Card{Title: "4"}, shared.Card{Title: "5"})
		change, err := view.Predict(*user(1), time.Now(), shared.MoveCard{Card: card(5), List: id[shared.ListID](1), After: c.after, Before: c.before})
		if err != nil {
			t.Fatal(err)
		}
		view.Apply(change)
		got := ""
		for _, card := range view.Column(id[shared.ListID](1)) {
			got += card.Title
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
