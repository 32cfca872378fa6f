package outbox

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

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
		if len(tab.Refusals()) != 0 || len(b.Kept()) != 0 {
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
		if len(tab.Refusals())+len(other.Refusals())+len(b.Kept()) != 0 {
			t.Fatal("it is still there")
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
