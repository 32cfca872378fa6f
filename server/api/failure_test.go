package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"incharge/server/auth"
	"incharge/shared"
)

func TestHeaders(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	ids := map[string]bool{}
	for _, a := range []answer{ada.get("/me"), ada.get("/nothing"), ada.do("GET", r.server.URL+"/", nil), ada.do("GET", r.server.URL+"/api/docs", nil)} {
		id := a.header.Get("X-Request-Id")
		if id == "" || ids[id] {
			t.Errorf("%s: request id %q", a.what, id)
		}
		ids[id] = true
		if csp := a.header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self' 'wasm-unsafe-eval'") {
			t.Errorf("%s: Content-Security-Policy %q", a.what, csp)
		}
		if a.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", a.what, a.header)
		}
	}
	if got := ada.get("/me").header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control: %s", got)
	}
}

func TestInternalError(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	if _, err := r.db.ExecContext(t.Context(), `ALTER TABLE cards RENAME COLUMN title TO heading`); err != nil {
		t.Fatal(err)
	}
	p := ada.get("/boards/"+string(s.Board.ID)).refused(500, shared.CodeInternal, "")
	if text := fmt.Sprint(p); strings.Contains(text, "title") || strings.Contains(text, "SQL") {
		t.Errorf("it says %s", text)
	}
}

func TestUnavailable(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	tx, err := r.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() //nolint:errcheck // it only holds a lock
	if _, err := tx.ExecContext(t.Context(), `LOCK TABLE cards IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	a := ada.get("/boards/" + string(s.Board.ID)) // lock_timeout ends the wait
	a.refused(503, shared.CodeUnavailable, "")
	if a.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
}

// 401 says how to sign in, wherever it is found out.
func TestUnauthorized(t *testing.T) {
	r := newRig(t, func(c *Config, _ *auth.Config) { c.MetricsToken = "secret" })
	nobody := r.nobody()
	for _, a := range []answer{
		nobody.get("/me"), nobody.get("/live"), nobody.do(http.MethodGet, r.server.URL+"/metrics", nil),
		nobody.post("/login", shared.Credentials{Email: "nobody@example.com", Password: password}),
	} {
		a.refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
		if got := a.header.Get("WWW-Authenticate"); got != "Bearer" {
			t.Errorf("%s: WWW-Authenticate %q", a.what, got)
		}
	}
}

// Who hangs up has not found the server unavailable.
func TestHungUp(t *testing.T) {
	r := newRig(t, func(c *Config, _ *auth.Config) { c.MetricsToken = "secret" })
	ada := r.person("Ada")
	s := ada.board("House")
	ctx, hangUp := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer hangUp()
	url := fmt.Sprintf("%s%s/boards/%s/changes?since=%d&wait=30", r.server.URL, prefix, s.Board.ID, s.Seq)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if response, err := ada.client.Do(request); err == nil {
		_ = response.Body.Close()
		t.Fatalf("answered %d", response.StatusCode)
	}
	count := func() string {
		for line := range strings.Lines(string(ada.do(http.MethodGet, r.server.URL+"/metrics", nil, "Authorization", "Bearer secret").body)) {
			if strings.HasPrefix(line, "incharge_http_requests_total") && strings.Contains(line, "/changes") {
				return line
			}
		}
		return ""
	}
	for began := time.Now(); count() == "" && time.Since(began) < 10*time.Second; {
		time.Sleep(10 * time.Millisecond)
	}
	if line := count(); !strings.Contains(line, `status="499"} 1`) {
		t.Errorf("counted as %q", line)
	}
}
