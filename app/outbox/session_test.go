package outbox

import (
	"errors"
	"testing"
	"testing/synctest"

	"incharge/shared"
)

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
		if tab.Count() != 0 || len(b.Kept()) != 0 || len(s.did(one)) != 0 {
			t.Fatalf("%d wait, %d are kept, %d were done", tab.Count(), len(b.Kept()), len(s.did(one)))
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
		if tab.Count() != 0 || len(b.Kept()) != 0 || asked != 1 {
			t.Fatalf("%d wait, %d are kept, the other tab was told %d times", tab.Count(), len(b.Kept()), asked)
		}
	})
}
