package api

import (
	"bytes"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"incharge/server/auth"
	"incharge/server/db/dbtest"
	"incharge/server/live"
	"incharge/shared"
)

// No call takes a body that is larger than it needs, whoever sends it; a call
// that takes large ones is named here.
func TestBodySizes(t *testing.T) {
	w := newWorld(newRig(t, whole))
	sizes := map[string]int{"POST /boards/{board}/commands": large, "PUT /me/avatar": picture, "POST /markdown": large, "POST /boards/import": export,
		"POST /boards/{board}/cards/{card}/files": large, "PUT /boards/{board}/filters": large}
	paths := w.api.huma.OpenAPI().Paths
	walked := 0
	for _, template := range slices.Sorted(maps.Keys(paths)) {
		for _, method := range methods {
			op := operationOf(paths[template], method)
			if op == nil || op.RequestBody == nil {
				continue
			}
			size, known := sizes[method+" "+template]
			if !known {
				size = small
			}
			walked++
			w.renew()
			p := w.sunja
			if strings.HasPrefix(template, "/admin") {
				p = w.ada
			}
			row := rows[method+" "+template]
			row.body = `{"x":"` + strings.Repeat("x", size) + `"}`
			if template == "/me/avatar" {
				row.body = "{picture}" + row.body
			}
			if size == export {
				continue // see TestImportTooLarge
			}
			w.call(p, method, w.fill(template), row).refused(http.StatusRequestEntityTooLarge, shared.CodeTooLarge, "")
		}
	}
	if walked < 20 {
		t.Errorf("only %d calls with a body", walked)
	}
}

// What is nested deeper than anything of ours is refused before it is read.
func TestDepth(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	deep := strings.Repeat(`[`, 6_000) + strings.Repeat(`]`, 6_000)
	for path, body := range map[string]string{
		"/boards": `{"id":` + deep + `}`,
		"/boards/" + string(s.Board.ID) + "/commands": `{"id":"` + string(shared.NewID[shared.CommandID]()) + `","type":"edit_board","data":{"settings":` + deep + `}}`,
		"/boards/import?format=trello":                `{"name":"x","lists":[],"cards":[],"x":` + strings.Repeat(`[`, 20_000) + strings.Repeat(`]`, 20_000) + `}`,
	} {
		if a := ada.post(path, body); a.status != http.StatusUnprocessableEntity && a.status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}

// Requests of one account are limited, with a word on when to come back.
func TestRequestsOfOneAccount(t *testing.T) {
	r := newRig(t, func(_ *Config, c *auth.Config) { c.RateLimits = true })
	ada, eve := r.person("Ada"), r.person("Eve")
	for range 20_000 { // the allowance fills up again meanwhile
		if err := r.api.Accounts.Ask(eve.user.ID); err != nil {
			a := eve.get("/me")
			if a.status == http.StatusOK { // a moment has passed
				continue
			}
			a.refused(http.StatusTooManyRequests, shared.CodeRateLimited, "")
			if a.header.Get("Retry-After") != "1" {
				t.Errorf("Retry-After: %s", a.header.Get("Retry-After"))
			}
			ada.get("/me").want(http.StatusOK)
			return
		}
	}
	t.Error("never limited")
}

// logged is a log to look into.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) lines(words ...string) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.Lines(l.text.String()) {
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) }) {
			n++
		}
	}
	return n
}

// What somebody was kept from is in the log: who, what, from where; and no line
// of it can be made by who is logged.
func TestRefusalsAreLogged(t *testing.T) {
	t.Parallel()
	log := &logged{}
	r := newServer(t, dbtest.New(t), live.New(live.Silent{}, quiet(t)), func(c *Config, _ *auth.Config) {
		c.Log = slog.New(Logged(slog.NewTextHandler(log, nil)))
	})
	ada, eve := r.person("Ada"), r.person("Eve")
	s := ada.board("House")
	eve.get("/boards/" + string(s.Board.ID)).want(404)
	ada.join(s.Board.ID, eve, shared.Observer)
	eve.send(s.Board.ID, shared.AddList{List: shared.NewID[shared.ListID](), Title: "Mine"}).want(403)
	r.nobody().get("/boards", "Cookie", "incharge=guess level=ERROR").want(401)
	r.nobody().do(http.MethodGet, r.server.URL+"/api/v1/x%0Alevel=ERROR%0A", nil).want(404)
	user := "user=" + string(eve.user.ID)
	for _, words := range [][]string{
		{"status=404", "route=/api/v1/boards/{board}", user, "from=127.0.0.1"},
		{"status=403", "route=/api/v1/boards/{board}/commands", user, "from=127.0.0.1"},
		{"status=401", "route=/api/v1/boards", "from=127.0.0.1"},
	} {
		waitFor(t, strings.Join(words, " "), func() bool { return log.lines(words...) == 1 })
	}
	if n := log.lines("level=ERROR"); n != 0 {
		t.Errorf("%d lines of the caller's own", n)
	}
}

// What comes is never sent back as it came.
func TestTrace(t *testing.T) {
	r := newRig(t)
	for _, path := range []string{"/api/v1/me", "/api/docs"} {
		for _, method := range []string{http.MethodTrace, "TRACK"} {
			if a := r.nobody().do(method, r.server.URL+path, nil); a.status != http.StatusMethodNotAllowed {
				t.Errorf("%s: %d", a.what, a.status)
			}
		}
	}
}

// Under https every answer tells browsers to stay there, and, unless the
// configuration says otherwise, for the hosts below as well.
func TestHSTS(t *testing.T) {
	for address, hsts := range map[string]map[bool]string{
		"https://incharge.example.com": {true: "max-age=31536000; includeSubDomains", false: "max-age=31536000"},
		"http://incharge.example.com":  {true: "", false: ""},
	} {
		for wide, want := range hsts {
			t.Run(address, func(t *testing.T) {
				r := newRig(t, publicURL(address), func(c *Config, _ *auth.Config) { c.HSTSWide = wide })
				for _, path := range []string{"/", "/api/v1/me", "/api/docs", "/healthz", "/nothing", "/api/v1/openapi.json"} {
					if got := r.nobody().do(http.MethodGet, r.server.URL+path, nil).header.Get("Strict-Transport-Security"); got != want {
						t.Errorf("%s: %q, want %q", path, got, want)
					}
				}
			})
		}
	}
}
