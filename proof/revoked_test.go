package proof

import (
	"errors"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/app/client"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestMembershipRevoked takes somebody off a board by way of one server while
// they are connected by way of the other.
func TestMembershipRevoked(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 4, 1, shared.Supervisor)
	board, removed := c.boards[0], c.people[2]
	s := removed.snapshot(1, board)
	socket := removed.watch(1, s)
	follower := removed.follow(1, s)
	polled := make(chan error, 1)
	go func() {
		_, err := removed.calls[1].Changes(t.Context(), board, s.Seq, 25*time.Second)
		polled <- err
	}()
	time.Sleep(200 * time.Millisecond) // for the poll to be waiting

	c.do(c.people[0], board, shared.RemoveMember{User: removed.account.ID})
	began := time.Now()
	frame, closed := socket.last(10 * time.Second)
	t.Logf("the socket ends after %v with %v", time.Since(began), closed)
	if said := (*websocket.CloseError)(nil); !errors.As(closed, &said) || said.Code != shared.CloseMembershipEnded {
		t.Errorf("the socket of somebody who was removed ends with %v", closed)
	}
	if frame != nil && frame.Change != nil && frame.Change.Type == "remove_member" {
		t.Error("the change that ended the membership was still sent to who is no member any more")
	}
	select {
	case err := <-polled:
		if !client.Missing(err) {
			t.Errorf("somebody who waits for changes and is removed is answered with %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("somebody who was removed still waits for changes")
	}
	for way := range c.servers {
		if _, err := removed.calls[way].Snapshot(t.Context(), board); !client.Missing(err) {
			t.Errorf("reading the board by way of server %d: %v", way, err)
		}
		envelope, err := shared.Seal(shared.MoveCard{Card: s.Cards[0].ID, List: s.Lists[1].ID})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := removed.calls[way].Do(t.Context(), removed.account.ID, board, envelope); !client.Missing(err) {
			t.Errorf("a command by way of server %d: %v", way, err)
		}
	}
	for end := time.Now().Add(10 * time.Second); !follower.isGone() && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if !follower.isGone() {
		t.Error("the app of who was removed still believes that it follows the board")
	}
	for range 20 { // the others go on
		c.do(c.people[1], board, shared.MoveCard{Card: s.Cards[1].ID, List: s.Lists[1].ID})
	}
	c.holds()
	if seq := follower.seq(); seq > s.Seq {
		t.Errorf("who was removed at %d has got the changes up to %d", s.Seq+1, seq)
	}
}
