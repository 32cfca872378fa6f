package api

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// repeat writes the last change of a board into its log again and again, up to
// a number, and publishes none of it.
func (r *rig) repeat(board shared.BoardID, last, to int64) {
	r.Helper()
	_, err := r.db.ExecContext(r.Context(), `
		INSERT INTO changes (board_id, seq, command_id, type, actor, at, change, touched)
		SELECT board_id, n, gen_random_uuid(), type, actor, at, jsonb_set(change, '{seq}', to_jsonb(n)), touched
		FROM changes, generate_series(?, ?) AS n WHERE board_id = ? AND seq = ?;
		UPDATE boards SET head = ? WHERE id = ?`, last+1, to, board, last, to, board)
	if err != nil {
		r.Fatal(err)
	}
}

func TestTwoViewers(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	var viewers []*socket
	for _, p := range []*person{ada, grace} {
		v := p.dial()
		v.watching(s.Board.ID, 2, 2)
		viewers = append(viewers, v)
	}
	// Two people work at once; every change reaches both, in order.
	const each = 30
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range each {
				ada.card(s, "Card")
			}
		})
	}
	seen := make([][]shared.Change, 2)
	for i, v := range viewers {
		all.Go(func() { seen[i] = v.changes(s.Board.ID, 3, 2+4*each) })
	}
	all.Wait()
	logged := decoded[shared.Changes](ada.get("/boards/" + string(s.Board.ID) + "/changes?since=2")).Changes
	want, _ := json.Marshal(logged)
	for _, changes := range seen {
		if got, _ := json.Marshal(changes); string(got) != string(want) {
			t.Errorf("a viewer got other changes than are in the log:\n%s\n%s", got, want)
		}
	}
}

func TestResume(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s, other := ada.board("House"), ada.board("Garden")
	for range 5 {
		ada.card(s, "Card")
	}
	v := ada.dial()
	v.watching(s.Board.ID, 3, 6)
	v.changes(s.Board.ID, 4, 6)
	v.watching(other.Board.ID, 1, 1)
	ada.card(other, "Card")
	v.changes(other.Board.ID, 2, 2)
	ada.card(s, "Card")
	v.changes(s.Board.ID, 7, 7)

	// Watching again goes on from there.
	v.watching(s.Board.ID, 5, 7)
	v.changes(s.Board.ID, 6, 7)

	v.send(fmt.Sprintf(`{"unwatch": {"board": %q}}`, s.Board.ID))
	v.watching(other.Board.ID, 2, 2) // so the unwatch has been read
	ada.card(s, "Card")
	ada.card(other, "Card")
	v.changes(other.Board.ID, 3, 3)
}

// A log longer than one page comes whole.
func TestResumeFromFar(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	title := "Mended"
	card := ada.card(s, "Mend the roof")
	for range 30 {
		ada.done(s.Board.ID, shared.EditCard{Card: card, Title: &title})
	}
	r.repeat(s.Board.ID, 32, 1232)
	v := ada.dial()
	v.watching(s.Board.ID, 1, 1232)
	v.changes(s.Board.ID, 2, 1232)
	ada.done(s.Board.ID, shared.EditCard{Card: card, Title: &title})
	v.changes(s.Board.ID, 1233, 1233)
}

func TestResync(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	for range 5 {
		ada.card(s, "Card")
	}
	if _, err := r.db.ExecContext(t.Context(), `UPDATE boards SET log_start = 4`); err != nil {
		t.Fatal(err)
	}
	v := ada.dial()
	for _, since := range []int64{3, 7} { // too old, and from the future
		v.watch(s.Board.ID, since)
		if f := v.next(); f.Resync == nil || f.Resync.Board != s.Board.ID {
			t.Errorf("since %d: %+v", since, f)
		}
	}
	ada.card(s, "Card") // not watched
	v.watching(s.Board.ID, 4, 7)
	v.changes(s.Board.ID, 5, 7)
}

// What is published in the wrong order, twice, or not at all still comes in
// order, once.
func TestPublishedOutOfOrder(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	v := ada.dial()
	v.watching(s.Board.ID, 1, 1)
	card := ada.card(s, "Mend the roof")
	v.changes(s.Board.ID, 2, 2)
	r.repeat(s.Board.ID, 2, 9)
	logged := decoded[shared.Changes](ada.get("/boards/" + string(s.Board.ID) + "/changes?since=2")).Changes
	for _, i := range []int{2, 0, 1, 2, 4} { // 5, 3, 4, 5 and 7; not 6
		r.hub.Publish(logged[i])
	}
	v.changes(s.Board.ID, 3, 9) // a gap is filled with all there is
	r.hub.Advanced(s.Board.ID, 9)
	ada.done(s.Board.ID, shared.ArchiveCard{Card: card})
	v.changes(s.Board.ID, 10, 10)
	r.hub.Advanced(s.Board.ID, 10)
	v.silent()
}

// Who reads too slowly is cut off, and loses nothing by coming back.
func TestSlowViewer(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	v := ada.dial()
	if err := v.conn.NetConn().(*net.TCPConn).SetReadBuffer(128 << 10); err != nil {
		t.Fatal(err)
	}
	v.watching(s.Board.ID, 2, 2)
	text := strings.Repeat("x", 50_000)
	ada.done(s.Board.ID, shared.EditCard{Card: card, Description: &text})
	r.repeat(s.Board.ID, 3, 152) // more than its queue and the connection hold together
	for _, change := range decoded[shared.Changes](ada.get("/boards/" + string(s.Board.ID) + "/changes?since=3")).Changes {
		r.hub.Publish(change)
	}
	last := int64(2)
	code := v.each(func(f shared.FromServer) {
		if f.Change == nil || f.Change.Seq != last+1 {
			t.Fatalf("got %+v after %d", f.Change, last)
		}
		last++
	})
	if code != websocket.CloseTryAgainLater || last >= 152 {
		t.Fatalf("closed with %d after change %d", code, last)
	}
	again := ada.dial()
	again.watching(s.Board.ID, last, 152)
	again.changes(s.Board.ID, last+1, 152)
}
