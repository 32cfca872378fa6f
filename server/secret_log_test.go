package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// said is everything that the program has written so far.
func (o *output) said() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// mails waits until some mail has each of the words, and gives all mails.
func mails(t *testing.T, dir string, words ...string) (texts []string) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(dir, "mail", "*.eml"))
		if err != nil {
			t.Fatal(err)
		}
		texts = nil
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(text))
		}
		all := strings.Join(texts, "")
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(all, word) }) {
			return texts
		}
	}
	t.Fatalf("%d mails, and not with each of %q", len(texts), words)
	return nil
}

// Whatever goes right and wrong, at the lowest level and in either form, no
// password, token, code or key gets into what the server logs.
func TestNoSecretsInLogs(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			const prefix, password, wrong, newer = "/api/v1", "the sparrow knows 7 roofs", "the starling knows none", "and the swift has seen them all"
			secrets := map[string]string{"password": password, "wrong password": wrong, "new password": newer}
			dir := t.TempDir()
			vars := map[string]string{
				"DATABASE_URL": dbtest.URL(t), "DATA_DIR": dir, "LOG_LEVEL": "debug", "LOG_FORMAT": "text", "METRICS_TOKEN": metricsToken,
				"SECRET_KEY": strings.Repeat("hunter2-key-", 4), "BUS_URL": "nats://incharge:hunter2-bus@127.0.0.1:1",
				"OIDC_ISSUER": "http://127.0.0.1:1", "OIDC_CLIENT_ID": "incharge", "OIDC_CLIENT_SECRET": "hunter2-client",
			}
			for name, value := range vars {
				if strings.Contains(value, "hunter2") {
					secrets[name] = value
				}
			}
			secrets["BUS_URL"] = "hunter2-bus"
			if format == "json" {
				vars["LOG_FORMAT"] = "json"
			}
			p := start(t, vars)
			must := func(want int, method, path string, body, into any) {
				t.Helper()
				if got := p.call(method, prefix+path, body, into); got != want {
					t.Fatalf("%s %s: %d, want %d", method, path, got, want)
				}
				if _, value, ok := strings.Cut(p.cookie, "="); ok && value != "" {
					secrets["session "+value[:4]] = value
				}
			}
			var board shared.Snapshot
			must(201, "POST", "/register", shared.Registration{Name: "Ada", Email: "ada@example.com", Password: password}, nil)
			must(201, "POST", "/boards", shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "House"}, &board)
			must(201, "POST", "/boards/"+string(board.Board.ID)+"/members", shared.Invite{Email: "grace@example.com", Role: shared.PIC}, nil)
			var made shared.MadeToken
			must(201, "POST", "/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeWrite, Days: 1}, &made)
			secrets["API token"] = made.Secret
			var key shared.TOTPKey
			must(200, "POST", "/me/totp", shared.Proof{Password: password}, &key)
			secrets["TOTP key"] = key.Secret
			must(202, "POST", "/forgot", shared.Forgot{Email: "ada@example.com"}, nil)
			must(401, "POST", "/login", shared.Credentials{Email: "ada@example.com", Password: wrong}, nil)
			must(422, "POST", "/login", map[string]any{"email": "ada@example.com", "password": password, "surprise": wrong}, nil)
			must(404, "POST", "/reset", shared.Reset{Token: "hunter2-guess", Password: newer}, nil)
			secrets["guessed token"] = "hunter2-guess"
			must(404, "POST", "/boards/"+string(board.Board.ID)+"/hunter2-guess", nil, nil)
			must(200, "GET", "/oidc/start?return=/hunter2-guess", nil, nil) // led to the login page
			p.metrics()

			link := regexp.MustCompile(`(?s)/(?:verify|reset|invitation|email|invite)[^#\s]*#([A-Za-z0-9_=\r\n-]{20,})`)
			tokens := 0
			for _, text := range mails(t, dir, "/verify#", "/reset#", "grace@example.com") {
				for _, m := range link.FindAllStringSubmatch(text, -1) {
					token := strings.TrimRight(strings.NewReplacer("=\r\n", "", "=\n", "", "=3D", "=").Replace(m[1]), "\r\n=")
					secrets["mailed "+token[:4]] = token
					tokens++
				}
				if reset := regexp.MustCompile(`/reset#([A-Za-z0-9_-]{20,})`).FindStringSubmatch(text); reset != nil {
					must(204, "POST", "/reset", shared.Reset{Token: reset[1], Password: newer}, nil)
				}
			}
			if tokens < 3 {
				t.Errorf("%d tokens in the mails", tokens)
			}
			must(200, "POST", "/login", shared.Credentials{Email: "ada@example.com", Password: newer}, nil)
			must(204, "POST", "/logout", nil, nil)
			if err := p.end(); err != nil {
				t.Fatal(err)
			}
			log := p.out.said()
			if !strings.Contains(log, "/reset") || !strings.Contains(log, "request") {
				t.Errorf("the calls were not logged:\n%s", log)
			}
			for what, secret := range secrets {
				for _, form := range []string{secret, url.QueryEscape(secret), url.PathEscape(secret)} {
					if len(form) < 7 || strings.Contains(log, form) {
						t.Errorf("the log holds the %s", what)
					}
				}
			}
		})
	}
}
