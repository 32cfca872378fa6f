package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

const list = `{
	"version": "v1", "shell": "assets/index.1.html",
	"files": {
		"assets/index.1.html": {"type": "text/html; charset=utf-8", "size": 5, "hash": "h1", "immutable": true, "encodings": {"br": 2, "gzip": 3}},
		"assets/app.2.wasm": {"type": "application/wasm", "size": 4, "hash": "h2", "immutable": true, "encodings": {"br": 2}},
		"assets/gone.js": {"type": "text/javascript", "size": 4, "hash": "h4", "immutable": true},
		"sw.js": {"type": "text/javascript; charset=utf-8", "size": 6, "hash": "h3"}
	}
}`

func site(t *testing.T) *Site {
	t.Helper()
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"index.json": list, "assets/index.1.html": "shell", "assets/index.1.html.br": "sb", "assets/index.1.html.gz": "sgz",
		"assets/app.2.wasm": "wasm", "assets/app.2.wasm.br": "wb", "sw.js": "worker",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	s, err := New(files, func(path string) bool { return path == "/" || strings.HasPrefix(path, "/boards/") })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSite(t *testing.T) {
	t.Parallel()
	const forever = "public, max-age=31536000, immutable"
	for name, c := range map[string]struct {
		method, path, accept, held string
		status                     int
		body, encoding, cache, tag string
	}{
		"the page":                     {path: "/", status: 200, body: "shell", cache: "no-cache", tag: `"h1"`},
		"a deep link":                  {path: "/boards/1/cards/2", accept: "br", status: 200, body: "sb", encoding: "br", cache: "no-cache", tag: `"h1-br"`},
		"no page":                      {path: "/nope", status: 404, body: "shell", cache: "no-cache", tag: `"h1"`},
		"no page that is held":         {path: "/nope", held: `"h1"`, status: 404, body: "shell", cache: "no-cache", tag: `"h1"`},
		"an asset":                     {path: "/assets/app.2.wasm", status: 200, body: "wasm", cache: forever, tag: `"h2"`},
		"an asset, brotli":             {path: "/assets/app.2.wasm", accept: "gzip, deflate, br", status: 200, body: "wb", encoding: "br", cache: forever, tag: `"h2-br"`},
		"an asset without that coding": {path: "/assets/app.2.wasm", accept: "gzip", status: 200, body: "wasm", cache: forever, tag: `"h2"`},
		"an asset of another version":  {path: "/assets/app.9.wasm", status: 404, body: "not found\n", cache: "no-store"},
		"the shell under its own name": {path: "/assets/index.1.html", accept: "gzip", status: 200, body: "sgz", encoding: "gzip", cache: forever, tag: `"h1-gzip"`},
		"the worker":                   {path: "/sw.js", status: 200, body: "worker", cache: "no-cache", tag: `"h3"`},
		"the worker, unchanged":        {path: "/sw.js", held: `W/"x", "h3"`, status: 304, cache: "no-cache", tag: `"h3"`},
		"held in another coding":       {path: "/", accept: "gzip", held: `"h1-br"`, status: 200, body: "sgz", encoding: "gzip", cache: "no-cache", tag: `"h1-gzip"`},
		"its head":                     {method: "HEAD", path: "/sw.js", status: 200, cache: "no-cache", tag: `"h3"`},
		"a post":                       {method: "POST", path: "/", status: 405, body: "method not allowed\n"},
		"a packed file that is lost":   {path: "/assets/gone.js", status: 500, body: "a packed file is missing\n", cache: "no-store"},
		"the list itself":              {path: "/index.json", status: 404, body: "shell", cache: "no-cache", tag: `"h1"`},
		"a way out of the site":        {path: "/assets/../web.go", status: 404, body: "not found\n", cache: "no-store"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.method == "" {
				c.method = "GET"
			}
			r := httptest.NewRequestWithContext(t.Context(), c.method, c.path, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			r.Header.Set("If-None-Match", c.held)
			w := httptest.NewRecorder()
			site(t).ServeHTTP(w, r)
			for what, pair := range map[string][2]string{
				"body":     {w.Body.String(), c.body},
				"encoding": {w.Header().Get("Content-Encoding"), c.encoding},
				"cache":    {w.Header().Get("Cache-Control"), c.cache},
				"tag":      {w.Header().Get("Etag"), c.tag},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s is %q, want %q", what, pair[0], pair[1])
				}
			}
			if w.Code != c.status {
				t.Errorf("status is %d, want %d", w.Code, c.status)
			}
		})
	}
}

