package outbox

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/app/state"
	"incharge/shared"
)

// The browser deletes the database under the page: what was there is kept
// again, and sent in order.
func TestKeptAnewWhenTheDatabaseIsDeleted(t *testing.T) {
	for name, noticed := range map[string]bool{"noticed": true, "unnoticed": false} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, b *browser, s *server) {
				s.set(offline)
				tab, other := b.signedIn(s), b.signedIn(s)
				w, x, y, z := move(t, two), move(t, one), move(t, one), move(t, one)
				tab.add(t, w, x, y)
				b.Vanish(noticed)
				synctest.Wait()
				if noticed && (tab.Unsafe() != 0 || len(b.Kept()) < 3) {
					t.Fatalf("%d are kept, %d unsafe", len(b.Kept()), tab.Unsafe())
				}
				other.add(t, z)
				for _, tab := range []interface {
					Waiting(shared.BoardID) []state.Entry
					Count() int
				}{tab, other} {
					if got, want := idsOf(tab.Waiting(one)), idsOf([]state.Entry{x, y, z}); !slices.Equal(got, want) || tab.Count() != 4 {
						t.Fatalf("%d wait, %v", tab.Count(), got)
					}
				}
				b.close(tab)
				b.close(other)
				s.set(online)
				last := b.signedIn(s)
				pass(later)
				s.mustHave(t, one, x, y, z)
				s.mustHave(t, two, w)
				if last.Count() != 0 || len(b.Kept()) != 0 {
					t.Fatalf("%d wait, %d are kept", last.Count(), len(b.Kept()))
				}
			})
		})
	}
}

// With nothing to tell it, a tab finds out with its next try.
func TestFindsOutThatTheDatabaseIsDeleted(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x, y := move(t, one), move(t, one)
		tab.add(t, x, y)
		b.Vanish(false)
		pass(time.Minute)
		if len(b.Kept()) != 2 || tab.Unsafe() != 0 {
			t.Fatalf("%d are kept, %d unsafe", len(b.Kept()), tab.Unsafe())
		}
		s.set(online)
		pass(later)
		s.mustHave(t, one, x, y)
	})
}

// What was settled, or refused, stays so.
func TestSettledIsNotKeptAnew(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		x, y := move(t, one), move(t, one)
		s.set(func(e shared.Envelope) fault {
			if e.ID == y.ID {
				return fault{err: shared.Conflict("No.")}
			}
			return fault{}
		})
		tab := b.signedIn(s)
		tab.add(t, x, y)
		pass(later)
		b.Vanish(true)
		pass(later)
		if r := tab.Refusals(); tab.Count() != 0 || len(r) != 1 || r[0].ID != y.ID {
			t.Fatalf("%d wait, refused %v", tab.Count(), r)
		}
		sent, _ := s.tries()
		if sent != 2 {
			t.Fatalf("sent %d times", sent)
		}
		tab.Dismiss(y.ID)
		synctest.Wait()
		if len(tab.Refusals()) != 0 {
			t.Fatal("it is still there")
		}
	})
}
