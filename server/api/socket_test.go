package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// socket is a browser's end of GET /live.
type socket struct {
	*person
	conn *websocket.Conn
}

// dial opens a socket as the person's browser does.
func (p *person) dial() *socket {
	p.Helper()
	conn, status, _ := p.tryDial(p.server.URL, "Cookie", "incharge="+p.token)
	if conn == nil {
		p.Fatalf("open a socket: %d", status)
	}
	p.Cleanup(func() { _ = conn.Close() })
	return &socket{p, conn}
}

// tryDial gives no connection where that is refused.
func (p *person) tryDial(origin string, header ...string) (*websocket.Conn, int, http.Header) {
	p.Helper()
	headers := http.Header{}
	if origin != "" {
		headers.Set("Origin", origin)
	}
	for i := 0; i < len(header); i += 2 {
		headers.Set(header[i], header[i+1])
	}
	dialer := websocket.Dialer{HandshakeTimeout: 10 * time.Second}
	conn, response, err := dialer.DialContext(p.Context(), "ws"+strings.TrimPrefix(p.server.URL, "http")+prefix+"/live", headers)
	if response == nil {
		p.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	return conn, response.StatusCode, response.Header
}

func (s *socket) send(text string) {
	s.Helper()
	if err := s.conn.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		s.Fatal(err)
	}
}

func (s *socket) watch(board shared.BoardID, since int64) {
	s.Helper()
	s.send(fmt.Sprintf(`{"watch": {"board": %q, "since": %d}}`, board, since))
}

// next reads a frame, which holds exactly one thing.
func (s *socket) next() shared.FromServer {
	s.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(15 * time.Second))
	_, data, err := s.conn.ReadMessage()
	if err != nil {
		s.Fatalf("read a frame: %v", err)
	}
	var frame shared.FromServer
	var members map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(data, &frame), json.Unmarshal(data, &members)); err != nil || len(members) != 1 {
		s.Fatalf("%v in %s", err, data)
	}
	return frame
}

// watching watches a board and takes the answer in.
func (s *socket) watching(board shared.BoardID, since, head int64) {
	s.Helper()
	s.watch(board, since)
	if f := s.next(); f.Watching == nil || f.Watching.Board != board || f.Watching.Seq != head {
		s.Fatalf("watching is %+v, want %s at %d", f, board, head)
	}
}

// changes reads the changes from one number to another, in order, none missing.
func (s *socket) changes(board shared.BoardID, from, to int64) (changes []shared.Change) {
	s.Helper()
	for seq := from; seq <= to; seq++ {
		f := s.next()
		if f.Change == nil || f.Change.Board != board || f.Change.Seq != seq {
			s.Fatalf("got %+v (%+v), want change %d of %s", f, f.Change, seq, board)
		}
		changes = append(changes, *f.Change)
	}
	return changes
}

// closed reads until the socket closes, and says with which code.
func (s *socket) closed() int {
	s.Helper()
	return s.each(func(shared.FromServer) {})
}

// each gives every frame to f until the socket closes, and says with which code.
func (s *socket) each(f func(shared.FromServer)) int {
	s.Helper()
	for {
		_ = s.conn.SetReadDeadline(time.Now().Add(15 * time.Second))
		_, data, err := s.conn.ReadMessage()
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			return closed.Code
		}
		var frame shared.FromServer
		if err := errors.Join(err, json.Unmarshal(data, &frame)); err != nil {
			s.Fatalf("read until it closes: %v", err)
		}
		f(frame)
	}
}

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

