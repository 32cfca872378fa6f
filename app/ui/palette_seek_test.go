package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// What is found comes by how well it fits, cards once each, and what somebody
// has chosen stays chosen when more is found.
func TestPaletteSeeks(t *testing.T) {
	t.Parallel()
	e := &env{}
	e.shelf.take("ada", []shared.BoardSummary{{ID: "1", Title: "Spring launch"}, {ID: "2", Title: "Lunch"}}, true)
	does := func(app.Context) {}
	e.offer(func() deeds {
		return deeds{title: "page", all: []deed{{id: "new", name: "New launch", do: does}, {id: "told", name: "Launch by keys", keys: "L"}},
			seek: func(words string) []deed { return []deed{cardDeed("1", "Spring launch", 7, "Launch the boat")} }}
	})
	p := &palette{env: e, shown: true, words: "launch"}
	found := func() string {
		var ids []string
		for _, group := range p.groups {
			for _, d := range group.all {
				ids = append(ids, d.id)
			}
		}
		return strings.Join(ids, " ")
	}
	p.seek()
	if got := found(); got != "card-1-7 board-1 new search-all" {
		t.Errorf("found %s", got)
	}
	p.at, p.chosen = 2, true // new
	card := func(number int64, title string) shared.Hit {
		return shared.Hit{Board: shared.BoardRef{ID: "1", Title: "Spring launch"}, Card: shared.Card{Number: number, Title: title}}
	}
	p.hits = []shared.Hit{card(7, "Launch the boat"), card(9, "Its description has it")}
	p.renew()
	if got := found(); got != "card-1-7 card-1-9 board-1 new search-all" || p.deed(p.at).id != "new" {
		t.Errorf("found %s, at %s", got, p.deed(p.at).id)
	}
	p.chosen = false
	p.renew()
	if p.at != 0 {
		t.Errorf("at %d, with nothing chosen", p.at)
	}
	p.words, p.hits = "rhinoceros", nil
	e.offers.all = nil
	p.seek()
	if got := found(); got != "search-all" {
		t.Errorf("found %s", got)
	}
}
