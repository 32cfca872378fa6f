package outbox

import (
	"encoding/json"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// A full disk, or a window in which nothing is kept: what is done is sent all
// the same, and only then there is something to warn about.
func TestWhatCantBeKeptIsSent(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		x, y, z := move(t, one), move(t, one), move(t, one)
		tab.add(t, x)
		b.Break(true)
		tab.add(t, y)
		if tab.Unsafe() != 1 || tab.Count() != 2 {
			t.Fatalf("%d of %d are unsafe", tab.Unsafe(), tab.Count())
		}
		b.Break(false)
		tab.add(t, z)
		if tab.Unsafe() != 0 {
			t.Fatal("what could not be kept is not tried again")
		}
		s.set(online)
		pass(later)
		s.mustHave(t, one, x, y, z)

		b.Break(true)
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
		if <-chosen || len(b.Kept()) != 0 || tab.Unsafe() != 1 {
			t.Fatalf("%d are kept, %d unsafe", len(b.Kept()), tab.Unsafe())
		}
		tab.add(t, y)
		if len(b.Kept()) != 0 {
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
		if tab.Count()+other.Count()+len(b.Kept()) != 0 {
			t.Fatal("something waits")
		}
	})
}

// What was refused and is nowhere else would be lost with the window, too; it
// is kept as soon as anything is.
func TestRefusedInMemoryIsUnsafe(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		tab := b.signedIn(s)
		if err := tab.Keep(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		s.set(func(shared.Envelope) fault { return fault{err: shared.Forbidden("No.")} })
		x, y := move(t, one), move(t, one)
		tab.add(t, x, y)
		pass(later)
		if len(tab.Refusals()) != 2 || tab.Count() != 0 || tab.Unsafe() != 2 {
			t.Fatalf("%d refused, %d wait, %d unsafe", len(tab.Refusals()), tab.Count(), tab.Unsafe())
		}
		tab.Dismiss(x.ID)
		pass(time.Second)
		if tab.Unsafe() != 1 {
			t.Fatalf("%d unsafe", tab.Unsafe())
		}
		if err := tab.Keep(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		if tab.Unsafe() != 0 || len(b.Kept()) != 1 {
			t.Fatalf("%d unsafe, %d are kept", tab.Unsafe(), len(b.Kept()))
		}
		b.close(tab)
		if got := b.signedIn(s).Refusals(); len(got) != 1 || got[0].ID != y.ID {
			t.Fatalf("after a reload refused: %+v", got)
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