func TestHeadTellsTheLengthOfWhatGetSends(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(site(t))
	defer server.Close()
	for _, method := range []string{"HEAD", "GET"} {
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+"/assets/app.2.wasm", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", "br")
		answer, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close() //nolint:errcheck // read only
		if answer.ContentLength != 2 || answer.Header.Get("Content-Type") != "application/wasm" {
			t.Errorf("%s: length %d, type %q", method, answer.ContentLength, answer.Header.Get("Content-Type"))
		}
		if want := map[string]string{"HEAD": "", "GET": "wb"}[method]; string(body) != want {
			t.Errorf("%s: body %q, want %q", method, body, want)
		}
	}
}

func TestNegotiate(t *testing.T) {
	t.Parallel()
	all := map[string]int{"br": 1, "gzip": 1}
	for accept, want := range map[string]string{
		"":                          "",
		"br":                        "br",
		"gzip":                      "gzip",
		"gzip, deflate, br, zstd":   "br",
		"gzip;q=1.0, br;q=0.5":      "gzip",
		"br;q=0, gzip":              "gzip",
		"br;q=0, gzip;q=0":          "",
		"*":                         "br",
		"*;q=0.5, br;q=0":           "gzip",
		"identity":                  "",
		"GZIP":                      "gzip",
		"br;q=nonsense, gzip;q=0.1": "gzip",
	} {
		if got, _ := negotiate(accept, all); got != want {
			t.Errorf("Accept-Encoding %q: %q, want %q", accept, got, want)
		}
	}
}

func TestUnpackedSiteSaysWhatToDo(t *testing.T) {
	t.Parallel()
	_, err := New(fstest.MapFS{}, nil)
	if err == nil {
		t.Fatal("a site without a list was taken for a packed one")
	}
	w := httptest.NewRecorder()
	unbuilt(err).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/", nil))
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "make build") {
		t.Errorf("answered %d %q", w.Code, w.Body.String())
	}
}

func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	for _, hsts := range []string{"", "max-age=31536000"} {
		w := httptest.NewRecorder()
		SecurityHeaders(hsts, http.NotFoundHandler()).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/", nil))
		for name, want := range map[string]string{
			"Strict-Transport-Security":    hsts,
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy":              "same-origin",
			"X-Content-Type-Options":       "nosniff",
			"X-Frame-Options":              "DENY",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		csp := w.Header().Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self' 'wasm-unsafe-eval';", "style-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} {
			if !strings.Contains(csp, part) {
				t.Errorf("policy is %q, without %q", csp, part)
			}
		}
		for _, banned := range []string{"unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"} {
			if strings.Contains(csp, banned) {
				t.Errorf("policy is %q, with %q", csp, banned)
			}
		}
		for _, feature := range []string{"camera", "geolocation", "microphone", "payment", "usb"} {
			if !strings.Contains(w.Header().Get("Permissions-Policy"), feature+"=()") {
				t.Errorf("pages may use %s", feature)
			}
		}
	}
}

// The page for developers is there only where it is asked for, and in the site's
// own styles.
func TestStyles(t *testing.T) {
	t.Parallel()
	s := site(t)
	s.list.Files["assets/app.5.css"] = s.list.Files["assets/gone.js"]
	for path, want := range map[string]string{StylesPath: `href="/assets/app.5.css"`, "/": "shell"} {
		answer := httptest.NewRecorder()
		WithStyles(s, "<p>Here</p>").ServeHTTP(answer, httptest.NewRequest("GET", path, nil))
		if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), want) {
			t.Errorf("%s: %d %s", path, answer.Code, answer.Body)
		}
	}
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, httptest.NewRequest("GET", StylesPath, nil))
	if answer.Code != http.StatusNotFound {
		t.Errorf("without being asked for: %d", answer.Code)
	}
}
