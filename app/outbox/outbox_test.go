package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/app/state"
	"incharge/app/store"
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
		if tab.Count() != 0 || len(b.device.kept()) != 0 {
			t.Fatalf("%d wait, %d are on the device", tab.Count(), len(b.device.kept()))
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

func TestTabsSendOnce(t *testing.T) {
	for name, plain := range map[string]bool{"with locks": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, b *browser, s *server) {
				b.plain = plain
				s.set(offline)
				left, right := b.signedIn(s), b.signedIn(s)
				var settled []shared.CommandID
				right.Listen(Events{Settled: func(o shared.Outcome) { settled = append(settled, o.Change.Command) }})
				x, y, z := move(t, one), move(t, one), move(t, one)
				left.add(t, x)
				right.add(t, y)
				left.add(t, z)
				all := []state.Entry{x, y, z}
				for _, tab := range []*tab{left, right} {
					if !slices.Equal(idsOf(tab.Waiting(one)), idsOf(all)) {
						t.Fatalf("a tab shows %v", idsOf(tab.Waiting(one)))
					}
				}
				before, _ := s.tries()
				s.set(online)
				left.Hurry()
				pass(later)
				s.mustHave(t, one, all...)
				if left.Count()+right.Count() != 0 {
					t.Fatal("a tab thinks that something waits")
				}
				if sent, most := s.tries(); !plain && (sent-before > 3 || most > 1) {
					t.Fatalf("sent %d times, %d at once", sent-before, most)
				}
				for _, id := range idsOf(all) {
					if !slices.Contains(settled, id) {
						t.Fatalf("the other tab was not told of %s", id)
					}
				}
			})
		})
	}
}

func TestClosedTabsWorkIsTakenOver(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		left, right := b.signedIn(s), b.signedIn(s)
		x, y := move(t, one), move(t, one)
		left.add(t, x, y)
		pass(time.Minute)
		b.close(left)
		s.set(online)
		pass(later)
		s.mustHave(t, one, x, y)
		if right.Count() != 0 {
			t.Fatal("something waits")
		}
	})
}

func TestRefusedIsSetAside(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		tab, other := b.signedIn(s), b.signedIn(s)
		var told, toldOther []shared.CommandID
		tab.Listen(Events{Refused: func(r Refusal) { told = append(told, r.ID) }})
		other.Listen(Events{Refused: func(r Refusal) { toldOther = append(toldOther, r.ID) }})
		s.set(offline)
		x, z := move(t, one), move(t, one)
		undo := entryOf(t, one, shared.Undo{Command: x.ID})
		redo := entryOf(t, one, shared.Undo{Command: undo.ID})
		tab.add(t, x, undo, z, redo)
		s.set(func(e shared.Envelope) fault {
			if e.ID == x.ID {
				return fault{err: shared.Conflict("It is archived already.")}
			}
			return fault{}
		})
		pass(later)
		s.mustHave(t, one, z)
		refusals := other.Refusals()
		if len(refusals) != 1 || refusals[0].ID != x.ID || refusals[0].Code != shared.CodeConflict || refusals[0].Message == "" || refusals[0].When.IsZero() {
			t.Fatalf("refused: %+v", refusals)
		}
		if !slices.Equal(told, []shared.CommandID{x.ID}) || !slices.Equal(toldOther, told) {
			t.Fatalf("told of %v and %v", told, toldOther)
		}
		b.close(tab)
		b.close(other)

		tab, told = b.signedIn(s), nil
		tab.Listen(Events{Refused: func(r Refusal) { told = append(told, r.ID) }})
		if len(tab.Refusals()) != 1 || tab.Count() != 0 {
			t.Fatalf("after a reload %d refusals", len(tab.Refusals()))
		}
		s.set(online)
		tab.Retry(x.ID)
		pass(later)
		s.mustHave(t, one, z, x)
		if len(tab.Refusals()) != 0 || len(b.device.kept()) != 0 {
			t.Fatal("it is still refused")
		}
	})
}

func TestDismissedIsGone(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(func(shared.Envelope) fault { return fault{err: shared.Forbidden("No.")} })
		tab, other := b.signedIn(s), b.signedIn(s)
		x := move(t, one)
		tab.add(t, x)
		pass(later)
		other.Dismiss(x.ID)
		synctest.Wait()
		if len(tab.Refusals())+len(other.Refusals())+len(b.device.kept()) != 0 {
			t.Fatal("it is still there")
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

func TestBoardThatIsGoneRefusesAll(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x, y, z := move(t, one), move(t, one), move(t, two)
		tab.add(t, x, y, z, entryOf(t, one, shared.Undo{Command: y.ID}))
		s.set(func(e shared.Envelope) fault {
			if e.ID != z.ID {
				return fault{err: shared.NotFound("")}
			}
			return fault{}
		})
		pass(later)
		s.mustHave(t, two, z)
		if got := tab.Refusals(); len(got) != 2 || got[0].ID != x.ID || got[1].ID != y.ID {
			t.Fatalf("refused: %+v", got)
		}
		if tab.Count() != 0 {
			t.Fatal("something waits")
		}
	})
}

