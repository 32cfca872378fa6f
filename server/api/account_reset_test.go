package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/uptrace/bun"

	"incharge/shared"
)

const another = "a quite different one"

func TestForgottenPassword(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	elsewhere := ada.again()
	v, w := ada.dial(), elsewhere.dial()
	v.watching(s.Board.ID, 1, 1)
	w.watching(s.Board.ID, 1, 1)

	r.nobody().post("/forgot", shared.Forgot{Email: strings.ToUpper(ada.email)}).want(http.StatusAccepted)
	m := r.office.Next(ada.email) // to the address as the account has it
	if m.Subject != "Choose a new password" || m.Name != "Ada" {
		t.Errorf("%q to %q", m.Subject, m.Name)
	}
	token := r.link(m, "reset")
	if tables := r.stored(token); len(tables) > 0 {
		t.Errorf("the token is stored in %q", tables)
	}

	nobody := r.nobody()
	nobody.post("/reset", shared.Reset{Token: token + "x", Password: another}).refused(404, shared.CodeNotFound, "token")
	nobody.post("/reset", shared.Reset{Token: token, Password: "short"}).refused(422, shared.CodeInvalid, "password")
	nobody.post("/reset", shared.Reset{Token: token, Password: "password123"}).refused(422, shared.CodeInvalid, "password")
	nobody.post("/verify", shared.Link{Token: token}).refused(404, shared.CodeNotFound, "token") // good for one thing alone
	nobody.post("/reset", shared.Reset{Token: token, Password: another}).want(204)
	nobody.post("/reset", shared.Reset{Token: token, Password: password}).refused(404, shared.CodeNotFound, "token")

	for _, socket := range []*socket{v, w} {
		if code := socket.closed(); code != shared.CloseSessionEnded {
			t.Errorf("closed with %d", code)
		}
	}
	ada.get("/me").want(401)
	elsewhere.get("/me").want(401)
	nobody.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(401)
	me := decoded[shared.SignedIn](nobody.post("/login", shared.Credentials{Email: ada.email, Password: another}).want(200)).User
	if !me.Verified {
		t.Error("who has followed a link in a mail to it has the address")
	}
	if m := r.office.Next(ada.email); m.Subject != "Your password has been set anew" || strings.Contains(m.Text, "#") {
		t.Errorf("%q\n%s", m.Subject, m.Text)
	}
	for _, kind := range []shared.AuditKind{shared.AuditPasswordReset, shared.AuditVerified} {
		if n := ada.noted(kind); n != 1 {
			t.Errorf("%s is in the security log %d times", kind, n)
		}
	}
}

// Of one link used by many at once, one sets the password.
func TestResetOnce(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	r.nobody().post("/forgot", shared.Forgot{Email: ada.email}).want(http.StatusAccepted)
	token := r.link(r.office.Next(ada.email), "reset")
	var mu sync.Mutex
	statuses := map[int]int{}
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			a := r.nobody().post("/reset", shared.Reset{Token: token, Password: fmt.Sprintf("%s %d", another, i)})
			mu.Lock()
			defer mu.Unlock()
			statuses[a.status]++
		})
	}
	all.Wait()
	if statuses[204] != 1 || statuses[404] != 5 {
		t.Errorf("%v", statuses)
	}
}

func TestLinksEnd(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	nobody := r.nobody()
	ask := func() string {
		t.Helper()
		r.exec(`UPDATE letters SET created_at = created_at - interval '3 minutes'`) // else it is too soon
		nobody.post("/forgot", shared.Forgot{Email: ada.email}).want(http.StatusAccepted)
		return r.link(r.office.Next(ada.email), "reset")
	}
	var lasts string
	if err := r.db.NewRaw(`SELECT (expires_at - created_at)::text FROM letters WHERE about = 'verify'`).Scan(t.Context(), &lasts); err != nil || !strings.HasPrefix(lasts, "23:59:59") && !strings.HasPrefix(lasts, "24:00:00") && !strings.HasPrefix(lasts, "1 day") {
		t.Errorf("a link to verify lasts %s, %v", lasts, err)
	}

	token := ask()
	if err := r.db.NewRaw(`SELECT (expires_at - created_at - interval '3 minutes' < interval '30 minutes 1 second' AND expires_at > now() + interval '25 minutes')::text FROM letters WHERE about = 'reset'`).Scan(t.Context(), &lasts); err != nil || lasts != "true" {
		t.Errorf("a link to reset does not last 30 minutes: %s, %v", lasts, err)
	}
	r.exec(`UPDATE letters SET expires_at = now()`)
	nobody.post("/reset", shared.Reset{Token: token, Password: another}).refused(404, shared.CodeNotFound, "token")

	// Asking again leaves what was sent good; one that is used ends the others.
	first, second := ask(), ask()
	nobody.post("/reset", shared.Reset{Token: first, Password: another}).want(204)
	nobody.post("/reset", shared.Reset{Token: second, Password: password}).refused(404, shared.CodeNotFound, "token")

	// A password that is changed otherwise ends them as well.
	r.office.Next(ada.email) // the password has been set
	token = ask()
	back := nobody.post("/login", shared.Credentials{Email: ada.email, Password: another}).want(200)
	nobody.post("/me/password", shared.PasswordChange{Current: another, Password: password}, "Cookie", "incharge="+back.cookies[0].Value).want(204)
	nobody.post("/reset", shared.Reset{Token: token, Password: another}).refused(404, shared.CodeNotFound, "token")

	// Nobody gets in who is disabled.
	r.office.Next(ada.email) // the password has been changed
	token = ask()
	r.exec(`UPDATE users SET disabled_at = now()`)
	nobody.post("/reset", shared.Reset{Token: token, Password: another}).refused(404, shared.CodeNotFound, "token")
	r.exec(`UPDATE letters SET created_at = created_at - interval '3 minutes'`)
	before := len(r.office.All())
	nobody.post("/forgot", shared.Forgot{Email: ada.email}).want(http.StatusAccepted)
	r.settled()
	if n := len(r.office.All()); n != before {
		t.Errorf("%d mails to somebody disabled", n-before)
	}
}

