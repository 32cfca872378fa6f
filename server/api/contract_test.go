package api

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/server/auth"
	"incharge/shared"
)

// The contract, row by row.

func TestRegister(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	a := p.post("/register", `{"name": "Ada Lovelace", "email": "Ada@example.com", "password": "correct horse"}`).want(http.StatusCreated)
	me := decoded[shared.Me](a).User
	if me.Name != "Ada Lovelace" || me.Email != "Ada@example.com" || !shared.ValidID(me.ID) || !me.Admin {
		t.Errorf("registered as %+v", me)
	}
	if got := decoded[shared.Me](p.get("/me").want(http.StatusOK)).User; got != me {
		t.Errorf("signed in as %+v, want %+v", got, me)
	}
	if second := r.person("Grace"); second.user.Admin {
		t.Error("the second account is an administrator too")
	}
}

func TestCookie(t *testing.T) {
	for _, c := range []struct {
		public, name string
		secure       bool
	}{{"http://incharge.example.com", "incharge", false}, {"https://incharge.example.com", "__Host-incharge", true}} {
		t.Run(c.public, func(t *testing.T) {
			r := newRig(t, publicURL(c.public))
			a := r.nobody().post("/register", shared.Registration{Name: "Ada", Email: "ada@example.com", Password: password}).want(http.StatusCreated)
			if len(a.cookies) != 1 {
				t.Fatalf("cookies %v", a.cookies)
			}
			cookie := a.cookies[0]
			if cookie.Name != c.name || cookie.Secure != c.secure || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode ||
				cookie.Path != "/" || cookie.Domain != "" || len(cookie.Value) < 43 {
				t.Errorf("cookie %v", cookie)
			}
			ada := r.nobody()
			other := map[string]string{"incharge": "__Host-incharge", "__Host-incharge": "incharge"}[c.name]
			ada.get("/me", "Cookie", c.name+"="+cookie.Value).want(http.StatusOK)
			ada.get("/me", "Cookie", other+"="+cookie.Value).want(http.StatusUnauthorized)
			if hsts := a.header.Get("Strict-Transport-Security") != ""; hsts != c.secure {
				t.Errorf("Strict-Transport-Security sent: %v", hsts)
			}
		})
	}
}

func TestLogin(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	other := r.nobody()
	a := other.post("/login", shared.Credentials{Email: strings.ToUpper(ada.email), Password: password}).want(http.StatusOK)
	if got := decoded[shared.Me](a).User; got != ada.user {
		t.Errorf("signed in as %+v, want %+v", got, ada.user)
	}
	if a.cookies[0].Value == ada.token {
		t.Error("the same session again")
	}
	other.get("/me").want(http.StatusOK)
	ada.get("/me").want(http.StatusOK)

	first := a.cookies[0].Value
	other.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(http.StatusOK)
	r.nobody().get("/me", "Authorization", "Bearer "+first).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
}

func TestLogout(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	bearer := []string{"Authorization", "Bearer " + ada.token}
	r.nobody().get("/me", bearer...).want(http.StatusOK)
	a := ada.post("/logout", nil).want(http.StatusNoContent)
	if len(a.body) != 0 || a.cookies[0].MaxAge >= 0 {
		t.Errorf("body %q, cookie %v", a.body, a.cookies[0])
	}
	ada.get("/me").refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	r.nobody().get("/me", bearer...).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	ada.post("/logout", nil).want(http.StatusNoContent)
}

