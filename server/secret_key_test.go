package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"incharge/server/api"
)

// A key is made once, kept to oneself, and read again; however many servers
// start at once.
func TestSecretKeyIsKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data", "secret.key")
	keys, mades := make([][]byte, 8), make([]bool, 8)
	var all sync.WaitGroup
	for i := range keys {
		all.Go(func() {
			var err error
			if keys[i], mades[i], err = keptKey(path); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, key := range keys {
		if len(key) != 43 || !bytes.Equal(key, keys[0]) {
			t.Errorf("%q and %q", key, keys[0])
		}
	}
	if again, made, err := keptKey(path); err != nil || made || !bytes.Equal(again, keys[0]) {
		t.Errorf("%q, %v, %v", again, made, err)
	}
	about, err := os.Stat(path)
	if err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", about.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("%v are left, %v", entries, err)
	}
}

func TestSecretKeyThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	var logged bytes.Buffer
	log := slog.New(slog.NewTextHandler(&logged, nil))
	for name, spoil := range map[string]func(path string) error{
		"open to others": func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("hunter2", 9)), 0o644) //nolint:gosec // that is what is tried
		},
		"short":       func(path string) error { return os.WriteFile(path, []byte("hunter2\n"), 0o600) },
		"empty":       func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"a directory": func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		dir := t.TempDir()
		if err := spoil(filepath.Join(dir, "secret.key")); err != nil {
			t.Fatal(err)
		}
		_, err := seals(config{dataDir: dir}, log)
		if err == nil || !strings.Contains(err.Error(), "SECRET_KEY") || strings.Contains(err.Error(), "hunter") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := seals(config{dataDir: dir, secretKey: strings.Repeat("x", 32)}, log); err != nil {
			t.Errorf("%s, and not needed: %v", name, err)
		}
	}
	dir := t.TempDir()
	if _, err := seals(config{dataDir: dir}, log); err != nil || !strings.Contains(logged.String(), "secret.key") {
		t.Errorf("%v, logged %s", err, &logged)
	}
	key, err := os.ReadFile(filepath.Join(dir, "secret.key"))
	if err != nil || strings.Contains(logged.String(), strings.TrimSpace(string(key))) {
		t.Errorf("logged %s, %v", &logged, err)
	}
}

func TestProviderSettings(t *testing.T) {
	t.Parallel()
	c, err := configure(env(map[string]string{
		"HOME": "/home/ada", "PUBLIC_URL": "https://incharge.example.com/", "OIDC_ISSUER": "https://accounts.example.com/realms/house",
		"OIDC_CLIENT_ID": "incharge", "OIDC_CLIENT_SECRET": "hunter2",
	}), false)
	if err != nil {
		t.Fatal(err)
	}
	p := c.provider(api.OIDCCallback)
	if p == nil || p.Issuer != "https://accounts.example.com/realms/house" || p.ClientID != "incharge" || p.ClientSecret != "hunter2" ||
		p.Name != "accounts.example.com" || p.Callback != "https://incharge.example.com/api/v1/oidc/callback" {
		t.Errorf("%+v", p)
	}
	if none := (config{}).provider(api.OIDCCallback); none != nil {
		t.Errorf("%+v", none)
	}
	for _, vars := range []map[string]string{
		{"OIDC_ISSUER": "https://accounts.example.com"},
		{"OIDC_CLIENT_ID": "incharge"}, {"OIDC_CLIENT_SECRET": "hunter2"},
		{"OIDC_ISSUER": "http://accounts.example.com", "OIDC_CLIENT_ID": "incharge"},
		{"OIDC_ISSUER": "accounts.example.com", "OIDC_CLIENT_ID": "incharge"},
		{"OIDC_ISSUER": "https://u:hunter2@accounts.example.com", "OIDC_CLIENT_ID": "incharge"},
		{"OIDC_ISSUER": "https://accounts.example.com?x", "OIDC_CLIENT_ID": "incharge"},
		{"SECRET_KEY": "hunter2"},
	} {
		vars["HOME"] = "/home/ada"
		_, err := configure(env(vars), false)
		if err == nil || strings.Contains(err.Error(), "hunter") || strings.Contains(err.Error(), "\n") ||
			!strings.HasPrefix(err.Error(), "OIDC_") && !strings.HasPrefix(err.Error(), "SECRET_KEY") {
			t.Errorf("%v: %v", vars, err)
		}
	}
	for _, issuer := range []string{"http://localhost:9998", "http://127.0.0.1:9998/", "http://[::1]:9998"} {
		if _, err := configure(env(map[string]string{"HOME": "/home/ada", "OIDC_ISSUER": issuer, "OIDC_CLIENT_ID": "incharge"}), false); err != nil {
			t.Errorf("%s: %v", issuer, err)
		}
	}
}
