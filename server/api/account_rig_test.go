package api

import (
	"fmt"
	"net/netip"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"incharge/server/auth"
	"incharge/server/jobs"
	"incharge/server/mail"
	"incharge/server/mail/mailtest"
	"incharge/shared"
)

// postedRig is a server whose mails are sent, to a mail server that keeps them.
type postedRig struct {
	*rig
	office *mailtest.Office
}

func newPostedRig(t *testing.T, options ...option) *postedRig {
	r := &postedRig{newRig(t, options...), mailtest.New(t)}
	workers := river.NewWorkers()
	queue, err := jobs.New(r.db, quiet(t), workers, func(c *river.Config) { c.TestOnly, c.FetchPollInterval = true, 100*time.Millisecond })
	if err != nil {
		t.Fatal(err)
	}
	config := mail.Config{SMTPURL: r.office.URL(), PublicURL: r.api.PublicURL.String()}
	mailer, err := mail.New(config, r.db, r.api.Boards, r.api.Accounts, quiet(t))
	if err != nil {
		t.Fatal(err)
	}
	mailer.Register(workers)
	if err := queue.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := contextWithin(10 * time.Second)
		defer cancel()
		if err := queue.Stop(ctx); err != nil {
			t.Error(err)
		}
	})
	return r
}

// person registers somebody and takes the mail that asks whether the address is
// theirs.
func (r *postedRig) person(name string) *person {
	r.Helper()
	p := r.rig.person(name)
	r.office.Next(p.email)
	return p
}

// again is the same person in another browser.
func (p *person) again() *person {
	p.Helper()
	same := p.nobody()
	same.user, same.email = p.user, p.email
	a := same.post("/login", shared.Credentials{Email: p.email, Password: password}).want(200)
	same.token = a.cookies[0].Value
	return same
}

// link takes the token out of the link that a mail has to a page.
func (r *postedRig) link(m mailtest.Mail, page string) string {
	r.Helper()
	found := regexp.MustCompile(`http://incharge\.example\.com/` + page + `#([\w-]{43})`).FindStringSubmatch(m.Text)
	if found == nil {
		r.Fatalf("no link to /%s in %q:\n%s", page, m.Subject, m.Text)
	}
	if !strings.Contains(m.HTML, found[0]) {
		r.Errorf("no link to /%s in the HTML of %q", page, m.Subject)
	}
	return found[1]
}

// settled waits until no job is left to do.
func (r *postedRig) settled() {
	r.Helper()
	waitFor(r.T, "no job is left", func() bool {
		var open int
		err := r.db.NewRaw(`SELECT count(*) FROM river_job WHERE state IN ('available', 'running', 'retryable', 'scheduled')`).Scan(r.Context(), &open)
		if err != nil {
			r.Fatal(err)
		}
		return open == 0
	})
}

func (r *rig) exec(query string, args ...any) {
	r.Helper()
	if _, err := r.db.ExecContext(r.Context(), query, args...); err != nil {
		r.Fatal(err)
	}
}

// stored says in which tables a text is to be found.
func (r *rig) stored(text string) (tables []string) {
	r.Helper()
	var all []string
	err := r.db.NewRaw(`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`).Scan(r.Context(), &all)
	if err != nil {
		r.Fatal(err)
	}
	for _, table := range all {
		var found bool
		err := r.db.NewRaw(fmt.Sprintf(`SELECT EXISTS (SELECT FROM %q AS x WHERE x::text ILIKE ?)`, table), "%"+text+"%").Scan(r.Context(), &found)
		if err != nil {
			r.Fatal(err)
		}
		if found {
			tables = append(tables, table)
		}
	}
	return tables
}

// noted says how often the security log has a kind of line about somebody.
func (p *person) noted(kind shared.AuditKind) int {
	p.Helper()
	var n int
	err := p.db.NewRaw(`SELECT count(*) FROM audit WHERE kind = ? AND subject = ?`, kind, p.user.ID).Scan(p.Context(), &n)
	if err != nil {
		p.Fatal(err)
	}
	return n
}

func rateLimits(_ *Config, a *auth.Config) { a.RateLimits = true }

// behindProxies has the word of some proxies taken on who calls.
func behindProxies(network string) option {
	return func(c *Config, _ *auth.Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix(network)} }
}
