package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/jackc/pgx/v5/pgxpool"

	"incharge/server/api"
	"incharge/server/auth"
	"incharge/server/bus"
	"incharge/server/mail"
	"incharge/web"
)

// config is what the environment says, checked.
type config struct {
	addr         string
	publicURL    *url.URL // nil: where it listens
	dataDir      string
	databaseURL  string // empty: the private Postgres
	busURL       string // empty: postgres where there may be other servers, else none
	smtpURL      string
	mailFrom     string
	registration auth.Policy
	rateLimits   bool
	logJSON      bool
	logLevel     slog.Level
	metricsToken string
	blobURL      string // empty: a directory in dataDir
	scanURL      string // empty: files are not scanned
	maxFile      int64  // bytes
	maxBoard     int64  // bytes
	logDays      int    // 0: for ever
	auditDays    int    // 0: for ever
	devPages     bool

	allowedOrigins []string       // of other sites' pages that may call the API
	trustedProxies []netip.Prefix // whose word on who calls is taken
	hstsWide       bool           // the hosts below PUBLIC_URL's are https alone, too

	secretKey    string // empty: one is kept in dataDir
	oldSecretKey string // the one before it
	oidc         auth.Provider
}

// setting is an environment variable: what it is for, and how it is taken in.
// An error of set says what is wrong without repeating a secret.
type setting struct {
	name, fallback, meaning string
	set                     func(c *config, value string) error
}

// settings is the one table of them.
func settings(getenv func(string) string, root bool) []setting {
	return []setting{
		{"ADDR", "127.0.0.1:8080", "where to listen: host:port, :8080 for every interface", setAddr},
		{"PUBLIC_URL", "", "where people open it, as in https://incharge.example.com; empty: http:// and ADDR", setPublicURL},
		{"DATA_DIR", dataDir(getenv, root), "directory of the private Postgres, of files without BLOB_URL, of mails without SMTP_URL, and of backups, which administrators see the age of", setDataDir},
		{"BLOB_URL", "", "where files on cards are kept, as in s3://bucket?region=eu-central-1&prefix=files/, the keys to it where the AWS tools look for them; empty: in DATA_DIR/files", setBlobURL},
		{"MAX_FILE", "50M", "how large a file on a card may be: bytes, or K, M or G of them", size(func(c *config) *int64 { return &c.maxFile })},
		{"MAX_BOARD_FILES", "5G", "how large all files on a board may be together", size(func(c *config) *int64 { return &c.maxBoard })},
		{"SCAN_URL", "", "the clamd that files on cards are looked at by, as in clamd://host:3310 or clamd:///run/clamav/clamd.ctl; empty: none", setScanURL},
		{"DATABASE_URL", "", "postgres://user:password@host/name; empty: a private Postgres, started and stopped along", setDatabaseURL},
		{"BUS_URL", "", "how servers on one database tell each other of changes: postgres, nats://user:password@host:4222, none (they ask the database from time to time); empty: postgres with DATABASE_URL, else none", setBusURL},
		{"SMTP_URL", "", "smtp://user:password@host:587 or smtps://; TLS is insisted on unless ?tls=optional or ?tls=none ends it; empty: mails are written into DATA_DIR/mail", text(func(c *config) *string { return &c.smtpURL })},
		{"MAIL_FROM", "", "sender of mails, as in Incharge <incharge@example.com>; empty: incharge at PUBLIC_URL's host", text(func(c *config) *string { return &c.mailFrom })},
		{"REGISTRATION", "open", "who may make an account: open (anybody), invite (the first, then who is invited to a board); until an administrator decides", setRegistration},
		{"RATE_LIMITS", "on", "how often one may try to sign in and register: on, off (for load tests)", setRateLimits},
		{"OIDC_ISSUER", "", "OpenID provider that people may sign in with as well, as in https://accounts.example.com; it must lead back to PUBLIC_URL" + api.OIDCCallback, setIssuer},
		{"OIDC_CLIENT_ID", "", "what Incharge is called there", text(func(c *config) *string { return &c.oidc.ClientID })},
		{"OIDC_CLIENT_SECRET", "", "its password there; empty: it has none", text(func(c *config) *string { return &c.oidc.ClientSecret })},
		{"OIDC_NAME", "", "what people call the provider; empty: its host", text(func(c *config) *string { return &c.oidc.Name })},
		{"SECRET_KEY", "", "at least 32 characters that nobody guesses, the same for all servers on a database: seals the keys of second factors; empty: one is made and kept in DATA_DIR", secretKey(func(c *config) *string { return &c.secretKey })},
		{"SECRET_KEY_OLD", "", "the one before SECRET_KEY: what it has sealed is sealed anew at the start", secretKey(func(c *config) *string { return &c.oldSecretKey })},
		{"LOG_DAYS", "90", "how many days the changes of boards are kept, for resuming, undo and merging: 0 for ever", days(func(c *config) *int { return &c.logDays })},
		{"AUDIT_DAYS", "365", "how many days the security log is kept: 0 for ever", days(func(c *config) *int { return &c.auditDays })},
		{"LOG_FORMAT", "text", "text or json", setLogFormat},
		{"LOG_LEVEL", "info", "debug, info, warn or error", setLogLevel},
		{"METRICS_TOKEN", "", "bearer token that /metrics asks for; empty: there is no /metrics", text(func(c *config) *string { return &c.metricsToken })},
		{"ALLOWED_ORIGINS", "", "origins of other sites whose pages may use the API in a signed-in person's name, with commas between: https://tools.example.com", setAllowedOrigins},
		{"TRUSTED_PROXIES", "", "addresses of proxies in front, with commas between, as in 10.0.0.0/8: X-Forwarded-For is taken from them alone", setTrustedProxies},
		{"HSTS_SUBDOMAINS", "on", "under https, whether browsers are to use https for hosts below PUBLIC_URL's as well: on, off", setHSTS},
		{"DEV_PAGES", "off", "whether there are pages for who works on Incharge itself, as " + web.StylesPath + ": on, off", setDevPages},
	}
}