// What isn't an answer of Incharge's own is no reason to refuse anything, and
// what the server fails over is given up only after some tries.
func TestDoubtfulAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		tries int // after which it is refused; 0: never
	}{
		"no network":         {errNetwork, 0},
		"restarting":         {&shared.Error{Code: shared.CodeUnavailable, Message: "Busy."}, 0},
		"too many at once":   {&shared.Error{Code: shared.CodeRateLimited, Message: "Slow down."}, 0},
		"a proxy's 404":      {&shared.Error{Code: shared.CodeNotFound}, mostFailures},
		"a fault":            {&shared.Error{Code: shared.CodeInternal, Message: "Oops."}, mostFailures},
		"an answer that is":  {shared.Conflict("No."), 1},
		"no JSON, but a 200": {errors.New("decoding the answer"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, b *browser, s *server) {
				s.set(func(shared.Envelope) fault { return fault{err: c.err} })
				tab := b.signedIn(s)
				tab.add(t, move(t, one))
				pass(24 * time.Hour)
				sent, _ := s.tries()
				if c.tries == 0 && (len(tab.Refusals()) != 0 || tab.Count() != 1 || sent < 24*60) {
					t.Fatalf("%d refused after %d tries", len(tab.Refusals()), sent)
				}
				if c.tries > 0 && (len(tab.Refusals()) != 1 || sent != c.tries) {
					t.Fatalf("%d refused after %d tries, want %d", len(tab.Refusals()), sent, c.tries)
				}
			})
		})
	}
}

func TestHurryReachesTheTabThatSends(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		left, right := b.signedIn(s), b.signedIn(s)
		x := move(t, one)
		left.add(t, x)
		pass(time.Hour)
		s.set(online)
		began := time.Now()
		right.Hurry()
		for len(s.did(one)) == 0 {
			pass(time.Millisecond)
		}
		if took := time.Since(began); took > 100*time.Millisecond {
			t.Fatalf("it took %v", took)
		}
	})
}

func TestSessionEndsAndTheQueueStays(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(func(shared.Envelope) fault { return fault{err: &shared.Error{Code: shared.CodeUnauthorized}} })
		tab := b.signedIn(s)
		x := move(t, one)
		tab.add(t, x)
		pass(later)
		if sent, _ := s.tries(); sent != 1 {
			t.Fatalf("tried %d times", sent)
		}
		if err := tab.Add(move(t, one)); !errors.Is(err, ErrNobody) {
			t.Fatalf("added for nobody: %v", err)
		}
		s.set(online)
		tab.Open(mina)
		pass(later)
		s.mustHave(t, one, x)
	})
}

func TestNothingIsLeftToSomebodyElse(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		tab.add(t, move(t, one))
		tab.Close()
		s.set(online)
		tab.Open(otto)
		pass(later)
		if tab.Count() != 0 || len(b.device.kept()) != 0 || len(s.did(one)) != 0 {
			t.Fatalf("%d wait, %d are kept, %d were done", tab.Count(), len(b.device.kept()), len(s.did(one)))
		}
	})
}

func TestWipedBySigningOut(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab, other := b.signedIn(s), b.signedIn(s)
		asked := 0
		other.config.Left = func() { asked++ }
		tab.add(t, move(t, one))
		if err := tab.Wipe(t.Context()); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if tab.Count() != 0 || len(b.device.kept()) != 0 || asked != 1 {
			t.Fatalf("%d wait, %d are kept, the other tab was told %d times", tab.Count(), len(b.device.kept()), asked)
		}
	})
}

// A full disk, or a window in which nothing is kept: what is done is sent all
// the same, and only then there is something to warn about.
func TestWhatCantBeKeptIsSent(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x, y, z := move(t, one), move(t, one), move(t, one)
		tab.add(t, x)
		b.device.breaks(true)
		tab.add(t, y)
		if tab.Unsafe() != 1 || tab.Count() != 2 {
			t.Fatalf("%d of %d are unsafe", tab.Unsafe(), tab.Count())
		}
		b.device.breaks(false)
		tab.add(t, z)
		if tab.Unsafe() != 0 {
			t.Fatal("what could not be kept is not tried again")
		}
		s.set(online)
		pass(later)
		s.mustHave(t, one, x, y, z)

		b.device.breaks(true)
		u, v := move(t, one), move(t, one)
		tab.add(t, u, v)
		pass(later)
		s.mustHave(t, one, x, y, z, u, v)
		if tab.Count() != 0 {
			t.Fatalf("%d still wait", tab.Count())
		}
	})
}