func TestBoards(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	if got := string(ada.get("/boards").want(http.StatusOK).body); strings.TrimSpace(got) != `{"boards":[]}` {
		t.Errorf("no boards are %s", got)
	}
	s := ada.board("House")
	var lists []string
	for _, l := range s.Lists {
		lists = append(lists, l.Title+" "+string(l.Category))
	}
	if !slices.Equal(lists, []string{"To do todo", "In progress doing", "Done done"}) || s.Board.Title != "House" ||
		len(s.Members) != 1 || s.Members[0].Role != shared.Supervisor || s.Members[0].User.ID != ada.user.ID {
		t.Errorf("created %+v", s)
	}
	again := ada.post("/boards", shared.NewBoard{ID: s.Board.ID, Title: "House"}).want(http.StatusCreated)
	if decoded[shared.Snapshot](again).Seq != s.Seq {
		t.Errorf("created again: %s", again.body)
	}
	grace.post("/boards", shared.NewBoard{ID: s.Board.ID, Title: "Mine"}).want(http.StatusConflict)

	ada.join(s.Board.ID, grace, shared.Observer)
	boards := decoded[shared.Boards](grace.get("/boards").want(http.StatusOK)).Boards
	if want := (shared.BoardSummary{ID: s.Board.ID, Title: "House", Role: shared.Observer, Seq: 2}); len(boards) != 1 || boards[0] != want {
		t.Errorf("boards %+v, want %+v", boards, want)
	}
}

func TestSnapshot(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	path := "/boards/" + string(s.Board.ID)
	a := ada.get(path).want(http.StatusOK)
	tag := a.header.Get("ETag")
	if got := decoded[shared.Snapshot](a); tag != `"2"` || got.Seq != 2 || len(got.Cards) != 1 || got.Cards[0].ID != card {
		t.Errorf("ETag %s of %s", tag, a.body)
	}
	for _, header := range []string{tag, "W/" + tag, `"1", ` + tag, "*"} {
		if a := ada.get(path, "If-None-Match", header).want(http.StatusNotModified); len(a.body) != 0 || a.header.Get("ETag") != tag {
			t.Errorf("If-None-Match %s: ETag %s, body %s", header, a.header.Get("ETag"), a.body)
		}
	}
	ada.card(s, "Paint it")
	if got := ada.get(path, "If-None-Match", tag).want(http.StatusOK).header.Get("ETag"); got != `"3"` {
		t.Errorf("ETag %s after a change", got)
	}
}

func TestCompression(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	for i := range 10 {
		ada.card(s, fmt.Sprint("Card ", i))
	}
	path := "/boards/" + string(s.Board.ID)
	plain := ada.get(path, "Accept-Encoding", "identity").want(http.StatusOK)
	a := ada.get(path, "Accept-Encoding", "br, gzip").want(http.StatusOK)
	if a.header.Get("Content-Encoding") != "gzip" || a.header.Get("Vary") != "Accept-Encoding" || len(a.body)*2 > len(plain.body) {
		t.Errorf("%v, %d bytes of %d", a.header, len(a.body), len(plain.body))
	}
	if got := ada.get("/me", "Accept-Encoding", "gzip").want(http.StatusOK); got.header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
	if got := ada.get(path).want(http.StatusOK); string(got.body) != string(plain.body) { // the client unpacks it
		t.Errorf("%s\nis not\n%s", got.body, plain.body)
	}
}

func TestCard(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	text := "With *slate*."
	ada.done(s.Board.ID, shared.EditCard{Card: card, Description: &text})
	ada.done(s.Board.ID, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Which colour?"})
	got := decoded[shared.CardDetail](ada.get("/boards/" + string(s.Board.ID) + "/cards/" + string(card)).want(http.StatusOK))
	if got.Card.Description == nil || *got.Card.Description != text || len(got.Comments) != 1 || len(got.Activity) != 3 || got.Seq != 4 {
		t.Errorf("card %+v", got)
	}
}

func TestArchive(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	ada.done(s.Board.ID, shared.ArchiveCard{Card: card})
	got := decoded[shared.Archive](ada.get("/boards/" + string(s.Board.ID) + "/archive").want(http.StatusOK))
	if len(got.Cards) != 1 || got.Cards[0].ID != card || got.Cards[0].ArchivedAt == nil || got.Seq != 3 {
		t.Errorf("archive %+v", got)
	}
	if open := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))).Cards; len(open) != 0 {
		t.Errorf("still on the board: %+v", open)
	}
}

