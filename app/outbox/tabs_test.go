package outbox

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

func TestTabsSendOnce(t *testing.T) {
	for name, plain := range map[string]bool{"with locks": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, b *browser, s *server) {
				b.Plain = plain
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

func TestWhatVanishesUntoldIsLost(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		s.set(offline)
		tab := b.signedIn(s)
		var lost []shared.CommandID
		tab.Listen(Events{Lost: func(_ shared.BoardID, id shared.CommandID) { lost = append(lost, id) }})
		x := move(t, one)
		tab.add(t, x)
		if err := b.Open().Rewrite(t.Context(), laneOf(mina, one), func(q []store.Queued) store.Edits {
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
