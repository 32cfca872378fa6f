package store

import (
	"strconv"
	"strings"
	"testing"
)

// Of the markup the latest is kept, each text once, and not for ever more.
func TestMarkup(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	kept := func() []Markup {
		t.Helper()
		all, err := s.Markup(t.Context())
		must(t, err)
		return all
	}
	if all := kept(); len(all) != 0 {
		t.Errorf("at first there is %v", all)
	}
	must(t, s.AddMarkup(t.Context(), []Markup{{"*a*", "<p>old</p>"}, {"b", "<p>b</p>"}}))
	must(t, s.AddMarkup(t.Context(), []Markup{{"*a*", "<p><em>a</em></p>"}}))
	s = over(m)
	if all := kept(); len(all) != 2 || all[0] != (Markup{"*a*", "<p><em>a</em></p>"}) || all[1].Text != "b" {
		t.Errorf("%v", all)
	}
	for i := range mostMarkup {
		must(t, s.AddMarkup(t.Context(), []Markup{{strconv.Itoa(i), "x"}}))
	}
	if all := kept(); len(all) != mostMarkup || all[0].Text != strconv.Itoa(mostMarkup-1) {
		t.Errorf("%d are kept", len(all))
	}
	must(t, s.AddMarkup(t.Context(), []Markup{{"long", strings.Repeat("x", markupBytes-100)}}))
	if all := kept(); len(all) >= mostMarkup || all[0].Text != "long" {
		t.Errorf("%d are kept beside a long one", len(all))
	}
	must(t, s.Wipe(t.Context()))
	must(t, s.SetAccount(t.Context(), mina))
	if all := kept(); len(all) != 0 {
		t.Errorf("after signing out there are %d", len(all))
	}
}
