package proof

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// inMemory is a house of one server, in a time of its own.
type inMemory struct {
	*memory
	people []shared.UserID
}

func (h *inMemory) line(person int) line {
	return &memoryLine{server: h.memory, user: h.people[person], weather: fine,
		random: rand.New(rand.NewPCG(1, 1)), open: map[*memorySocket]struct{}{}}
}

func (h *inMemory) pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// Everybody sees the same.
func (h *inMemory) snapshotOf(shared.UserID) shared.Snapshot { return h.snapshot() }
func (h *inMemory) detailsOf(shared.UserID) shared.Details   { return h.details() }

// strike makes the server fall, and come back in a while.
func (m *memory) strike() {
	m.mu.Lock()
	m.down = true
	var open []*memorySocket
	for s := range m.socket {
		open = append(open, s)
	}
	m.mu.Unlock()
	for _, s := range open {
		s.close(shared.CloseRestart)
	}
	go func() {
		time.Sleep(2 * time.Second)
		m.mu.Lock()
		defer m.mu.Unlock()
		m.down = false
	}()
}

func (m *memory) trim(upTo int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.start = max(m.start, min(upTo, m.state.Seq))
}

func (m *memory) snapshot() shared.Snapshot {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state.Snapshot()
}

func (m *memory) details() shared.Details {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state.Details()
}

func (m *memory) log() []shared.Change {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.record
}

// TestFleetInMemory lets a fleet live through anything, by the thousand.
func TestFleetInMemory(t *testing.T) {
	t.Parallel()
	lived, given, done := 0, 0, 0
	rounds(t, 100, func(rt *rapid.T) {
		var failed any
		synctest.Test(t, func(*testing.T) {
			people := []shared.UserID{shared.NewID[shared.UserID](), shared.NewID[shared.UserID](), shared.NewID[shared.UserID]()}
			m := newMemory(people)
			f := newFleet(&inMemory{m, people}, m.state.Board().ID, people)
			defer func() {
				failed = recover()
				f.close()
			}()
			f.live(rt)
			f.rest(rt)
			lived, given, done = lived+1, given+len(f.given), done+f.done
		})
		if failed != nil {
			t.Logf("a fleet has failed: %v", failed) // what it takes is not always enough for rapid to see it again
			panic(failed)                            // as rapid wants it, on the goroutine that it is on
		}
	})
	t.Logf("%d fleets have lived; of their %d commands %d were done", lived, given, done)
}
