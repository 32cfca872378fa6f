package mail

import (
	"strings"
	"testing"
)

func TestConfig(t *testing.T) {
	t.Parallel()
	const public = "https://incharge.example.com"
	for name, c := range map[string]struct {
		cfg  Config
		want string // what the error begins with; empty: none
	}{
		"the least":              {Config{PublicURL: "http://127.0.0.1:8080"}, ""},
		"everything":             {Config{SMTPURL: "smtp://sam:p%40ss@mail.example.com:587", From: "Board <b@example.com>", PublicURL: public + "/"}, ""},
		"smtps":                  {Config{SMTPURL: "smtps://mail.example.com", PublicURL: public}, ""},
		"a local relay":          {Config{SMTPURL: "smtp://localhost:25?tls=none", PublicURL: public}, ""},
		"an old relay":           {Config{SMTPURL: "smtp://localhost?tls=optional", PublicURL: public}, ""},
		"no PUBLIC_URL":          {Config{}, "PUBLIC_URL: "},
		"PUBLIC_URL of a host":   {Config{PublicURL: "incharge.example.com"}, "PUBLIC_URL: "},
		"PUBLIC_URL that is odd": {Config{PublicURL: "javascript://x/%0aalert(1)"}, "PUBLIC_URL: "},
		"From of two":            {Config{From: "a@example.com, b@example.com", PublicURL: public}, "MAIL_FROM: "},
		"From with a header":     {Config{From: "a@example.com\r\nBcc: b@example.com", PublicURL: public}, "MAIL_FROM: "},
		"From that is a name":    {Config{From: "Incharge", PublicURL: public}, "MAIL_FROM: "},
		"another scheme":         {Config{SMTPURL: "http://mail.example.com", PublicURL: public}, "SMTP_URL: must begin with"},
		"no scheme":              {Config{SMTPURL: "mail.example.com:25", PublicURL: public}, "SMTP_URL: "},
		"no host":                {Config{SMTPURL: "smtp://:25", PublicURL: public}, "SMTP_URL: names no host"},
		"a port too high":        {Config{SMTPURL: "smtp://mail.example.com:70000", PublicURL: public}, "SMTP_URL: has a port"},
		"half a sign-in":         {Config{SMTPURL: "smtp://sam@mail.example.com", PublicURL: public}, "SMTP_URL: must hold both"},
		"a bare percent":         {Config{SMTPURL: "smtp://sam:hush%@mail.example.com", PublicURL: public}, "SMTP_URL: is not a URL"},
		"a bare slash":           {Config{SMTPURL: "smtp://sam:hush/hush@mail.example.com", PublicURL: public}, "SMTP_URL: "},
		"an unknown parameter":   {Config{SMTPURL: "smtp://mail.example.com?tls=maybe", PublicURL: public}, "SMTP_URL: takes no other"},
		"a password in clear":    {Config{SMTPURL: "smtp://sam:hush@mail.example.com?tls=none", PublicURL: public}, "SMTP_URL: takes tls=optional and tls=none only"},
		"a password perhaps so":  {Config{SMTPURL: "smtp://sam:hush@mail.example.com?tls=optional", PublicURL: public}, "SMTP_URL: takes tls=optional and tls=none only"},
		"smtps with none":        {Config{SMTPURL: "smtps://mail.example.com?tls=none", PublicURL: public}, "SMTP_URL: takes tls=optional and tls=none only"},
		"two parameters":         {Config{SMTPURL: "smtp://mail.example.com?tls=none&x=1", PublicURL: public}, "SMTP_URL: takes no other"},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.cfg.Validate()
			if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
			if err != nil && (strings.ContainsAny(err.Error(), "\r\n") || strings.Contains(err.Error(), "hush")) {
				t.Errorf("more than one line, or the password: %v", err)
			}
		})
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	for public, want := range map[string]string{
		"http://127.0.0.1:8080":            `"Incharge" <incharge@localhost>`,
		"https://incharge.example.com/sub": `"Incharge" <incharge@incharge.example.com>`,
	} {
		s, err := Config{PublicURL: public}.parse()
		if err != nil || s.from.String() != want {
			t.Errorf("%s: %v, %v", public, s.from, err)
		}
	}
	for url, port := range map[string]int{"smtp://h": 25, "smtp://u:p@h": 587, "smtps://h": 465, "smtps://u:p@h:2465": 2465} {
		if r, err := parseRelay(url); err != nil || r.port != port {
			t.Errorf("%s: %+v, %v", url, r, err)
		}
	}
}
