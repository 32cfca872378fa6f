package proof

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestViewerStopsReading has a viewer that takes nothing any more. It is cut
// off, the others on its server notice nothing, and when it comes back it
// resumes with nothing missing.
func TestViewerStopsReading(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 2, 1, shared.Supervisor)
	board, who := c.boards[0], c.people[0]
	s := who.snapshot(0, board)
	stalled := who.watchBy(c.servers[0].narrow(), 0, s)
	beside := who.follow(0, s)
	beside.reaches(t, s.Seq, patience)

	// What the kernel holds for a connection is some megabytes; then comes the
	// viewer's queue.
	var slowest time.Duration
	for i := range 75 {
		text := strings.Repeat(string(rune('a'+i%26)), 90_000)
		d := c.do(c.people[1], board, shared.EditCard{Card: s.Cards[i%len(s.Cards)].ID, Description: &text})
		if d.outcome == nil {
			t.Fatalf("a text was refused: %v", d.refused)
		}
		began := time.Now()
		beside.reaches(t, d.outcome.Seq, patience)
		slowest = max(slowest, time.Since(began))
	}
	t.Logf("the one beside it waited for a change %v at the most", slowest)
	if slowest > 5*time.Second {
		t.Errorf("a viewer that reads was held up for %v by one that doesn't", slowest)
	}
	began := time.Now()
	for c.servers[0].sockets() > 2 && time.Since(began) < patience { // the scene's follower, and the one beside
		time.Sleep(50 * time.Millisecond)
	}
	t.Logf("cut off %v after the last change", time.Since(began))

	state, got := shared.NewState(s), 0
	for {
		frame, err := stalled.read(time.Now().Add(patience))
		if err != nil {
			t.Logf("%d changes were on their way, then: %v", got, err)
			if timeout := (net.Error)(nil); errors.As(err, &timeout) && timeout.Timeout() {
				t.Error("who reads nothing is not cut off")
			}
			break
		}
		if frame.Change.Seq != state.Seq+1 {
			t.Errorf("change %d comes behind %d", frame.Change.Seq, state.Seq)
		}
		state.Apply(*frame.Change)
		got++
	}
	fresh := who.snapshot(0, board)
	if state.Seq >= fresh.Seq {
		t.Error("who read nothing has missed nothing: this has shown nothing")
	}
	back := who.watch(0, state.Snapshot())
	for state.Seq < fresh.Seq {
		frame := back.next(patience)
		if frame.Change == nil || frame.Change.Seq != state.Seq+1 {
			t.Fatalf("at %d it comes back and gets %.300s", state.Seq, written(frame))
		}
		state.Apply(*frame.Change)
	}
	same(t, "what it has after all and a fresh snapshot", state.Snapshot(), fresh)
	c.holds()
}

// narrow dials a server without its wire, with little room for what
// has come and was not read: so the rest piles up at the server.
func (s *server) narrow() *websocket.Dialer {
	return &websocket.Dialer{NetDialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, s.wire.End())
		if err != nil {
			return nil, err
		}
		return conn, conn.(*net.TCPConn).SetReadBuffer(64 << 10)
	}}
}
