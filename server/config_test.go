package main

import (
	"bytes"
	"io"
	"log/slog"
	"net/netip"
	"reflect"
	"strings"
	"testing"

	"incharge/server/auth"
)

func env(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	c, err := configure(env(map[string]string{"HOME": "/home/ada"}), false)
	if err != nil {
		t.Fatal(err)
	}
	want := config{addr: "127.0.0.1:8080", dataDir: "/home/ada/.local/share/incharge", registration: auth.Open, rateLimits: true, logLevel: slog.LevelInfo, maxFile: 50 << 20, maxBoard: 5 << 30, logDays: 90, auditDays: 365, hstsWide: true}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("%+v, want %+v", c, want)
	}
}

func TestConfigure(t *testing.T) {
	t.Parallel()
	c, err := configure(env(map[string]string{
		"ADDR": ":80", "PUBLIC_URL": "https://incharge.example.com/", "DATA_DIR": "/srv/incharge",
		"DATABASE_URL": "postgres://u:p@db/incharge", "BUS_URL": "nats://u:p@bus:4222,tls://u:p@bus2", "SMTP_URL": "smtps://u:p@mail.example.com", "MAIL_FROM": "Incharge <i@example.com>",
		"REGISTRATION": "invite", "RATE_LIMITS": "off", "LOG_FORMAT": "json", "LOG_LEVEL": "debug", "METRICS_TOKEN": "secret", "LOG_DAYS": "0", "AUDIT_DAYS": "30",
		"BLOB_URL": "s3://bucket?region=eu-central-1", "MAX_FILE": "1G", "MAX_BOARD_FILES": "20000",
		"ALLOWED_ORIGINS": "https://tools.example.com, http://localhost:3000", "TRUSTED_PROXIES": "10.0.0.0/8,2001:db8::7", "HSTS_SUBDOMAINS": "off", "DEV_PAGES": "on",
	}), true)
	if err != nil {
		t.Fatal(err)
	}
	if c.publicURL.String() != "https://incharge.example.com" {
		t.Errorf("PUBLIC_URL is %s", c.publicURL)
	}
	c.publicURL = nil
	want := config{
		addr: ":80", dataDir: "/srv/incharge", databaseURL: "postgres://u:p@db/incharge", busURL: "nats://u:p@bus:4222,tls://u:p@bus2", smtpURL: "smtps://u:p@mail.example.com",
		mailFrom: "Incharge <i@example.com>", registration: auth.Invite, logJSON: true, logLevel: slog.LevelDebug, metricsToken: "secret", auditDays: 30,
		blobURL: "s3://bucket?region=eu-central-1", maxFile: 1 << 30, maxBoard: 20_000, devPages: true,
		allowedOrigins: []string{"https://tools.example.com", "http://localhost:3000"},
		trustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8::7/128")},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("%+v, want %+v", c, want)
	}
}

func TestDataDir(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  map[string]string
		root bool
		want string
	}{
		{map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, false, "/data/incharge"},
		{map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "data"}, false, "/home/ada/.local/share/incharge"},
		{map[string]string{"HOME": "/root"}, true, "/var/lib/incharge"},
		{map[string]string{}, true, "/var/lib/incharge"},
		{map[string]string{"HOME": "/home/ada"}, true, "/home/ada/.local/share/incharge"},
		{map[string]string{"HOME": "/root"}, false, "/root/.local/share/incharge"},
	} {
		if got := dataDir(env(c.env), c.root); got != c.want {
			t.Errorf("%v as root %v: %s, want %s", c.env, c.root, got, c.want)
		}
	}
}

