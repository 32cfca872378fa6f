package proof

import (
	"slices"
	"sync"
	"testing"
	"time"

	"incharge/app/live"
	"incharge/proof/wire"
	"incharge/shared"
)

// viewer follows a board over the socket from what was once its snapshot,
// by the app's own connection.
type viewer struct {
	who    *person
	server int
	board  shared.BoardID
	conn   *live.Conn
	watch  *live.Watch

	mu      sync.Mutex
	state   *shared.State
	got     []shared.Change
	resyncs int
	gone    bool
}

// follow begins to follow a board from a snapshot, which may be an old one.
func (p *person) follow(server int, from shared.Snapshot) *viewer {
	return p.followOver(p.site.servers[server].wire, server, from)
}

// followOver follows over a wire of its own to the server.
func (p *person) followOver(over *wire.Wire, server int, from shared.Snapshot) *viewer {
	v := &viewer{who: p, server: server, board: from.Board.ID, state: shared.NewState(from)}
	v.conn = live.New(p.t.Context(), live.Config{Dial: p.dialer(over)})
	v.watch = v.conn.Watch(v.board, from.Seq, live.Events{
		Changes: v.take,
		Resync:  func() { go v.resync() }, // on another goroutine than the connection's
		Gone: func() {
			v.mu.Lock()
			defer v.mu.Unlock()
			v.gone = true
		},
	})
	return v
}

func (v *viewer) take(changes []shared.Change) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, change := range changes {
		if change.Seq != v.state.Seq+1 {
			v.who.t.Errorf("a viewer at %d gets change %d", v.state.Seq, change.Seq)
		}
		v.state.Apply(change)
		v.got = append(v.got, change)
	}
}

func (v *viewer) resync() {
	snapshot := v.who.snapshot(v.server, v.board)
	v.mu.Lock()
	v.state = shared.NewState(snapshot)
	v.got = nil
	v.resyncs++
	v.mu.Unlock()
	v.watch.Resume(snapshot.Seq)
}

// seq is how far the viewer has come.
func (v *viewer) seq() int64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.state.Seq
}

// isGone says that the viewer was told to be no member any more.
func (v *viewer) isGone() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.gone
}

// reaches waits until the viewer has come so far.
func (v *viewer) reaches(t *testing.T, seq int64, within time.Duration) {
	t.Helper()
	for end := time.Now().Add(within); v.seq() < seq; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Errorf("a viewer of %s by way of server %d is at %d after %v, the board at %d", v.board, v.server, v.seq(), within, seq)
			return
		}
	}
}

// holds checks what the viewer has come to: the very board, by the very log.
func (v *viewer) holds(t *testing.T, fresh shared.Snapshot, log []shared.Change) {
	t.Helper()
	v.conn.Hurry()
	v.reaches(t, fresh.Seq, time.Minute)
	v.mu.Lock()
	defer v.mu.Unlock()
	same(t, "what a viewer has and a fresh snapshot", v.state.Snapshot(), fresh)
	for _, got := range v.got {
		if len(log) > 0 && got.Seq < log[0].Seq {
			continue // trimmed since
		}
		if i, ok := slices.BinarySearchFunc(log, got.Seq, func(c shared.Change, seq int64) int { return int(c.Seq - seq) }); ok {
			same(t, "a change that a viewer got and the log's", got, log[i])
		} else {
			t.Errorf("a viewer got change %d, which the log doesn't have", got.Seq)
		}
	}
}
