package store

import (
	"strconv"
	"strings"
	"testing"
)

// Of a board's markup the latest is kept, each text once, for as long as the board
// is, and not for ever more.
func TestMarkup(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	plan := snapshot(1, "Plan").Board.ID
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "Plan")}))
	kept := func() []Markup {
		t.Helper()
		all, err := s.Markup(t.Context(), plan)
		must(t, err)
		return all
	}
	if all := kept(); len(all) != 0 {
		t.Errorf("at first there is %v", all)
	}
	must(t, s.AddMarkup(t.Context(), plan, []Markup{{"*a*", "<p>old</p>"}, {"b", "<p>b</p>"}}))
	must(t, s.AddMarkup(t.Context(), plan, []Markup{{"*a*", "<p><em>a</em></p>"}}))
	s = over(m)
	if all := kept(); len(all) != 2 || all[0] != (Markup{"*a*", "<p><em>a</em></p>"}) || all[1].Text != "b" {
		t.Errorf("%v", all)
	}
	for i := range mostMarkup {
		must(t, s.AddMarkup(t.Context(), plan, []Markup{{strconv.Itoa(i), "x"}}))
	}
	if all := kept(); len(all) != mostMarkup || all[0].Text != strconv.Itoa(mostMarkup-1) {
		t.Errorf("%d are kept", len(all))
	}
	must(t, s.AddMarkup(t.Context(), plan, []Markup{{"long", strings.Repeat("x", markupBytes-100)}}))
	if all := kept(); len(all) >= mostMarkup || all[0].Text != "long" {
		t.Errorf("%d are kept beside a long one", len(all))
	}
	must(t, s.Forget(t.Context(), plan))
	if all := kept(); len(all) != 0 {
		t.Errorf("of a board that is gone there are %d", len(all))
	}
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "Plan")}))
	must(t, s.AddMarkup(t.Context(), plan, []Markup{{"b", "<p>b</p>"}}))
	must(t, s.Wipe(t.Context()))
	must(t, s.SetAccount(t.Context(), mina))
	if all := kept(); len(all) != 0 {
		t.Errorf("after signing out there are %d", len(all))
	}
}
