package outbox

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/app/state"
	"incharge/shared"
)

const (
	mina  shared.UserID  = "mina"
	otto  shared.UserID  = "otto"
	one   shared.BoardID = "board-1"
	two   shared.BoardID = "board-2"
	later                = 5 * time.Minute // than whatever goes on
)

// bubble runs a test in which time passes by itself.
func bubble(t *testing.T, f func(t *testing.T, b *browser, s *server)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := newBrowser()
		defer func() {
			for _, tab := range slices.Clone(b.tabs) {
				b.close(tab)
			}
		}()
		f(t, b, newServer())
	})
}

// pass lets time go by, and all that goes on in it.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func (b *browser) signedIn(s *server) *tab {
	t := b.open(s)
	t.Open(mina)
	synctest.Wait()
	return t
}

func entryOf(t *testing.T, board shared.BoardID, command shared.Command) state.Entry {
	t.Helper()
	e, err := state.Sealed(board, command, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func move(t *testing.T, board shared.BoardID) state.Entry {
	t.Helper()
	return entryOf(t, board, shared.ArchiveCard{Card: shared.NewID[shared.CardID]()})
}

func (t *tab) add(tt *testing.T, entries ...state.Entry) {
	tt.Helper()
	for _, e := range entries {
		if err := t.Add(e); err != nil {
			tt.Fatal(err)
		}
	}
	synctest.Wait()
}

func idsOf(entries []state.Entry) (ids []shared.CommandID) {
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func (s *server) mustHave(t *testing.T, board shared.BoardID, want ...state.Entry) {
	t.Helper()
	if got := s.did(board); !slices.Equal(got, idsOf(want)) {
		t.Fatalf("the server has done %v, want %v", got, idsOf(want))
	}
}

func TestSentInOrder(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		tab := b.signedIn(s)
		x, y, z := move(t, one), move(t, two), move(t, one)
		tab.add(t, x, y, z)
		if tab.Count() != 3 || !slices.Equal(idsOf(tab.Waiting(one)), idsOf([]state.Entry{x, z})) || len(tab.Boards()) != 2 {
			t.Fatalf("%d wait, on board one %v", tab.Count(), idsOf(tab.Waiting(one)))
		}
		pass(later)
		s.mustHave(t, one, x, z)
		s.mustHave(t, two, y)
		if tab.Count() != 0 || len(b.Kept()) != 0 {
			t.Fatalf("%d wait, %d are on the device", tab.Count(), len(b.Kept()))
		}
	})
}

func TestKeptOverAReload(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x, y := move(t, one), move(t, one)
		tab.add(t, x, y)
		pass(24 * time.Hour)
		b.close(tab)

		tab = b.open(s)
		tab.Open(mina)
		tab.Ready(t.Context())
		if !slices.Equal(idsOf(tab.Waiting(one)), idsOf([]state.Entry{x, y})) || tab.Unsafe() != 0 {
			t.Fatalf("after a reload %v wait", idsOf(tab.Waiting(one)))
		}
		s.set(online)
		tab.Hurry()
		pass(time.Second)
		s.mustHave(t, one, x, y)
	})
}

func TestLostAnswerIsAskedForAgain(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		lost := 0
		s.set(func(shared.Envelope) fault {
			lost++
			return fault{err: errNetwork, lost: lost < 4}
		})
		tab := b.signedIn(s)
		x := move(t, one)
		tab.add(t, x)
		pass(time.Minute)
		s.set(online)
		pass(later)
		s.mustHave(t, one, x)
		if tab.Count() != 0 {
			t.Fatal("it still waits")
		}
	})
}

// What was refused once, and done when another tab had asked once more, is done.
func TestDoneAfterAll(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		tab := b.signedIn(s)
		x := move(t, one)
		s.set(func(shared.Envelope) fault { return fault{err: shared.Conflict("It is archived.")} })
		tab.add(t, x)
		pass(later)
		if got := tab.Refusals(); len(got) != 1 {
			t.Fatalf("refused: %+v", got)
		}
		tab.Seen(shared.Change{Seq: 1, Board: one, Command: x.ID})
		pass(later)
		if got := tab.Refusals(); len(got) != 0 {
			t.Fatalf("still refused: %+v", got)
		}
	})
}

// Two texts written one upon the other, far from any network: the second is
// based on what became of the first, whoever sends it.
func TestTextsOfOnesOwnAreChained(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		card := shared.NewID[shared.CardID]()
		edit := func(read, wrote string) state.Entry {
			base := int64(7)
			e := entryOf(t, one, shared.EditCard{Card: card, Base: &base, Description: &wrote})
			e.Draft = &state.Draft{Card: card, Field: state.Description, Read: read, Base: base}
			return e
		}
		x, y := edit("a", "a\nb"), edit("a\nb", "a\nb\nc")
		tab.add(t, move(t, one), x, y)
		b.close(tab)
		s.set(online)
		var second shared.EditCard
		s.set(func(e shared.Envelope) fault {
			if e.ID == y.ID {
				second = shared.EditCard{}
				if err := json.Unmarshal(e.Data, &second); err != nil {
					t.Error(err)
				}
			}
			return fault{}
		})
		b.signedIn(s)
		pass(later)
		if second.Base == nil || *second.Base != 2 || *second.Description != "a\nb\nc" {
			t.Fatalf("sent %+v", second)
		}
	})
}

func TestSeenByTheSocketIsSettled(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x := move(t, one)
		tab.add(t, x)
		tab.Seen(shared.Change{Seq: 1, Board: one, Command: shared.NewID[shared.CommandID]()})
		tab.Seen(shared.Change{Seq: 2, Board: one, Command: x.ID})
		synctest.Wait()
		if tab.Count() != 0 || len(b.Kept()) != 0 {
			t.Fatalf("%d wait", tab.Count())
		}
	})
}
