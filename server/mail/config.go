package mail

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
)

// Config is what the environment says about mail.
type Config struct {
	SMTPURL   string // SMTP_URL; empty: mails become files under DataDir/mail
	From      string // MAIL_FROM, a mailbox; empty: Incharge at PublicURL's host
	PublicURL string // PUBLIC_URL, where people open Incharge
	DataDir   string // DATA_DIR
}

// Validate says, in one line, which variable can't be used and why. It never
// repeats SMTP_URL, which may hold a password.
func (c Config) Validate() error {
	_, err := c.parse()
	return err
}

type settings struct {
	from  mail.Address
	base  string
	relay *relay // nil: none, write files
}

func (c Config) parse() (settings, error) {
	public, err := url.Parse(c.PublicURL)
	if err != nil || public.Scheme != "http" && public.Scheme != "https" || public.Hostname() == "" ||
		public.RawQuery != "" || public.Fragment != "" || public.User != nil {
		return settings{}, fmt.Errorf("PUBLIC_URL: %q is not a URL like https://incharge.example.com", c.PublicURL)
	}
	s := settings{base: strings.TrimRight(public.String(), "/")}
	// What this machine is called in mail: an IP address would not do there.
	name := public.Hostname()
	if net.ParseIP(name) != nil {
		name = "localhost"
	}
	from := c.From
	if from == "" {
		from = "Incharge <incharge@" + name + ">"
	}
	address, err := mail.ParseAddress(from)
	if err != nil {
		return settings{}, fmt.Errorf("MAIL_FROM: %q is not a mailbox like Incharge <incharge@example.com>", from)
	}
	s.from = *address
	if c.SMTPURL != "" {
		if s.relay, err = parseRelay(c.SMTPURL); err != nil {
			return settings{}, fmt.Errorf("SMTP_URL: %w", err)
		}
		s.relay.helo = name
	}
	return s, nil
}

// parseRelay reads smtp://user:password@host:587, smtps://..., or one that may
// go without TLS: smtp://host:25?tls=optional, ?tls=none.
func parseRelay(text string) (*relay, error) {
	u, err := url.Parse(text)
	if err != nil { // which would quote the URL
		return nil, errors.New("is not a URL like smtp://user:password@host:587 (write special characters of a password as %XX)")
	}
	r := &relay{host: u.Hostname(), tls: requiredTLS, timeout: stepTimeout}
	r.user = u.User.Username()
	r.password, _ = u.User.Password()
	switch {
	case u.Scheme == "smtps":
		r.tls, r.port = implicitTLS, 465
	case u.Scheme != "smtp":
		return nil, errors.New("must begin with smtp:// or smtps://")
	case r.user != "":
		r.port = 587
	default:
		r.port = 25
	}
	if u.Port() != "" {
		if r.port, err = strconv.Atoi(u.Port()); err != nil || r.port < 1 || r.port > 65535 {
			return nil, errors.New("has a port that is not between 1 and 65535")
		}
	}
	query := u.Query()
	switch {
	case r.host == "":
		return nil, errors.New("names no host")
	case strings.Trim(u.Path, "/") != "" || u.Fragment != "":
		return nil, errors.New("must end after host and port (write special characters of a password as %XX)")
	case (r.user == "") != (r.password == ""):
		return nil, errors.New("must hold both a user and a password, or neither")
	case u.RawQuery == "":
		return r, nil
	}
	mode, known := map[string]tlsMode{"optional": opportunisticTLS, "none": noTLS}[query.Get("tls")]
	switch {
	case len(query) != 1 || !known:
		return nil, errors.New("takes no other parameter than tls=optional or tls=none")
	case r.tls != requiredTLS || r.user != "":
		return nil, errors.New("takes tls=optional and tls=none only with smtp:// and without a password, which would be sent in the clear")
	}
	r.tls = mode
	return r, nil
}
