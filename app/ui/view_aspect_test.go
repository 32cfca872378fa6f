package ui

import (
	"net/url"
	"testing"
	"time"

	"incharge/app/state"
	"incharge/shared"
)

// An address says what a board is shown as, and leads on to the other views with
// all else that it says.
func TestAspect(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]struct {
		view   view
		filter string
		table  string
	}{
		"":                                   {viewBoard, "", "/boards/b?view=table"},
		"view=calendar&on=2026-11-23&pic=me": {viewCalendar, "pic=me", "/boards/b?on=2026-11-23&pic=me&view=table"},
		"view=nonsense&lanes=pic":            {viewBoard, "", "/boards/b?lanes=pic&view=table"},
		"view=table&mine=1&q=a":              {viewTable, "mine=1&q=a", "/boards/b?mine=1&q=a&view=table"},
	} {
		query, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		p := &boardPage{id: "b", query: query}
		p.heed()
		if p.view != want.view || p.filter.String() != want.filter {
			t.Errorf("%q is %q of %q", address, p.view, p.filter.String())
		}
		if got := p.as(viewTable); got != want.table {
			t.Errorf("%q leads to %s, want %s", address, got, want.table)
		}
		if query.Encode() != p.query.Encode() {
			t.Errorf("%q has become %q", address, p.query.Encode())
		}
	}
}

// What was added since the filter was set is forgotten with another filter.
func TestHeedForgets(t *testing.T) {
	t.Parallel()
	p := &boardPage{query: url.Values{"pic": {"me"}}}
	p.heed()
	card := shared.NewID[shared.CardID]()
	for _, command := range []shared.Command{
		shared.AddCard{Card: card, List: shared.NewID[shared.ListID](), Title: "New"}, shared.ArchiveCard{Card: shared.NewID[shared.CardID]()},
	} {
		e, err := state.Sealed("b", command, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		p.added(e)
	}
	if len(p.fresh) != 1 || p.fresh[0] != card {
		t.Errorf("%v were added, want %s", p.fresh, card)
	}
	if p.heed(); len(p.fresh) != 1 {
		t.Error("the same filter again is another one")
	}
	p.query = url.Values{"pic": {"nobody"}}
	if p.heed(); len(p.fresh) != 0 {
		t.Error("another filter is the same one")
	}
}
