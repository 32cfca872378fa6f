package api

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
)

// Who calls is told by trusted proxies alone; what callers say of themselves
// is not heard.
func TestForwarded(t *testing.T) {
	t.Parallel()
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8::/32")}
	for _, c := range []struct {
		peer string
		said []string
		want string
	}{
		{"192.0.2.1:4711", []string{"198.51.100.9"}, "192.0.2.1:4711"},
		{"10.0.0.1:4711", []string{"198.51.100.9"}, "198.51.100.9:0"},
		{"[::ffff:10.0.0.1]:4711", []string{"198.51.100.9"}, "198.51.100.9:0"},
		{"[2001:db8::1]:4711", []string{"2001:4860::1"}, "[2001:4860::1]:0"},
		{"10.0.0.1:4711", []string{"203.0.113.66, 198.51.100.9"}, "198.51.100.9:0"},
		{"10.0.0.1:4711", []string{"203.0.113.66", "198.51.100.9, 10.0.0.2"}, "198.51.100.9:0"},
		{"10.0.0.1:4711", []string{"203.0.113.66, unknown, 10.0.0.2"}, "10.0.0.2:0"},
		{"10.0.0.1:4711", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3:0"},
		{"10.0.0.1:4711", []string{"<script>"}, "10.0.0.1:4711"},
		{"10.0.0.1:4711", nil, "10.0.0.1:4711"},
		{"10.0.0.1:4711", []string{""}, "10.0.0.1:4711"},
		{"@", []string{"198.51.100.9"}, "@"},
	} {
		a := &API{Config: Config{TrustedProxies: proxies}}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.RemoteAddr = c.peer
		for _, said := range c.said {
			r.Header.Add("X-Forwarded-For", said)
		}
		got := ""
		a.forwarded(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.RemoteAddr })).ServeHTTP(httptest.NewRecorder(), r)
		if got != c.want {
			t.Errorf("%s, which says %q: %s, want %s", c.peer, c.said, got, c.want)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	r.RemoteAddr = "10.0.0.1:4711"
	r.Header.Set("X-Forwarded-For", "198.51.100.9")
	got := ""
	new(API).forwarded(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.RemoteAddr })).ServeHTTP(httptest.NewRecorder(), r)
	if got != "10.0.0.1:4711" {
		t.Errorf("without trusted proxies: %s", got)
	}
}
