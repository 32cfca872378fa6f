package views

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"incharge/shared"
)

func TestSorted(t *testing.T) {
	t.Parallel()
	clock := clockIn(seoul, "2026-11-25 10:00")
	view := board(
		shared.Card{Title: "b", PIC: user(2), Priority: shared.PriorityLow},
		shared.Card{Title: "A", List: id[shared.ListID](2), Deadline: clock.at("2026-11-26 10:00")},
		shared.Card{Title: "c", PIC: user(1), Priority: shared.PriorityUrgent, Deadline: clock.at("2026-11-25 10:00")},
		shared.Card{Title: "a", PIC: user(1)},
	)
	for order, want := range map[string]string{
		"": "1342", "nonsense": "1342",
		"number": "1234", "-number": "4321",
		"title": "4213", "-title": "3142",
		"list": "1342", "-list": "2134",
		"pic": "3412", "-pic": "1342",
		"priority": "3142", "-priority": "1342",
		"deadline": "3214", "-deadline": "2314",
	} {
		got := ""
		all := cards(view, func(shared.Card) bool { return true })
		for _, card := range Sorted(view, all, ParseSort(order)) {
			got += string('0' + rune(card.Number))
		}
		if got != want {
			t.Errorf("by %q: %s, want %s", order, got, want)
		}
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	s := Sort{}
	for _, want := range []string{"title", "-title", "", "title"} {
		if s = s.Next(ByTitle); s.String() != want || ParseSort(want) != s {
			t.Errorf("%+v, want %q", s, want)
		}
	}
	if s = s.Next(ByList); s != (Sort{ByList, false}) {
		t.Errorf("%+v", s)
	}
}

// Every order has every card once, and leaves what it is given as it is.
func TestSortedKeepsAll(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	view := someBoard(r, clockIn(seoul, "2026-11-25 10:00"))
	all := cards(view, func(shared.Card) bool { return true })
	was := slices.Clone(all)
	for _, by := range Columns {
		for _, down := range []bool{false, true} {
			seen := map[shared.CardID]bool{}
			for _, card := range Sorted(view, all, Sort{by, down}) {
				seen[card.ID] = true
			}
			if len(seen) != len(all) {
				t.Errorf("by %s %v: %d of %d", by, down, len(seen), len(all))
			}
		}
	}
	for i := range all {
		if all[i].ID != was[i].ID {
			t.Fatal("what was sorted is another order now")
		}
	}
}

// However a list is scrolled, what is seen of it is within the rows that are there.
func TestWithin(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		rows, height, seen := r.IntN(5000), 20+40*r.Float64(), 1200*r.Float64()
		top := r.Float64() * (float64(rows)*height + 500)
		from, to := Within(rows, height, top, seen)
		if from < 0 || to > rows || from > to || to-from > 5*(int(seen/height)+2) {
			t.Fatalf("%d to %d of %d", from, to, rows)
		}
		first, last := int(top/height), min(int((top+seen)/height), rows-1)
		if first <= last && (first < from || last >= to) {
			t.Fatalf("rows %d to %d are seen, %d to %d are there", first, last, from, to)
		}
	}
}

func TestWork(t *testing.T) {
	t.Parallel()
	clock := clockIn(seoul, "2026-11-25 10:00") // a Wednesday
	me := *user(1)
	at := func(accepted bool, deadline *time.Time) shared.Card {
		return shared.Card{PIC: user(1), Accepted: accepted, Deadline: deadline}
	}
	for name, c := range map[string]struct {
		card shared.Card
		want Part
	}{
		"asked":          {at(false, clock.at("2026-11-25 09:00")), PartWaiting},
		"a minute ago":   {at(true, clock.at("2026-11-25 09:59")), PartOverdue},
		"tonight":        {at(true, clock.at("2026-11-25 23:59")), PartToday},
		"tomorrow":       {at(true, clock.at("2026-11-26 00:00")), PartWeek},
		"on Sunday":      {at(true, clock.at("2026-11-29 23:59")), PartWeek},
		"on Monday":      {at(true, clock.at("2026-11-30 00:00")), PartLater},
		"some day":       {at(true, nil), PartUndated},
		"somebody's ask": {shared.Card{PIC: user(2), Collaborators: shared.People{me}}, PartUndated},
	} {
		if got := PartOf(c.card, me, clock); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestTouches(t *testing.T) {
	t.Parallel()
	me := *user(1)
	mine := shared.Card{ID: id[shared.CardID](1), PIC: user(1)}
	work := shared.Work{Cards: []shared.WorkCard{{Card: mine}}}
	given := mine
	given.PIC = user(2)
	for name, c := range map[string]struct {
		change shared.Change
		want   bool
	}{
		"nothing":                  {shared.Change{}, false},
		"somebody else's card":     {shared.Change{Cards: []shared.Card{{ID: id[shared.CardID](2), PIC: user(2)}}}, false},
		"a comment":                {shared.Change{Comments: []shared.Comment{{}}}, false},
		"mine":                     {shared.Change{Cards: []shared.Card{mine}}, true},
		"mine is given away":       {shared.Change{Cards: []shared.Card{given}}, true},
		"another comes to be mine": {shared.Change{Cards: []shared.Card{{ID: id[shared.CardID](2), PIC: user(1)}}}, true},
		"I work on another":        {shared.Change{Cards: []shared.Card{{ID: id[shared.CardID](2), Collaborators: shared.People{me}}}}, true},
		"mine is deleted":          {shared.Change{Deleted: shared.Deleted{Cards: []shared.CardID{mine.ID}}}, true},
		"another is deleted":       {shared.Change{Deleted: shared.Deleted{Cards: []shared.CardID{id[shared.CardID](2)}}}, false},
		"an item of mine":          {shared.Change{Items: []shared.Item{{Card: id[shared.CardID](2), PIC: user(1)}}}, true},
		"an item on mine":          {shared.Change{Items: []shared.Item{{Card: mine.ID}}}, true},
		"an item of others":        {shared.Change{Items: []shared.Item{{Card: id[shared.CardID](2), PIC: user(2)}}}, false},
		"a list":                   {shared.Change{Lists: []shared.List{{}}}, true},
		"the board":                {shared.Change{Boards: []shared.Board{{}}}, true},
		"what can't be told":       {shared.Change{Trimmed: true}, true},
	} {
		if got := Touches(work, c.change, me); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
