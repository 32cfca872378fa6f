package live

import (
	"fmt"
	"testing"
	"time"

	"incharge/shared"
)

// Cards are told apart by their last letter.
const (
	cardA shared.CardID = "0190a5a0-0000-7000-8000-00000000000a"
	cardB shared.CardID = "0190a5a0-0000-7000-8000-00000000000b"
)

// Who watches is there; what they say about themselves is told; who leaves is
// gone.
func TestPresence(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada := p.comes("ada", board, 0)
	ada.sees("ada")
	grace := p.comes("grace", board, 0)
	ada.sees("ada grace")
	grace.sees("ada grace")

	grace.here(shared.Here{Board: board, Card: cardA})
	ada.sees("ada grace:a")
	grace.here(shared.Here{Board: board, Card: cardA, Dragging: true})
	ada.sees("ada grace:a!")
	grace.here(shared.Here{Board: board})
	ada.sees("ada grace")
	grace.here(shared.Here{Board: board, Card: cardB, Away: true})
	ada.sees("ada")
	grace.here(shared.Here{Board: board, Card: cardB})
	ada.sees("ada grace:b")
	grace.send(shared.FromBrowser{Unwatch: &shared.Unwatch{Board: board}})
	ada.sees("ada")
	grace.send(shared.FromBrowser{Watch: &shared.Watch{Board: board}})
	ada.sees("ada grace")
	_ = grace.conn.Close()
	ada.sees("ada")
	for _, told := range ada.tellings() {
		if told.Board != board || len(told.People) == 0 || told.People[0].User != "ada" {
			t.Errorf("told %+v", told)
		}
	}
}

// One is told who is there with oneself among them, from the first time on, and
// nothing twice in a row but what oneself didn't get.
func TestPresenceOfOneself(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada := p.comes("ada", board, 0)
	ada.sees("ada")
	grace := p.comes("grace", board, 0)
	p.hub.Publish(p.log.write(board)) // something else wakes her
	grace.sees("ada grace")
	if first := described(grace.tellings()[0]); first != "ada grace" {
		t.Errorf("first told %q", first)
	}
	again := p.comes("grace", board, 1) // another tab
	again.sees("ada grace")
	again.here(shared.Here{Board: board}) // says nothing new
	time.Sleep(2 * tellEvery)
	if got := len(ada.tellings()); got != 2 {
		t.Errorf("told %d times: %+v", got, ada.tellings())
	}
}

// What doesn't make sense is refused, and what is about a board that isn't
// watched is passed over.
func TestPresenceRefused(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada := p.comes("ada", board, 0)
	ada.here(shared.Here{Board: shared.NewID[shared.BoardID](), Card: cardA})
	ada.here(shared.Here{Board: board, Card: "a"})
	ada.here(shared.Here{Board: board, Dragging: true})
	eventually(t, "two refusals", func() bool {
		refused := 0
		for _, f := range ada.all() {
			if f.Problem != nil {
				refused++
			}
		}
		return refused == 2
	})
	ada.sees("ada")
}

// Of one person's sockets the one that they turned to last speaks, and before
// it one that drags. Those that are away don't.
func TestSocketsOfOne(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada := p.comes("ada", board, 0)
	desk, phone := p.comes("grace", board, 0), p.comes("grace", board, 0)
	desk.here(shared.Here{Board: board, Card: cardA})
	ada.sees("ada grace:a")
	phone.here(shared.Here{Board: board, Card: cardB})
	ada.sees("ada grace:b")
	desk.here(shared.Here{Board: board, Card: cardA}) // again, as every ten seconds
	desk.here(shared.Here{Board: board, Card: cardA, Dragging: true})
	ada.sees("ada grace:a!")
	phone.here(shared.Here{Board: board})
	phone.here(shared.Here{Board: board, Card: cardB})
	time.Sleep(2 * tellEvery)
	ada.sees("ada grace:a!")
	desk.here(shared.Here{Board: board, Away: true})
	ada.sees("ada grace:b")
	_ = phone.conn.Close()
	ada.sees("ada")
	desk.here(shared.Here{Board: board})
	ada.sees("ada grace")
}

// Who has said where they are, and then nothing for 25 seconds, is gone. Who
// only watches never lapses.
func TestLapse(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada, grace := p.comes("ada", board, 0), p.comes("grace", board, 0)
	grace.here(shared.Here{Board: board, Card: cardA})
	ada.sees("ada grace:a")
	began := time.Now()
	p.hub.sweep(began.Add(lapse - time.Second))
	time.Sleep(2 * tellEvery)
	ada.sees("ada grace:a")
	p.hub.sweep(time.Now().Add(lapse))
	ada.sees("ada")
	p.hub.sweep(time.Now().Add(10 * lapse))
	grace.here(shared.Here{Board: board, Card: cardA})
	ada.sees("ada grace:a")
}