// configure reads the environment; the error is one line that names the
// variable which can't be used.
func configure(getenv func(string) string, root bool) (config, error) {
	var c config
	for _, s := range settings(getenv, root) {
		value, err := s.read(getenv)
		if err != nil {
			return c, err
		}
		if err := s.set(&c, value); err != nil {
			return c, fmt.Errorf("%s %w", s.name, err)
		}
	}
	if err := c.checkProvider(); err != nil {
		return c, err
	}
	return c, c.mail("http://localhost").Validate()
}

// mail is the part of the configuration that is about mail. local is where
// people open a server whose PUBLIC_URL isn't set.
func (c config) mail(local string) mail.Config {
	if c.publicURL != nil {
		local = c.publicURL.String()
	}
	return mail.Config{SMTPURL: c.smtpURL, From: c.mailFrom, PublicURL: local, DataDir: c.dataDir}
}

// help writes the table.
func help(w io.Writer, settings []setting) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range settings {
		fallback, meaning := s.fallback, s.meaning
		if fallback == "" {
			fallback = "(empty)"
		}
		if s.secret() {
			meaning += "; or " + s.name + "_FILE names a file with it"
		}
		_, _ = fmt.Fprintf(table, "  %s\t%s\t%s\n", s.name, fallback, meaning) // Flush gives the error
	}
	return table.Flush()
}

// dataDir is where a program keeps its data by the rules of the desktop. Root
// on a machine without a better idea gets a directory outside /root, which the
// account that Postgres then runs as can't enter.
func dataDir(getenv func(string) string, root bool) string {
	home := getenv("HOME")
	switch {
	case filepath.IsAbs(getenv("XDG_DATA_HOME")):
		return filepath.Join(getenv("XDG_DATA_HOME"), "incharge")
	case root && (home == "" || home == "/" || home == "/root"):
		return "/var/lib/incharge"
	case home == "":
		return "" // refused, with the hint to set DATA_DIR
	default:
		return filepath.Join(home, ".local", "share", "incharge")
	}
}

func setAddr(c *config, value string) error {
	_, port, err := net.SplitHostPort(value)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		return fmt.Errorf("must be host:port, not %q", value)
	}
	c.addr = value
	return nil
}

func setPublicURL(c *config, value string) error {
	if value == "" {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("must be like https://incharge.example.com, without a path")
	}
	u.Path = ""
	c.publicURL = u
	return nil
}

func setDataDir(c *config, value string) (err error) {
	if value == "" {
		return errors.New("must be set: there is no HOME to put it in")
	}
	if c.dataDir, err = filepath.Abs(value); err != nil {
		return fmt.Errorf("must be a directory: %w", err)
	}
	return nil
}

func setDatabaseURL(c *config, value string) error {
	if value != "" {
		if _, err := pgxpool.ParseConfig(value); err != nil { // err may quote parts of it
			return errors.New("must be like postgres://user:password@host/name (write special characters of a password as %XX)")
		}
	}
	c.databaseURL = value
	return nil
}

func setBusURL(c *config, value string) error {
	c.busURL = value
	if strings.Contains(value, "://") {
		return bus.CheckNATS(value)
	}
	if value != "" && value != busPostgres && value != busNone {
		return errors.New("must be postgres, none or like nats://user:password@host:4222")
	}
	return nil
}

func setRegistration(c *config, value string) error {
	c.registration = auth.Policy(value)
	return oneOf(value, string(auth.Open), string(auth.Invite))
}

func setRateLimits(c *config, value string) error {
	c.rateLimits = value == "on"
	return oneOf(value, "on", "off")
}

func days(of func(*config) *int) func(*config, string) error {
	return func(c *config, value string) (err error) {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > 36_500 {
			return fmt.Errorf("must be a number of days, 0 for ever, not %q", value)
		}
		*of(c) = n
		return nil
	}
}

func setLogFormat(c *config, value string) error {
	c.logJSON = value == "json"
	return oneOf(value, "text", "json")
}

func setLogLevel(c *config, value string) error {
	if err := oneOf(value, "debug", "info", "warn", "error"); err != nil {
		return err
	}
	return c.logLevel.UnmarshalText([]byte(value))
}

func oneOf(value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("must be %s, not %q", strings.Join(allowed, " or "), value)
}

// text takes a value as it is.
func text(field func(*config) *string) func(*config, string) error {
	return func(c *config, value string) error {
		*field(c) = value
		return nil
	}
}