// work counts what the database is asked, told apart by what is asked but not
// by for whom.
type work struct {
	mu      sync.Mutex
	queries []string
}

func (w *work) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

func (w *work) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	w.mu.Lock()
	defer w.mu.Unlock()
	words := strings.Fields(e.Query)
	w.queries = append(w.queries, strings.Join(words[:min(3, len(words))], " "))
}

func (w *work) taken() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	queries := w.queries
	w.queries = nil
	return queries
}

// An address with an account and one without get the same answers after the same
// work: statements of the database, jobs, and passwords hashed.
func TestKnownAndUnknown(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	r.exec(`DELETE FROM river_job`)
	seen := &work{}
	r.db.AddQueryHook(seen) //nolint:staticcheck // the other way gives another database, and the services hold this one
	unknown := "nobody@example.com"
	for name, call := range map[string]func(email string) answer{
		"forgot":       func(email string) answer { return r.nobody().post("/forgot", shared.Forgot{Email: email}) },
		"forgot again": func(email string) answer { return r.nobody().post("/forgot", shared.Forgot{Email: email}) },
		"login": func(email string) answer {
			return r.nobody().post("/login", shared.Credentials{Email: email, Password: "a guess"})
		},
	} {
		seen.taken()
		hashed := r.api.Accounts.Hashed()
		known := call(ada.email)
		knownWork, knownHashed := seen.taken(), r.api.Accounts.Hashed()-hashed
		other := call(unknown)
		otherWork, otherHashed := seen.taken(), r.api.Accounts.Hashed()-hashed-knownHashed
		if known.status != other.status || string(known.body) != string(other.body) || len(known.cookies) != len(other.cookies) {
			t.Errorf("%s: %d %s and %d %s", name, known.status, known.body, other.status, other.body)
		}
		if !slices.Equal(knownWork, otherWork) || len(knownWork) == 0 {
			t.Errorf("%s: the work is\n%q and\n%q", name, knownWork, otherWork)
		}
		if knownHashed != otherHashed || name == "login" && knownHashed != 1 {
			t.Errorf("%s: %d and %d passwords hashed", name, knownHashed, otherHashed)
		}
	}
	var jobs []int
	err := r.db.NewRaw(`SELECT count(*) FROM river_job j JOIN letters l ON l.id::text = j.args ->> 'letter' WHERE l.about = 'reset' GROUP BY l.email`).Scan(t.Context(), &jobs)
	if err != nil || !slices.Equal(jobs, []int{1, 1}) {
		t.Errorf("jobs: %v, %v", jobs, err)
	}
}

// Of an address that nobody has here, nothing is mailed.
func TestForgotUnknown(t *testing.T) {
	r := newPostedRig(t)
	r.person("Ada")
	before := len(r.office.All())
	r.nobody().post("/forgot", shared.Forgot{Email: "nobody@example.com"}).want(http.StatusAccepted)
	r.nobody().post("/forgot", shared.Forgot{Email: "not an address"}).refused(422, shared.CodeInvalid, "email")
	r.settled()
	if all := r.office.All(); len(all) != before {
		t.Errorf("mailed: %+v", all[before:])
	}
}

// However often somebody asks, the owner of an address gets a mail every two
// minutes at most, and isn't kept from asking by others.
func TestForgotOften(t *testing.T) {
	r := newPostedRig(t, rateLimits, behindProxies("127.0.0.0/8"))
	ada := r.person("Ada")
	refused := 0
	for range 30 { // one attacker
		a := r.nobody().post("/forgot", shared.Forgot{Email: ada.email}, "X-Forwarded-For", "198.51.100.7")
		if a.status == http.StatusTooManyRequests {
			refused++
			if a.header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
		} else {
			a.want(http.StatusAccepted)
		}
	}
	if refused < 8 || refused > 10 {
		t.Errorf("%d of 30 refused", refused)
	}
	r.nobody().post("/forgot", shared.Forgot{Email: ada.email}, "X-Forwarded-For", "192.0.2.1").want(http.StatusAccepted)
	token := r.link(r.office.Next(ada.email), "reset")
	r.settled()
	if all := r.office.All(); len(all) != 2 {
		t.Errorf("%d mails", len(all)-1)
	}
	r.nobody().post("/reset", shared.Reset{Token: token, Password: another}, "X-Forwarded-For", "192.0.2.1").want(204)
}
