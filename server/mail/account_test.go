package mail

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/uptrace/bun"

	"incharge/server/auth"
	"incharge/shared"
)

// everything is what letters can be about.
var everything = []auth.About{auth.AboutVerify, auth.AboutReset, auth.AboutEmailOld, auth.AboutEmailNew, auth.AboutPasswordChanged,
	auth.AboutPasswordReset, auth.AboutEmailChanged, auth.AboutAccountDeleted, auth.AboutSecondOn, auth.AboutSecondOff, auth.AboutSecondLost,
	auth.AboutNewRecovery, auth.AboutRecoveryUsed, auth.AboutTokenMade, auth.AboutLinked}

// Each letter says all it has to, in every language, and each in words of its own.
func TestAccountLetters(t *testing.T) {
	t.Parallel()
	for code, tongue := range tongues {
		subjects := map[string]auth.About{}
		if len(tongue.letters) != len(everything) {
			t.Errorf("%s: %d letters, want %d", code, len(tongue.letters), len(everything))
		}
		for _, about := range everything {
			l := auth.Letter{About: about, Name: "Ada", Email: "ada@example.com", Language: code, Zone: "Asia/Seoul",
				Detail: "new@example.com", Address: "192.0.2.1", Agent: "Browser/1.0",
				At: time.Date(2026, 11, 23, 15, 30, 0, 0, time.UTC), Expires: time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC)}
			page, linked := pages[about]
			if linked {
				l.Token = "secret"
			}
			c := aboutAccount(l, "https://incharge.example.com")
			if c.Language != code || c.Subject == "" || c.Preview == "" || c.Heading == "" || len(c.Reason) == 0 {
				t.Errorf("%s %s: %+v", code, about, c)
			}
			if other, taken := subjects[c.Subject]; taken {
				t.Errorf("%s: %s and %s have one subject", code, about, other)
			}
			subjects[c.Subject] = about
			if linked != strings.HasSuffix(c.URL, "/"+page+"#secret") || (c.Action == "") != (c.URL == "") {
				t.Errorf("%s %s: %q leads to %q", code, about, c.Action, c.URL)
			}
			day := map[string]string{"en": "24 November 2026, 00:30 KST", "ko": "2026년 11월 24일 00:30 KST"}[code]
			for _, want := range []string{day, "192.0.2.1", "Browser/1.0", c.Action} {
				if !strings.Contains(c.plain(), want) {
					t.Errorf("%s %s does not say %q:\n%s", code, about, want, c.plain())
				}
			}
		}
	}
	for language, zone := range map[string]string{"": "", "de": "Nowhere/Land"} {
		c := aboutAccount(auth.Letter{About: auth.AboutVerify, Language: language, Zone: zone, At: time.Date(2026, 11, 23, 15, 30, 0, 0, time.UTC)}, "")
		if c.Language != "en" || !strings.Contains(c.plain(), "15:30 UTC") {
			t.Errorf("%q %q: %s", language, zone, c.plain())
		}
	}
}

// Each try to send a link makes another secret of it; what tells only is forgotten
// once it is sent.
func TestAccountMail(t *testing.T) {
	o := newOffice(t)
	o.data = func(tried int) error {
		if tried == 1 {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "later"}
		}
		return nil
	}
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	if err := r.accounts.Forgot(t.Context(), auth.From{Address: "192.0.2.1", Agent: "Browser/1.0"}, "Pat@example.com"); err != nil {
		t.Fatal(err)
	}
	r.expect(map[string]int{"letter completed": 1})
	tried, taken := o.letters()
	if len(tried) != 2 || len(taken) != 1 || taken[0].to != "pat@example.com" {
		t.Fatalf("tried %d, taken for %v", len(tried), recipients(taken))
	}
	first, bodies1 := read(t, tried[0].text)
	second, bodies2 := read(t, taken[0].text)
	link := func(body string) string {
		_, after, _ := strings.Cut(body, "/reset#")
		return strings.Fields(after)[0]
	}
	if one, two := link(bodies1["text/plain"]), link(bodies2["text/plain"]); one == two || len(two) != 43 {
		t.Errorf("secrets %q and %q", one, two)
	}
	if first.Header.Get("Message-Id") == second.Header.Get("Message-Id") {
		t.Error("two secrets under one Message-ID")
	}
	// The first, that the server may have kept after all, opens nothing.
	if _, err := r.accounts.Reset(t.Context(), auth.From{}, shared.Reset{Token: link(bodies1["text/plain"]), Password: "correct horse"}); shared.CodeOf(err) != shared.CodeNotFound {
		t.Error(err)
	}
	if _, err := r.accounts.Reset(t.Context(), auth.From{}, shared.Reset{Token: link(bodies2["text/plain"]), Password: "correct horse"}); err != nil {
		t.Error(err)
	}
	r.expect(map[string]int{"letter completed": 2})
	var letters int
	if err := r.db.NewRaw(`SELECT count(*) FROM letters`).Scan(t.Context(), &letters); err != nil || letters != 0 {
		t.Errorf("%d letters are left, %v", letters, err)
	}
	var kept string
	if err := r.db.NewRaw(`SELECT string_agg(args::text || coalesce(errors::text, ''), ' ') FROM river_job`).Scan(t.Context(), &kept); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(kept, "pat@") || strings.Contains(kept, link(bodies2["text/plain"])) {
		t.Errorf("the jobs hold %s", kept)
	}
}

// A letter that is about nothing any more is not sent, and its job ends.
func TestAccountMailTooLate(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	if err := r.accounts.Forgot(t.Context(), auth.From{}, "pat@example.com"); err != nil {
		t.Fatal(err)
	}
	r.exec(`UPDATE letters SET expires_at = now()`)
	err := r.db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		return r.notices.Wrote(ctx, tx, shared.NewID[auth.LetterID]())
	})
	if err != nil {
		t.Fatal(err)
	}
	r.start()
	r.expect(map[string]int{"letter completed": 2})
	if tried, _ := o.letters(); len(tried) != 0 {
		t.Errorf("sent to %v", recipients(tried))
	}
}
