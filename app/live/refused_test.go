package live

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// A board that can't be gone on with, nor fetched, is asked about now and then,
// whichever way that was said; and it is shown that it stands still.
func TestRefusedAndNotFetched(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		noSockets bool
		board     shared.BoardID // boardB is hidden
	}{
		"resync by socket": {false, boardA},
		"resync over HTTP": {true, boardA},
		"hidden by socket": {false, boardB},
		"hidden over HTTP": {true, boardB},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSite(20)
				s.noSockets, s.start = c.noSockets, 10
				conn := New(t.Context(), s.config())
				var mu sync.Mutex
				var watch *Watch
				var asked int
				fetched := int64(3) // a fetch that fails leaves it at that
				var events Events
				events.Resync = func() {
					mu.Lock()
					defer mu.Unlock()
					asked++
					go func() { mu.Lock(); defer mu.Unlock(); watch.Resume(fetched) }()
				}
				events.Gone = func() {
					mu.Lock()
					defer mu.Unlock()
					asked++
					go func() { mu.Lock(); defer mu.Unlock(); watch = conn.Watch(c.board, fetched, events) }()
				}
				events.Changes = func([]shared.Change) {}
				count := func() int { mu.Lock(); defer mu.Unlock(); return asked }
				mu.Lock()
				watch = conn.Watch(c.board, 3, events)
				mu.Unlock()
				time.Sleep(10 * time.Minute)
				synctest.Wait()
				before := count()
				if before < 20 || before > 100 || conn.State() != Offline {
					t.Errorf("told %d times in ten minutes, state %d", before, conn.State())
				}
				conn.Hurry()
				time.Sleep(time.Millisecond)
				synctest.Wait()
				if now := count(); now != before+1 {
					t.Errorf("told %d times more for a hurry", now-before)
				}
				if c.board == boardA {
					mu.Lock()
					fetched = 20
					mu.Unlock()
					time.Sleep(2 * lastDelay)
					synctest.Wait()
					want := Live
					if c.noSockets {
						want = Polling
					}
					if conn.State() != want {
						t.Errorf("state is %d, want %d", conn.State(), want)
					}
				}
				mu.Lock()
				watch.Close()
				mu.Unlock()
				synctest.Wait()
				before = count()
				time.Sleep(10 * time.Minute)
				if now := count(); now != before || conn.State() != Idle {
					t.Errorf("told %d times after the end, state %d", now-before, conn.State())
				}
			})
		})
	}
}
