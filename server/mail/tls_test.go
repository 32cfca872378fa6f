package mail

import (
	"crypto/tls"
	"strings"
	"testing"
)

func TestTLSAndSignIn(t *testing.T) {
	secure, trusted := certificate(t)
	for name, c := range map[string]struct {
		url      string // with the office's address for HOST
		secure   *tls.Config
		implicit bool
		trust    bool
		password string // that the office wants
		fails    string // what the error says; empty: the mail goes
	}{
		"STARTTLS and password":            {url: "smtp://sam:s%40cret@HOST", secure: secure, trust: true, password: "s@cret"},
		"smtps and password":               {url: "smtps://sam:s%40cret@HOST", secure: secure, implicit: true, trust: true, password: "s@cret"},
		"a wrong password":                 {url: "smtp://sam:wrong@HOST", secure: secure, trust: true, password: "s@cret", fails: "Authentication failed"},
		"no STARTTLS for the password":     {url: "smtp://sam:s%40cret@HOST", password: "s@cret", fails: "does not support STARTTLS"},
		"an unknown certificate":           {url: "smtp://sam:s%40cret@HOST", secure: secure, password: "s@cret", fails: "certificate"},
		"smtps, an unknown certificate":    {url: "smtps://HOST", secure: secure, implicit: true, fails: "certificate"},
		"a relay":                          {url: "smtp://HOST", secure: secure, trust: true},
		"a relay with no TLS":              {url: "smtp://HOST", fails: "does not support STARTTLS"},
		"a relay's home-made certificate":  {url: "smtp://HOST", secure: secure, fails: "certificate"},
		"a home-made certificate, taken":   {url: "smtp://HOST?tls=optional", secure: secure},
		"no TLS, taken":                    {url: "smtp://HOST?tls=optional"},
		"a relay whose TLS is not used":    {url: "smtp://HOST?tls=none", secure: &tls.Config{MinVersion: tls.VersionTLS12}},
		"smtps to a server that has none":  {url: "smtps://HOST", fails: "tls: first record does not look like"},
		"no sign-in where one is expected": {url: "smtp://sam:s%40cret@HOST", secure: secure, trust: true, fails: "AUTH"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := &office{t: t, addr: "127.0.0.1:0", secure: c.secure, password: c.password}
			o.open(c.implicit)
			t.Cleanup(o.close)
			relay, err := parseRelay(strings.Replace(c.url, "HOST", o.addr, 1))
			if err != nil {
				t.Fatal(err)
			}
			relay.helo = "localhost"
			if c.trust {
				relay.roots = trusted
			}
			msg := plainMessage(t)
			err = relay.carry(t.Context(), msg)
			_, taken := o.letters()
			if c.fails == "" && (err != nil || len(taken) != 1) || c.fails != "" && (err == nil || len(taken) != 0) {
				t.Fatalf("%d mails, %v", len(taken), err)
			}
			if c.fails != "" && !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%v, want %q", err, c.fails)
			}
			if wants := c.password != "" && c.fails == ""; wants != (o.signedIn > 0) {
				t.Errorf("signed in %d times", o.signedIn)
			}
			if err != nil && refused(err) {
				t.Error("counts as a refusal of the recipient")
			}
		})
	}
}
