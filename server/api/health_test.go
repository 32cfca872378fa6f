package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/server/auth"
	"incharge/shared"
)

func TestHealth(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	p.do("GET", r.server.URL+"/healthz", nil).want(http.StatusOK)
	p.do("GET", r.server.URL+"/readyz", nil).want(http.StatusOK)
	r.api.Drain()
	p.do("GET", r.server.URL+"/readyz", nil).refused(http.StatusServiceUnavailable, shared.CodeUnavailable, "")
	p.do("GET", r.server.URL+"/healthz", nil).want(http.StatusOK)
}

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

// Metrics that no token was chosen for are nobody's, from wherever they are
// asked for.
func TestMetricsWithoutToken(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	for _, header := range [][]string{nil, {"Authorization", "Bearer "}, {"Authorization", "Bearer"}, {"Authorization", "Bearer " + ada.token}} {
		ada.do("GET", r.server.URL+"/metrics", nil, header...).refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
}