// However much people move, their viewers are told rarely, and of the last of
// it in the end.
func TestTellingIsRare(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	ada, grace := p.comes("ada", board, 0), p.comes("grace", board, 0)
	ada.sees("ada grace")
	before, began := len(ada.tellings()), time.Now()
	for i := range 300 {
		card := cardA
		if i%2 == 0 {
			card = cardB
		}
		grace.here(shared.Here{Board: board, Card: card, Dragging: i%3 == 0})
		time.Sleep(3 * time.Millisecond)
	}
	grace.here(shared.Here{Board: board})
	ada.sees("ada grace")
	if told, most := len(ada.tellings())-before, int(time.Since(began)/tellEvery)+2; told > most {
		t.Errorf("told %d times in %v", told, time.Since(began))
	}
}

// Fifty people are named: those who do something first.
func TestManyPeople(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	var last *browser
	for i := range 60 {
		last = p.comes(shared.UserID(fmt.Sprintf("user%02d", i)), board, 0)
	}
	told := func() (people shared.Presence) {
		if all := last.tellings(); len(all) > 0 {
			return all[len(all)-1]
		}
		return people
	}
	eventually(t, "fifty of sixty", func() bool {
		now := told()
		return len(now.People) == 50 && now.Others == 10 && now.People[49].User == "user49"
	})
	last.here(shared.Here{Board: board, Card: cardA, Dragging: true})
	eventually(t, "the one who drags", func() bool {
		now := told()
		return len(now.People) == 50 && now.Others == 10 && now.People[48].User == "user48" &&
			now.People[49] == shared.Person{User: "user59", Card: cardA, Dragging: true}
	})
}

// twoPlaces are two servers on one log.
func twoPlaces(t *testing.T) (a, b *place, from, to *pair) {
	log := &book{page: 500}
	from, to = &pair{name: "a"}, &pair{name: "b"}
	a, b = newPlace(t, log, from), newPlace(t, log, to)
	from.to, to.to = b.hub, a.hub
	return a, b, from, to
}

// People are told of across servers, and each of them once.
func TestPresenceOverServers(t *testing.T) {
	t.Parallel()
	a, b, _, _ := twoPlaces(t)
	board := shared.NewID[shared.BoardID]()
	ada := a.comes("ada", board, 0)
	ada.sees("ada")
	grace := b.comes("grace", board, 0)
	grace.sees("ada grace") // though nobody was there to hear of ada
	ada.sees("ada grace")
	grace.here(shared.Here{Board: board, Card: cardB, Dragging: true})
	ada.sees("ada grace:b!")

	// The same person at both.
	phone := a.comes("grace", board, 0)
	phone.here(shared.Here{Board: board, Card: cardA})
	time.Sleep(2 * tellEvery)
	ada.sees("ada grace:b!")
	phone.sees("ada grace:b!")
	grace.here(shared.Here{Board: board, Card: cardB})
	ada.sees("ada grace:b")
	phone.here(shared.Here{Board: board})
	ada.sees("ada grace")
	grace.sees("ada grace")
	b.hub.repeat() // changes nothing about who was last
	time.Sleep(2 * tellEvery)
	ada.sees("ada grace")
	_ = grace.conn.Close()
	phone.here(shared.Here{Board: board, Card: cardA})
	ada.sees("ada grace:a")
	_ = phone.conn.Close()
	ada.sees("ada")
}

// A server that dies takes its people with it after a while, one that is stopped
// at once, and one that goes on keeps them.
func TestServersEnd(t *testing.T) {
	t.Parallel()
	a, b, _, to := twoPlaces(t)
	board := shared.NewID[shared.BoardID]()
	ada, grace := a.comes("ada", board, 0), b.comes("grace", board, 0)
	ada.sees("ada grace")
	began := time.Now()
	b.hub.repeat()
	time.Sleep(50 * time.Millisecond)
	a.hub.sweep(began.Add(lapse))
	time.Sleep(2 * tellEvery)
	ada.sees("ada grace")
	to.deaf = true
	a.hub.sweep(time.Now().Add(lapse))
	ada.sees("ada")
	to.deaf = false
	b.hub.repeat()
	ada.sees("ada grace")
	b.close()
	ada.sees("ada")
	if code := grace.code(); code != shared.CloseRestart {
		t.Errorf("closed with %d", code)
	}
	a.hub.abroad.mu.Lock()
	defer a.hub.abroad.mu.Unlock()
	if len(a.hub.abroad.boards)+a.hub.abroad.count != 0 {
		t.Errorf("kept: %v", a.hub.abroad.boards)
	}
}