func TestKeepingNothing(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab, other := b.signedIn(s), b.signedIn(s)
		chosen := make(chan bool, 1)
		other.config.Chosen = func(keep bool) { chosen <- keep }
		x, y, z := move(t, one), move(t, one), move(t, one)
		other.add(t, x)
		if err := tab.Keep(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		if <-chosen || len(b.device.kept()) != 0 || tab.Unsafe() != 1 {
			t.Fatalf("%d are kept, %d unsafe", len(b.device.kept()), tab.Unsafe())
		}
		tab.add(t, y)
		if len(b.device.kept()) != 0 {
			t.Fatal("something is kept")
		}
		if err := tab.Keep(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if tab.Unsafe() != 0 {
			t.Fatal("what was in memory is not kept")
		}
		tab.add(t, z)
		s.set(online)
		pass(later)
		if got := s.did(one); len(got) != 3 || got[2] != z.ID {
			t.Fatalf("the server has done %v", got)
		}
		if tab.Count()+other.Count()+len(b.device.kept()) != 0 {
			t.Fatal("something waits")
		}
	})
}

func TestFull(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		for range most {
			if err := tab.Add(move(t, one)); err != nil {
				t.Fatal(err)
			}
		}
		if err := tab.Add(move(t, one)); !errors.Is(err, ErrFull) {
			t.Fatalf("one more: %v", err)
		}
		big := move(t, one)
		big.Data = json.RawMessage(`"` + string(make([]byte, mostBytes)) + `"`)
		fresh := b.signedIn(s)
		if err := fresh.Wipe(t.Context()); err != nil {
			t.Fatal(err)
		}
		fresh.Open(mina)
		if err := fresh.Add(big); !errors.Is(err, ErrFull) {
			t.Fatalf("a large one: %v", err)
		}
	})
}

func TestEntriesOfALaterVersionAreLeftAlone(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		fromLater := []byte(`{"format":99,"what":"nobody knows"}`)
		if _, err := b.device.Push(t.Context(), laneOf(mina, one), [][]byte{fromLater}); err != nil {
			t.Fatal(err)
		}
		tab := b.signedIn(s)
		x, y := move(t, one), move(t, two)
		tab.add(t, x, y)
		pass(later)
		s.mustHave(t, one)
		s.mustHave(t, two, y)
		if tab.Count() != 2 || len(b.device.kept()) != 2 || string(b.device.kept()[0].Value) != string(fromLater) {
			t.Fatalf("%d wait, on the device are %d", tab.Count(), len(b.device.kept()))
		}
	})
}

func TestEntriesOfAnEarlierFormatAreBroughtUpToDate(t *testing.T) {
	t.Parallel()
	steps := []form{
		func(old json.RawMessage) (json.RawMessage, error) { // of format 1, with another name for the type
			var r map[string]any
			if err := json.Unmarshal(old, &r); err != nil {
				return nil, err
			}
			r["type"], r["format"] = r["kind"], 2
			return json.Marshal(r)
		},
		func(old json.RawMessage) (json.RawMessage, error) {
			var r map[string]any
			if err := json.Unmarshal(old, &r); err != nil {
				return nil, err
			}
			r["board"], r["format"] = fmt.Sprint("board-", r["board"]), 3
			return json.Marshal(r)
		},
	}
	for value, want := range map[string]string{
		`{"format":1,"id":"x","kind":"undo","board":"1","data":{}}`:       "undo board-1",
		`{"format":2,"id":"x","type":"undo","board":"1","data":{}}`:       "undo board-1",
		`{"format":3,"id":"x","type":"undo","board":"board-1","data":{}}`: "undo board-1",
	} {
		r, err := decode([]byte(value), steps)
		if got := r.Type + " " + string(r.Board); err != nil || got != want {
			t.Errorf("%s: %s, %v", value, got, err)
		}
	}
	for _, value := range []string{`{"format":4}`, `{"format":0}`, `{}`, `no JSON`} {
		if _, err := decode([]byte(value), steps); err == nil {
			t.Errorf("%s can be read", value)
		}
	}
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
		if tab.Count() != 0 || len(b.device.kept()) != 0 {
			t.Fatalf("%d wait", tab.Count())
		}
	})
}

func TestWhatVanishesUntoldIsLost(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		var lost []shared.CommandID
		tab.Listen(Events{Lost: func(_ shared.BoardID, id shared.CommandID) { lost = append(lost, id) }})
		x := move(t, one)
		tab.add(t, x)
		if err := b.device.Rewrite(t.Context(), laneOf(mina, one), func(q []store.Queued) store.Edits {
			return store.Edits{Delete: []int64{q[0].Key}}
		}); err != nil {
			t.Fatal(err)
		}
		tab.hear([]byte(`{"kind":"put","user":"mina"}`))
		synctest.Wait()
		if !slices.Equal(lost, []shared.CommandID{x.ID}) || tab.Count() != 0 {
			t.Fatalf("lost %v, %d wait", lost, tab.Count())
		}
	})
}
