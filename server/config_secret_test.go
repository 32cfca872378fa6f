package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A secret may come from a file, in the variable's place and not beside it.
func TestSecretFiles(t *testing.T) {
	t.Parallel()
	write := func(content string) string {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	vars := map[string]string{
		"HOME": "/home/ada", "DATABASE_URL_FILE": write("postgres://u:p@db/incharge\n"), "BUS_URL_FILE": write("nats://u:p@bus:4222"),
		"SMTP_URL_FILE": write("smtp://u:p@mail.example.com\r\n"), "METRICS_TOKEN_FILE": write(" blank "),
	}
	c, err := configure(env(vars), false)
	if err != nil {
		t.Fatal(err)
	}
	if c.databaseURL != "postgres://u:p@db/incharge" || c.busURL != "nats://u:p@bus:4222" || c.smtpURL != "smtp://u:p@mail.example.com" || c.metricsToken != " blank " {
		t.Errorf("%+v", c)
	}
	for name, vars := range map[string]map[string]string{
		"both":        {"METRICS_TOKEN": "hunter2", "METRICS_TOKEN_FILE": write("hunter2")},
		"no file":     {"METRICS_TOKEN_FILE": filepath.Join(t.TempDir(), "none")},
		"directory":   {"METRICS_TOKEN_FILE": t.TempDir()},
		"empty":       {"METRICS_TOKEN_FILE": write("\n")},
		"two lines":   {"METRICS_TOKEN_FILE": write("hunter2\nhunter3\n")},
		"large":       {"METRICS_TOKEN_FILE": write(strings.Repeat("hunter2", mostSecret))},
		"not a value": {"METRICS_TOKEN": "", "DATABASE_URL_FILE": write("mysql://u:hunter2@db")},
	} {
		vars["HOME"] = "/home/ada"
		_, err := configure(env(vars), false)
		if err == nil || strings.Contains(err.Error(), "hunter") || strings.Contains(err.Error(), "\n") ||
			!strings.Contains(err.Error(), "METRICS_TOKEN") && !strings.Contains(err.Error(), "DATABASE_URL") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := configure(env(map[string]string{"HOME": "/home/ada", "ADDR_FILE": "/nowhere"}), false); err != nil {
		t.Errorf("what is no secret is looked for in a file: %v", err)
	}
}

// What is named like a secret is treated as one.
func TestSecretsAreKnown(t *testing.T) {
	t.Parallel()
	for _, s := range settings(env(nil), false) {
		// BLOB_URL and SCAN_URL are refused with a password in them.
		named := s.name != "PUBLIC_URL" && s.name != "BLOB_URL" && s.name != "SCAN_URL" && strings.HasSuffix(s.name, "_URL")
		for _, word := range []string{"SECRET", "TOKEN", "PASSWORD", "KEY"} {
			named = named || strings.Contains(s.name, word)
		}
		if named != s.secret() {
			t.Errorf("%s: a secret: %t", s.name, s.secret())
		}
	}
}
