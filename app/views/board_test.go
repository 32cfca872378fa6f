package views

import (
	"fmt"
	"math/rand/v2"
	"time"

	"incharge/shared"
	"incharge/shared/rank"
)

// seoul is a zone without summer time, berlin one with it.
var (
	seoul  = zone("Asia/Seoul")
	berlin = zone("Europe/Berlin")
)

func zone(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return l
}

func clockIn(l *time.Location, at string) Clock {
	now, err := time.ParseInLocation("2006-01-02 15:04", at, l)
	if err != nil {
		panic(err)
	}
	return Clock{Now: now, Zone: func(time.Time) *time.Location { return l }}
}

func (c Clock) at(t string) *time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", t, c.Now.Location())
	if err != nil {
		panic(err)
	}
	return &at
}

// id is the nth of its kind.
func id[T ~string](n int) T { return T(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }

func user(n int) *shared.UserID {
	u := id[shared.UserID](n)
	return &u
}

// board is one with two people, two labels, a list to do and one of what is done.
func board(all ...shared.Card) *shared.State {
	s := shared.Snapshot{
		Board:   shared.Board{ID: id[shared.BoardID](1), Title: "House"},
		Members: []shared.Member{{User: shared.User{ID: *user(1), Name: "Ada"}, Role: shared.Supervisor}, {User: shared.User{ID: *user(2), Name: "김민아"}, Role: shared.PIC}},
		Labels:  []shared.Label{{ID: id[shared.LabelID](1), Name: "Roof", Color: "red"}, {ID: id[shared.LabelID](2), Color: "sky"}},
		Lists: []shared.List{
			{ID: id[shared.ListID](1), Title: "To do", Rank: "a", Category: shared.Todo},
			{ID: id[shared.ListID](2), Title: "Done", Rank: "b", Category: shared.Done},
		},
	}
	last := ""
	for i, card := range all {
		card.ID, card.Number = id[shared.CardID](i+1), int64(i+1)
		next, err := rank.Between(last, "")
		if err != nil {
			panic(err)
		}
		card.Rank, last = next, next
		if card.List == "" {
			card.List = s.Lists[0].ID
		}
		if card.Priority == "" {
			card.Priority = shared.PriorityNone
		}
		s.Cards = append(s.Cards, card)
	}
	return shared.NewState(s)
}

// someBoard is one with many cards of all kinds.
func someBoard(r *rand.Rand, clock Clock) *shared.State {
	all := make([]shared.Card, 60)
	for i := range all {
		c := &all[i]
		c.Title = []string{"Paint the fence", "Roof", "지붕 고치기", "fence roof"}[r.IntN(4)]
		c.List = id[shared.ListID](1 + r.IntN(2))
		c.Priority = shared.Priorities[r.IntN(len(shared.Priorities))]
		if n := r.IntN(3); n > 0 {
			c.PIC = user(n)
			c.Accepted = r.IntN(2) == 0
		}
		if r.IntN(3) == 0 {
			c.Collaborators = shared.People{*user(1 + r.IntN(2))}
		}
		for n := 1; n <= 2; n++ {
			if r.IntN(2) == 0 {
				c.Labels = append(c.Labels, id[shared.LabelID](n))
			}
		}
		if r.IntN(3) > 0 {
			at := clock.Now.Add(time.Duration(r.IntN(30*24*60)-15*24*60) * time.Minute).UTC()
			c.Deadline = &at
			if r.IntN(2) == 0 {
				start := at.Add(-time.Duration(r.IntN(10*24*60)) * time.Minute)
				c.Start = &start
			}
		} else if r.IntN(3) == 0 {
			at := clock.Now.Add(time.Duration(r.IntN(1000)-500) * time.Hour).UTC()
			c.Start = &at
		}
	}
	return board(all...)
}

func someFilter(r *rand.Rand) Filter {
	pick := func(n int) bool { return r.IntN(n) == 0 }
	f := Filter{Mine: pick(3)}
	for _, pic := range []string{Me, Nobody, string(*user(1)), string(*user(2))} {
		if pick(4) {
			f.PICs = append(f.PICs, pic)
		}
	}
	for n := 1; n <= 2; n++ {
		if pick(3) {
			f.Labels = append(f.Labels, id[shared.LabelID](n))
		}
	}
	for _, due := range Dues {
		if pick(4) {
			f.Dues = append(f.Dues, due)
		}
	}
	if pick(2) {
		f.Words = []string{"roof", "지붕", "#1 fence", "민아", "a&b=c, d"}[r.IntN(5)]
	}
	return f
}

// cards are those of a board that keep shows, as they lie on it.
func cards(view *shared.State, keep func(shared.Card) bool) []*shared.Card {
	var all []*shared.Card
	for _, list := range view.Lists() {
		column := view.Column(list.ID)
		for i := range column {
			if keep(column[i]) {
				all = append(all, &column[i])
			}
		}
	}
	return all
}