func TestMembers(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/members"
	a := ada.post(path, shared.Invite{Email: strings.ToUpper(grace.email), Role: shared.PIC}).want(http.StatusCreated)
	if got := decoded[shared.Invited](a); got.Member == nil || got.Member.User.ID != grace.user.ID || got.Member.Role != shared.PIC {
		t.Errorf("added %s", a.body)
	}
	grace.get("/boards/" + string(s.Board.ID)).want(http.StatusOK)
	a = ada.post(path, shared.Invite{Email: "linus@example.com", Role: shared.Observer}).want(http.StatusCreated)
	if got := decoded[shared.Invited](a); got.Member != nil || got.Invited != "linus@example.com" {
		t.Errorf("invited %s", a.body)
	}
	var jobs int
	if err := r.db.NewRaw(`SELECT count(*) FROM river_job WHERE kind = 'invitation'`).Scan(t.Context(), &jobs); err != nil || jobs != 1 {
		t.Errorf("%d jobs to mail it, %v", jobs, err)
	}
	ada.post(path, shared.Invite{Email: grace.email, Role: shared.PIC}).want(http.StatusConflict)
	grace.post(path, shared.Invite{Email: "x@example.com", Role: shared.PIC}).refused(http.StatusForbidden, shared.CodeForbidden, "")
}

func TestImport(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	export := `{"id": "5f0000000000000000000001", "name": "Garden", "desc": "", "closed": false,
		"lists": [{"id": "5f0000000000000000000002", "name": "Spring", "closed": false, "pos": 1}],
		"cards": [{"id": "5f0000000000000000000003", "name": "Sow", "desc": "Peas", "idList": "5f0000000000000000000002", "closed": false, "pos": 1, "labels": [], "idLabels": [], "attachments": [], "idChecklists": []}],
		"labels": [], "checklists": [], "actions": [], "members": []}`
	dry := decoded[shared.Imported](ada.post("/boards/import?format=trello&dry_run=true", export).want(http.StatusOK))
	if dry.Board != "" || dry.Report.Cards != 1 || dry.Report.Lists != 1 || dry.Report.Title != "Garden" {
		t.Errorf("dry run %+v", dry)
	}
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 0 {
		t.Errorf("a dry run made %+v", boards)
	}
	done := decoded[shared.Imported](ada.post("/boards/import?format=trello", export).want(http.StatusCreated))
	s := decoded[shared.Snapshot](ada.get("/boards/" + string(done.Board)).want(http.StatusOK))
	if s.Board.Title != "Garden" || len(s.Lists) != 1 || len(s.Cards) != 1 || s.Cards[0].Title != "Sow" || done.Report.Cards != 1 {
		t.Errorf("imported %+v", s)
	}
	ada.post("/boards/import?format=trello", `{"cards": [`).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "file")
	ada.post("/boards/import?format=jira", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.post("/boards/import", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.post("/boards/import?format=trello&dry_run=perhaps", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "dry_run")
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 1 {
		t.Errorf("boards %+v", boards)
	}
}

// One byte more than 64 MiB is too much, however it is sent.
func TestImportTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("sends 64 MiB")
	}
	r := newRig(t)
	ada := r.person("Ada")
	body := []byte(`{"name": "` + strings.Repeat("x", export) + `"}`)
	ada.post("/boards/import?format=trello", body).refused(http.StatusRequestEntityTooLarge, shared.CodeTooLarge, "")
}

func TestHealth(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	p.do("GET", r.server.URL+"/healthz", nil).want(http.StatusOK)
	p.do("GET", r.server.URL+"/readyz", nil).want(http.StatusOK)
	r.api.Drain()
	p.do("GET", r.server.URL+"/readyz", nil).refused(http.StatusServiceUnavailable, shared.CodeUnavailable, "")
	p.do("GET", r.server.URL+"/healthz", nil).want(http.StatusOK)
}

