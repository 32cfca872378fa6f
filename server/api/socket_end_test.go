package api

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"incharge/server/live"
	"incharge/shared"
)

func TestSessionEnds(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	other := r.nobody() // the same account, elsewhere
	other.token = other.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(200).cookies[0].Value

	v, elsewhere := ada.dial(), other.dial()
	v.watching(s.Board.ID, 1, 1)
	elsewhere.watching(s.Board.ID, 1, 1)
	ada.post("/logout", nil).want(204)
	if code := v.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	if _, status, _ := ada.tryDial(r.server.URL, "Cookie", "incharge="+ada.token); status != http.StatusUnauthorized {
		t.Errorf("opened again: %d", status)
	}
	elsewhere.send("{}") // is still there
	if f := elsewhere.next(); f.Problem == nil {
		t.Errorf("got %+v", f)
	}

	// A session that ends by itself is noticed.
	if _, err := r.db.ExecContext(t.Context(), `UPDATE sessions SET expires_at = now()`); err != nil {
		t.Fatal(err)
	}
	r.hub.Check(t.Context(), r.api.Accounts.Ended)
	if code := elsewhere.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	waitFor(t, "no sockets", func() bool { return r.hub.Sockets() == 0 })
}

func TestMembershipEnds(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	v, stays := grace.dial(), ada.dial()
	v.watching(s.Board.ID, 2, 2)
	stays.watching(s.Board.ID, 2, 2)
	waiting := make(chan answer, 1)
	go func() { waiting <- grace.get("/boards/" + string(s.Board.ID) + "/changes?since=2&wait=25") }()
	waitFor(t, "a waiting call", func() bool { return r.hub.Waiting() == 1 })

	ada.done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
	ada.card(s, "Secret")
	if code := v.each(func(f shared.FromServer) { t.Errorf("still got %+v", f) }); code != shared.CloseMembershipEnded {
		t.Errorf("closed with %d", code)
	}
	stays.changes(s.Board.ID, 3, 4)
	(<-waiting).refused(404, shared.CodeNotFound, "")

	again := grace.dial()
	again.watch(s.Board.ID, 2)
	if f := again.next(); f.Problem == nil || f.Problem.Code != shared.CodeNotFound {
		t.Errorf("got %+v", f)
	}
	ada.card(s, "Secret")
	again.silent()
}

// Membership that ends on another server shows in the log, whatever that
// server says or doesn't.
func TestMembershipEndsElsewhere(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	v, stays := grace.dial(), ada.dial()
	v.watching(s.Board.ID, 2, 2)
	stays.watching(s.Board.ID, 2, 2)
	elsewhere := newServer(t, r.db, live.New(live.Silent{}, quiet(t)))
	ada.at(elsewhere).done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
	r.hub.Advanced(s.Board.ID, 3)
	if code := v.each(func(f shared.FromServer) { t.Errorf("still got %+v", f) }); code != shared.CloseMembershipEnded {
		t.Errorf("closed with %d", code)
	}
	stays.changes(s.Board.ID, 3, 3)
}

func TestRestart(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	v := ada.dial()
	v.watching(s.Board.ID, 1, 1)
	waiting := make(chan answer, 1)
	go func() { waiting <- ada.get("/boards/" + string(s.Board.ID) + "/changes?since=1&wait=25") }()
	waitFor(t, "a waiting call", func() bool { return r.hub.Waiting() == 1 })
	closed := make(chan struct{})
	go func() {
		ctx, cancel := contextWithin(10 * time.Second)
		defer cancel()
		r.hub.Close(ctx)
		close(closed)
	}()
	if code := v.closed(); code != shared.CloseRestart {
		t.Errorf("closed with %d", code)
	}
	if a := <-waiting; decoded[shared.Changes](a.want(200)).Seq != 1 {
		t.Errorf("waiting was answered %s", a.body)
	}
	<-closed
	if _, status, _ := ada.tryDial(r.server.URL, "Cookie", "incharge="+ada.token); status != http.StatusServiceUnavailable {
		t.Errorf("opened again: %d", status)
	}
}

// Somebody who reads nothing can't keep the server from stopping.
func TestRestartWithStuckViewer(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	v := ada.dial()
	if err := v.conn.NetConn().(*net.TCPConn).SetReadBuffer(128 << 10); err != nil {
		t.Fatal(err)
	}
	v.watching(s.Board.ID, 2, 2)
	text := strings.Repeat("x", 99_000)
	ada.done(s.Board.ID, shared.EditCard{Card: card, Description: &text})
	r.repeat(s.Board.ID, 3, 152)
	r.hub.Advanced(s.Board.ID, 152) // 15 MB to send, of which the connection takes a part
	began := time.Now()
	ctx, cancel := contextWithin(500 * time.Millisecond)
	defer cancel()
	r.hub.Close(ctx)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}
