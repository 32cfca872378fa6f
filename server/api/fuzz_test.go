package api

import (
	"bufio"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// FuzzToken: of whatever comes as a cookie or in Authorization, the token is
// what one of them holds, or nothing. Those of invitations, resets and
// confirmations are strings in JSON bodies, which are fuzzed in shared.
func FuzzToken(f *testing.F) {
	for _, headers := range []string{
		"Cookie: incharge=abc", "Cookie: a=b; incharge=\"x y\"; incharge=2", "Authorization: Bearer abc", "Authorization: bearer   abc  ", "Authorization: Basic YTpi",
		"Authorization: Bearer inc_abc\r\nCookie: incharge=abc", "Cookie: __Host-incharge=abc", "Cookie: incharge=", "Cookie: =;;,incharge", "Authorization: Bearer",
	} {
		f.Add(headers, false)
		f.Add(headers, true)
	}
	f.Fuzz(func(t *testing.T, headers string, https bool) {
		text := "GET / HTTP/1.1\r\nHost: incharge.example.com\r\n" + headers + "\r\n\r\n"
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
		if err != nil {
			return // the server answers 400 by itself
		}
		scheme := "http"
		if https {
			scheme = "https"
		}
		a := &API{Config: Config{PublicURL: &url.URL{Scheme: scheme, Host: "incharge.example.com"}}}
		token := a.tokenOf(r)
		if !strings.Contains(headers, token) || strings.ContainsAny(token, "\r\n\x00") {
			t.Errorf("%q: token %q", headers, token)
		}
		if https && r.Header.Get("Authorization") == "" && token != "" && !strings.Contains(headers, secureCookie) {
			t.Errorf("%q: token %q of a cookie that anybody could have set", headers, token)
		}
	})
}

// FuzzCaller: whatever comes as X-Forwarded-For, who calls is an address.
func FuzzCaller(f *testing.F) {
	f.Add("10.0.0.1:1", "198.51.100.9, 10.0.0.2")
	f.Add("[::1%eth0]:1", "fe80::1%25eth0, ::ffff:10.0.0.1,,")
	anybody := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
	a := &API{Config: Config{TrustedProxies: anybody}}
	f.Fuzz(func(t *testing.T, peer, said string) {
		caller, found := a.caller(&http.Request{RemoteAddr: peer, Header: http.Header{"X-Forwarded-For": {said}}})
		if found != caller.IsValid() {
			t.Errorf("%q says %q: %v, %t", peer, said, caller, found)
		}
	})
}