func (s *socket) silent() {
	s.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
	if _, data, err := s.conn.ReadMessage(); err == nil {
		s.Errorf("got %s", data)
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
	text := strings.Repeat("x", 99_000)
	ada.done(s.Board.ID, shared.EditCard{Card: card, Description: &text})
	r.repeat(s.Board.ID, 3, 152) // far more than its queue and the connection hold together
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

// Membership that ends on another server shows in the log.
func TestMembershipEndsElsewhere(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	v := grace.dial()
	v.watching(s.Board.ID, 2, 2)
	if _, err := r.db.ExecContext(t.Context(), `DELETE FROM members WHERE user_id = ?`, grace.user.ID); err != nil {
		t.Fatal(err)
	}
	r.hub.Advanced(s.Board.ID, 3)
	if code := v.closed(); code != shared.CloseMembershipEnded {
		t.Errorf("closed with %d", code)
	}
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
	closing := make(chan error, 1)
	go func() {
		ctx, cancel := contextWithin(10 * time.Second)
		defer cancel()
		closing <- r.hub.Close(ctx)
	}()
	if code := v.closed(); code != shared.CloseRestart {
		t.Errorf("closed with %d", code)
	}
	if a := <-waiting; decoded[shared.Changes](a.want(200)).Seq != 1 {
		t.Errorf("waiting was answered %s", a.body)
	}
	if err := <-closing; err != nil {
		t.Error(err)
	}
	if _, status, _ := ada.tryDial(r.server.URL, "Cookie", "incharge="+ada.token); status != http.StatusServiceUnavailable {
		t.Errorf("opened again: %d", status)
	}
}

// Frames that are wrong: those that break the protocol end the socket, the
// others are answered.
func TestBadFrames(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s, strangers := ada.board("House"), r.person("Eve").board("Hers")
	for _, c := range []struct {
		name  string
		kind  int
		frame string
		code  int
	}{
		{"invalid UTF-8", websocket.TextMessage, "{\"watch\": \"\xff\"}", 1007},
		{"a part of a character", websocket.TextMessage, "{\"\xe2\x82\"}", 1007},
		{"a surrogate", websocket.TextMessage, "\"\xed\xa0\x80\"", 1007},
		{"no JSON", websocket.TextMessage, "watch", 1008},
		{"nothing", websocket.TextMessage, "", 1008},
		{"bytes", websocket.BinaryMessage, "{}", 1003},
		{"too much", websocket.TextMessage, `{"watch": "` + strings.Repeat("x", 4<<10) + `"}`, 1009},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := ada.in(t).dial()
			if err := v.conn.WriteMessage(c.kind, []byte(c.frame)); err != nil {
				t.Fatal(err)
			}
			if code := v.closed(); code != c.code {
				t.Errorf("closed with %d, want %d", code, c.code)
			}
		})
	}
	for _, c := range []struct {
		name, frame string
		code        shared.Code
		field       string
	}{
		{"an unknown field", `{"shout": 1}`, shared.CodeInvalid, "shout"},
		{"nothing in it", `{}`, shared.CodeInvalid, "watch"},
		{"both", `{"watch": {"board": "x", "since": 1}, "unwatch": {"board": "x"}}`, shared.CodeInvalid, "watch"},
		{"a wrong type", `{"watch": 1}`, shared.CodeInvalid, "watch"},
		{"an id that is none", `{"watch": {"board": "x", "since": 1}}`, shared.CodeNotFound, ""},
		{"since below zero", fmt.Sprintf(`{"watch": {"board": %q, "since": -1}}`, s.Board.ID), shared.CodeInvalid, "since"},
		{"another's board", fmt.Sprintf(`{"watch": {"board": %q, "since": 0}}`, strangers.Board.ID), shared.CodeNotFound, ""},
		{"no board", fmt.Sprintf(`{"watch": {"board": %q, "since": 0}}`, s.Lists[0].ID), shared.CodeNotFound, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := ada.in(t).dial()
			v.send(c.frame)
			f := v.next()
			if f.Problem == nil || f.Problem.Code != c.code || c.field != "" && (len(f.Problem.Errors) == 0 || f.Problem.Errors[0].Field != c.field) {
				t.Errorf("got %+v", f.Problem)
			}
			v.watching(s.Board.ID, 1, 1) // it goes on
		})
	}
}

// Only our own pages may open a socket with a browser's cookie.
func TestSocketOrigin(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	cookie := []string{"Cookie", "incharge=" + ada.token}
	bearer := []string{"Authorization", "Bearer " + ada.token}
	for _, c := range []struct {
		name, origin string
		header       []string
		status       int
	}{
		{"our page", r.server.URL, cookie, 101},
		{"our page, behind a proxy", "http://incharge.example.com", cookie, 101},
		{"another site", "https://evil.example.com", cookie, 403},
		{"another port", "http://127.0.0.1:1", cookie, 403},
		{"PUBLIC_URL in the clear", "https://incharge.example.com", cookie, 403},
		{"a frame without an origin", "null", cookie, 403},
		{"no origin", "", cookie, 403},
		{"a program", "", bearer, 101},
		{"a page with a token", "https://evil.example.com", bearer, 403},
		{"nobody", r.server.URL, nil, 401},
		{"a guess", "", []string{"Authorization", "Bearer guess"}, 401},
	} {
		conn, status, header := ada.tryDial(c.origin, c.header...)
		if conn != nil {
			_ = conn.Close()
		}
		if status != c.status {
			t.Errorf("%s: %d, want %d", c.name, status, c.status)
		}
		if c.status != 101 && header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", c.name, header.Get("Content-Type"))
		}
	}
	ada.get("/live").refused(http.StatusUpgradeRequired, shared.CodeInvalid, "Upgrade")
}

// One person can't take all the sockets, nor one socket all the boards.
func TestSocketLimits(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	var sockets []*socket
	for range 40 {
		sockets = append(sockets, ada.dial())
	}
	if _, status, header := ada.tryDial(r.server.URL, "Cookie", "incharge="+ada.token); status != http.StatusTooManyRequests || header.Get("Retry-After") == "" {
		t.Errorf("one more: %d, %v", status, header)
	}
	grace.dial()
	_ = sockets[0].conn.Close()
	waitFor(t, "one fewer", func() bool { return r.hub.Sockets() == 40 })
	v := ada.dial()
	for range 50 {
		v.watching(ada.board("House").Board.ID, 1, 1)
	}
	v.watch(ada.board("One more").Board.ID, 1)
	if f := v.next(); f.Problem == nil || f.Problem.Code != shared.CodeInvalid {
		t.Errorf("got %+v", f)
	}
}