// A server whose database lacks a migration is not ready, nor one whose
// database has gone, and neither says why to strangers.
func TestNotReady(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	if _, err := r.db.ExecContext(t.Context(), `DELETE FROM bun_migrations`); err != nil {
		t.Fatal(err)
	}
	problem := p.do("GET", r.server.URL+"/readyz", nil).refused(http.StatusServiceUnavailable, shared.CodeUnavailable, "")
	if strings.Contains(problem.Detail, "0001") {
		t.Errorf("it says %q", problem.Detail)
	}
}

func TestMetrics(t *testing.T) {
	r := newRig(t, func(c *Config, _ *auth.Config) { c.MetricsToken = "secret" })
	ada := r.person("Ada")
	s := ada.board("House")
	ada.card(s, "Mend the roof")
	ada.send(s.Board.ID, shared.ArchiveCard{Card: shared.NewID[shared.CardID]()}).want(http.StatusNotFound)
	ada.do("BREW", r.server.URL+"/api/v1/me", nil)
	at := r.server.URL + "/metrics"
	ada.do("GET", at, nil).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	ada.do("GET", at, nil, "Authorization", "Bearer wrong").refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	text := string(ada.do("GET", at, nil, "Authorization", "Bearer secret").want(http.StatusOK).body)
	for _, line := range []string{
		`incharge_commands_total{result="ok",type="add_card"} 1`,
		`incharge_commands_total{result="not_found",type="archive_card"} 1`,
		`incharge_http_requests_total{method="POST",route="/api/v1/boards/{board}/commands",status="200"} 1`,
		`incharge_http_requests_total{method="other",route="/api/",status="405"} 1`,
		`incharge_sockets 0`, `go_goroutines`, `process_open_fds`,
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%s is not among the metrics", line)
		}
	}
}

func TestChangesInOrder(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	for i := range 5 {
		ada.card(s, fmt.Sprint("Card ", i))
	}
	path := "/boards/" + string(s.Board.ID) + "/changes"
	got := decoded[shared.Changes](ada.get(path + "?since=1").want(http.StatusOK))
	var seqs []int64
	for _, c := range got.Changes {
		seqs = append(seqs, c.Seq)
	}
	if got.Seq != 6 || !slices.Equal(seqs, []int64{2, 3, 4, 5, 6}) {
		t.Errorf("at %d, changes %v", got.Seq, seqs)
	}
	if a := ada.get(path + "?since=6").want(http.StatusOK); strings.TrimSpace(string(a.body)) != `{"seq":6,"changes":[]}` {
		t.Errorf("nothing new is %s", a.body)
	}
	ada.get(path+"?since=7").refused(http.StatusGone, shared.CodeGone, "")
	if _, err := r.db.ExecContext(t.Context(), `UPDATE boards SET log_start = 3`); err != nil {
		t.Fatal(err)
	}
	ada.get(path+"?since=2").refused(http.StatusGone, shared.CodeGone, "")
	ada.get(path + "?since=3").want(http.StatusOK)
}

// A call that waits is answered by the change, long before its time is up.
func TestChangesWait(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/changes?since=1&wait="
	began := time.Now()
	if a := ada.get(path + "1").want(http.StatusOK); decoded[shared.Changes](a).Seq != 1 || time.Since(began) < time.Second {
		t.Errorf("after %v: %s", time.Since(began), a.body)
	}
	answered := make(chan shared.Changes, 1)
	began = time.Now()
	go func() { answered <- decoded[shared.Changes](ada.get(path + "25")) }()
	waitFor(t, "a waiting call", func() bool { return r.db.Pool.Stat().AcquiredConns() == 0 && r.hub.Waiting() == 1 })
	ada.card(s, "Mend the roof")
	if got := <-answered; len(got.Changes) != 1 || got.Changes[0].Seq != 2 || time.Since(began) > 10*time.Second {
		t.Errorf("after %v: %+v", time.Since(began), got)
	}
	waitFor(t, "nobody waiting", func() bool { return r.hub.Waiting() == 0 })
}