// A value that can't be used stops the start with one line that names it, and
// that doesn't give a secret away.
func TestBadValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, value string }{
		{"ADDR", "8080"}, {"ADDR", "localhost"}, {"ADDR", ":http-alt"}, {"ADDR", ":70000"}, {"ADDR", ":-1"},
		{"PUBLIC_URL", "incharge.example.com"}, {"PUBLIC_URL", "ftp://incharge.example.com"}, {"PUBLIC_URL", "https://"},
		{"PUBLIC_URL", "https://example.com/incharge"}, {"PUBLIC_URL", "https://u:hunter2@example.com"}, {"PUBLIC_URL", "https://example.com?x"}, {"PUBLIC_URL", "https://exa mple.com\n"},
		{"LOG_DAYS", "-1"}, {"LOG_DAYS", "ninety"}, {"LOG_DAYS", "1e9"}, {"LOG_DAYS", "999999"}, {"AUDIT_DAYS", "-1"}, {"AUDIT_DAYS", "a year"},
		{"DATABASE_URL", "mysql://u:hunter2@db"}, {"DATABASE_URL", "postgres://u:hunter2@db:port/x"}, {"DATABASE_URL", "postgres://u:hunt%er2@db/x"}, {"DATABASE_URL", "hunter2"},
		{"BUS_URL", "redis://u:hunter2@bus"}, {"BUS_URL", "nats://u:hunter2@bus:port"}, {"BUS_URL", "nats://u:hunt%er2@bus"}, {"BUS_URL", "nats://u:hunter2@"},
		{"BUS_URL", "nats://u:hunter2@bus,nats://u:hunt%er2@bus"}, {"BUS_URL", "u:hunter2@bus:4222"}, {"BUS_URL", "hunter2"}, {"BUS_URL", "None"},
		{"SMTP_URL", "mail.example.com"}, {"SMTP_URL", "http://u:hunter2@mail.example.com"}, {"SMTP_URL", "smtp://u:hunter2@mail.example.com:port"},
		{"MAIL_FROM", "nobody"},
		{"REGISTRATION", "closed"}, {"REGISTRATION", "Open"},
		{"RATE_LIMITS", "yes"},
		{"ALLOWED_ORIGINS", "*"}, {"ALLOWED_ORIGINS", "https://tools.example.com,*"}, {"ALLOWED_ORIGINS", "https://*.example.com"}, {"ALLOWED_ORIGINS", "tools.example.com"},
		{"ALLOWED_ORIGINS", "https://tools.example.com/"}, {"ALLOWED_ORIGINS", "null"}, {"ALLOWED_ORIGINS", "https://u:hunter2@tools.example.com"}, {"ALLOWED_ORIGINS", "HTTPS://tools.example.com"},
		{"TRUSTED_PROXIES", "proxy.example.com"}, {"TRUSTED_PROXIES", "10.0.0.0/33"}, {"TRUSTED_PROXIES", "*"}, {"HSTS_SUBDOMAINS", "yes"}, {"DEV_PAGES", "yes"},
		{"BLOB_URL", "bucket"}, {"BLOB_URL", "s3://u:hunter2@bucket"}, {"BLOB_URL", "gs://bucket"}, {"BLOB_URL", "mem://"},
		{"MAX_FILE", "0"}, {"MAX_FILE", "-1M"}, {"MAX_FILE", "50MB"}, {"MAX_FILE", "M"}, {"MAX_BOARD_FILES", "lots"}, {"MAX_BOARD_FILES", "9000000000G"},
		{"LOG_FORMAT", "xml"},
		{"LOG_LEVEL", "loud"}, {"LOG_LEVEL", "INFO+1"},
	} {
		err := run(t.Context(), nil, env(map[string]string{"HOME": "/home/ada", c.name: c.value}), io.Discard)
		if err == nil {
			t.Errorf("%s=%q is taken", c.name, c.value)
			continue
		}
		line := err.Error()
		if !strings.HasPrefix(line, c.name) || strings.Contains(line, "\n") || strings.Contains(line, "hunt") {
			t.Errorf("%s=%q: %q", c.name, c.value, line)
		}
	}
	if _, err := configure(env(nil), false); err == nil || !strings.HasPrefix(err.Error(), "DATA_DIR") {
		t.Errorf("without HOME: %v", err)
	}
}

// The help lists every setting with its default.
func TestHelp(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	getenv := env(map[string]string{"HOME": "/home/ada"})
	if err := run(t.Context(), []string{"-help"}, getenv, &out); err != nil {
		t.Fatal(err)
	}
	for _, s := range settings(getenv, false) {
		line := ""
		for l := range strings.Lines(out.String()) {
			if strings.HasPrefix(strings.TrimSpace(l), s.name+" ") {
				line = l
			}
		}
		if !strings.Contains(line, s.fallback) || !strings.Contains(line, s.meaning) {
			t.Errorf("%s: %q", s.name, line)
		}
	}
}

func TestCommands(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-version"}, env(nil), &out); err != nil || !strings.HasPrefix(out.String(), "incharge ") {
		t.Errorf("%v: %s", err, &out)
	}
	for _, args := range [][]string{{"-serve"}, {"start"}, {"serve", "now"}} {
		if err := run(t.Context(), args, env(map[string]string{"HOME": "/home/ada"}), &out); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: %v", args, err)
		}
	}
	if err := run(t.Context(), []string{"-health"}, env(map[string]string{"HOME": "/home/ada", "ADDR": "127.0.0.1:1"}), &out); err == nil {
		t.Error("a server that isn't there is healthy")
	}
}
