package views

import (
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"incharge/shared"
)

func TestFilter(t *testing.T) {
	t.Parallel()
	clock := clockIn(seoul, "2026-11-25 10:00") // a Wednesday
	done, me := id[shared.ListID](2), *user(1)
	view := board(
		shared.Card{Title: "Fix the Roof", PIC: user(1), Deadline: clock.at("2026-11-25 09:00")},
		shared.Card{Title: "지붕 고치기", PIC: user(2), Labels: []shared.LabelID{id[shared.LabelID](1)}, Deadline: clock.at("2026-11-25 23:59")},
		shared.Card{Title: "Fence", Collaborators: shared.People{me}, Labels: []shared.LabelID{id[shared.LabelID](2)}, Deadline: clock.at("2026-11-29 23:59")},
		shared.Card{Title: "Done", List: done, Deadline: clock.at("2026-11-23 00:00")},
		shared.Card{Title: "Next week", Deadline: clock.at("2026-11-30 00:00")},
		shared.Card{Title: "Some day", PIC: user(1)},
	)
	for query, want := range map[string]string{
		"":                                       "123456",
		"pic=me":                                 "16",
		"pic=nobody":                             "345",
		"pic=nobody,me":                          "13456",
		"pic=" + string(*user(2)):                "2",
		"mine=1":                                 "136",
		"label=" + string(id[shared.LabelID](1)): "2",
		"label=" + string(id[shared.LabelID](1)) + "," + string(id[shared.LabelID](2)): "23",
		"label=" + string(id[shared.LabelID](9)):                                       "", // one that has gone
		"due=overdue":                                                                  "1",
		"due=today":                                                                    "12",
		"due=week":                                                                     "1234",
		"due=none":                                                                     "6",
		"due=overdue,none":                                                             "16",
		"q=roof":                                                                       "12", // in the title, and as a label
		"q=ROOF+fix":                                                                   "1",
		"q=지붕":                                                                         "2",
		"q=민아":                                                                         "2",
		"q=%233":                                                                       "3",
		"q=nothing":                                                                    "",
		"pic=me&due=none":                                                              "6",
		"mine=1&q=fence&due=week":                                                      "3",
		"mine=0&due=someday&pic=you":                                                   "123456", // says nothing
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, card := range cards(view, Parse(values).Sieve(view, me, clock)) {
			got += string('0' + rune(card.Number))
		}
		sorted := []rune(got)
		slices.Sort(sorted)
		if string(sorted) != want {
			t.Errorf("%q shows %q, want %q", query, string(sorted), want)
		}
	}
}

// What a filter is written as reads as the same again, beside whatever else an
// address says.
func TestFilterInAddress(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		f := someFilter(r)
		query := url.Values{"view": {"table"}, "pic": {"me"}, "q": {"old"}}
		f.Put(query)
		if got := Parse(query); !reflect.DeepEqual(got, f) {
			t.Fatalf("%+v reads as %+v by %q", f, got, query.Encode())
		}
		if query.Get("view") != "table" {
			t.Fatalf("%q has lost the view", query.Encode())
		}
		kept, err := url.ParseQuery(f.String())
		if err != nil || !reflect.DeepEqual(Parse(kept), f) {
			t.Fatalf("%+v is kept as %q", f, f)
		}
		if f.Empty() != (f.String() == "") {
			t.Fatalf("%+v is empty: %v", f, f.Empty())
		}
	}
	many := Parse(url.Values{"pic": {strings.Repeat("me,nobody,you,", 1000)}, "q": {strings.Repeat("지붕 ", 1000)}})
	if len(many.PICs) != 2 || len([]rune(many.Words)) > mostWords {
		t.Errorf("an address can say too much: %+v", many)
	}
}

// To ask for one more of a kind shows no fewer cards; to ask for another kind of
// thing shows no more; nothing asked for shows all.
func TestFiltersNarrow(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	clock := clockIn(berlin, "2026-10-24 22:30") // the clocks change in the night
	for range 100 {
		view, me := someBoard(r, clock), *user(1)
		shown := func(f Filter) map[shared.CardID]bool {
			all := map[shared.CardID]bool{}
			for _, card := range cards(view, f.Sieve(view, me, clock)) {
				all[card.ID] = true
			}
			return all
		}
		within := func(what string, f, g Filter) {
			t.Helper()
			all := shown(g)
			for card := range shown(f) {
				if !all[card] {
					t.Fatalf("%s: %+v shows %s and %+v doesn't", what, f, card, g)
				}
			}
		}
		f := someFilter(r)
		within("everything", f, Filter{})
		wider := f
		if len(f.PICs) > 0 {
			wider.PICs = append(slices.Clone(f.PICs), Nobody)
			within("one more person", f, wider)
		}
		if len(f.Dues) > 0 {
			wider = f
			wider.Dues = append(slices.Clone(f.Dues), Week)
			within("one more time", f, wider)
		}
		narrower := f
		narrower.Mine = true
		within("mine", narrower, f)
		narrower = f
		narrower.Words = strings.TrimSpace(f.Words + " roof")
		within("one more word", narrower, f)
		if n := len(shown(Filter{})); n != 60 {
			t.Fatalf("nothing asked for shows %d", n)
		}
	}
}

func TestToggled(t *testing.T) {
	t.Parallel()
	all := []string{"a", "b"}
	if got := Toggled(all, "b"); !slices.Equal(got, []string{"a"}) || !slices.Equal(Toggled(got, "c"), []string{"a", "c"}) || !slices.Equal(all, []string{"a", "b"}) {
		t.Errorf("%v of %v", got, all)
	}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aAbBzZ@[ É한é")), 0, 12, -1).Draw(t, "text")
		word := strings.ToLower(rapid.StringOfN(rapid.SampledFrom([]rune("aAbBzZ@[é한")), 0, 3, -1).Draw(t, "word"))
		if want := strings.Contains(strings.ToLower(text), word); holds(text, word) != want {
			t.Fatalf("that %q is in %q is %v", word, text, want)
		}
	})
}
