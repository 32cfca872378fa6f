package api

import (
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"incharge/server/auth"
	"incharge/shared"
)

const tools = "https://tools.example.com"

func allowing(origins ...string) option {
	return func(c *Config, _ *auth.Config) { c.AllowedOrigins = origins }
}

// Pages of an allowed origin read and write in the name of who is signed in,
// those of any other do neither.
func TestAllowedOrigins(t *testing.T) {
	r := newRig(t, allowing(tools))
	ada := r.person("Ada")
	mine := func() shared.NewBoard { return shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "House"} }
	for _, a := range []answer{
		ada.get("/me", "Origin", tools).want(http.StatusOK),
		ada.get("/boards/nothing", "Origin", tools).want(http.StatusNotFound),
		r.nobody().get("/me", "Origin", tools).want(http.StatusUnauthorized),
		ada.post("/boards", mine(), "Origin", tools, "Sec-Fetch-Site", "cross-site").want(http.StatusCreated),
		ada.do(http.MethodOptions, "/boards", nil, "Origin", tools, "Access-Control-Request-Method", "POST").want(http.StatusNoContent),
	} {
		h := a.header
		if h.Get("Access-Control-Allow-Origin") != tools || h.Get("Access-Control-Allow-Credentials") != "true" || !strings.Contains(strings.Join(h.Values("Vary"), ","), "Origin") {
			t.Errorf("%s: %v", a.what, h)
		}
	}
	preflight := ada.do(http.MethodOptions, "/boards", nil, "Origin", tools, "Access-Control-Request-Method", "POST").header
	if !strings.Contains(preflight.Get("Access-Control-Allow-Methods"), "DELETE") || !strings.Contains(preflight.Get("Access-Control-Allow-Headers"), "Content-Type") {
		t.Errorf("%v", preflight)
	}
	for _, origin := range []string{"https://evil.example.com", "http://tools.example.com", tools + ":8443", tools + ".evil.com", "https://TOOLS.example.com", "null", ""} {
		for _, a := range []answer{
			ada.get("/me", "Origin", origin).want(http.StatusOK),
			ada.do(http.MethodOptions, "/boards", nil, "Origin", origin, "Access-Control-Request-Method", "POST").want(http.StatusMethodNotAllowed),
			ada.post("/boards", mine(), "Origin", origin, "Sec-Fetch-Site", "cross-site").want(http.StatusForbidden),
		} {
			for name := range a.header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s from %q: %s", a.what, origin, name)
				}
			}
		}
	}
	if h := ada.do(http.MethodGet, r.server.URL+"/", nil, "Origin", tools).header; h.Get("Access-Control-Allow-Origin") != "" {
		t.Error("a page of ours can be read by another site's")
	}
}

func TestNoOtherOrigins(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	if h := ada.get("/me", "Origin", tools).header; h.Get("Access-Control-Allow-Origin") != "" || h.Get("Vary") == "Origin" {
		t.Errorf("%v", h)
	}
}

func TestSocketOfAllowedOrigin(t *testing.T) {
	r := newRig(t, allowing(tools))
	ada := r.person("Ada")
	for origin, want := range map[string]int{tools: http.StatusSwitchingProtocols, tools + ":8443": http.StatusForbidden} {
		header := http.Header{"Origin": {origin}, "Cookie": {"incharge=" + ada.token}}
		conn, answer, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(r.server.URL, "http")+prefix+"/live", header)
		if answer == nil || answer.StatusCode != want {
			t.Errorf("from %s: %v, %v", origin, answer, err)
		}
		if err == nil {
			_ = conn.Close()
		}
		if answer != nil {
			_ = answer.Body.Close()
		}
	}
}
