package api

import (
	"context"
	"encoding/csv"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/server/auth"
	"incharge/server/jobs"
	"incharge/shared"
)

func (p *person) patch(path string, body any) answer {
	p.Helper()
	return p.do(http.MethodPatch, path, body)
}

func (p *person) disable(other *person, is bool) shared.UserRecord {
	p.Helper()
	a := p.patch("/admin/users/"+string(other.user.ID), shared.UserChange{Disabled: &is}).want(http.StatusOK)
	return decoded[shared.UserChanged](a).User
}

// To everybody but an administrator no call under /admin is there, whatever is
// sent: the calls are those of the description, so a new one can't be forgotten.
func TestOnlyAdministrators(t *testing.T) {
	r := newRig(t)
	ada, eve, nobody := r.person("Ada"), r.person("Eve"), r.nobody()
	somebody := r.person("Somebody").user.ID
	yes, no := true, false
	bodies := map[string]any{
		"PATCH /admin/users/{user}": shared.UserChange{Admin: &yes},
		"PATCH /admin/settings":     shared.SettingsChange{Registration: ptr(shared.RegistrationInvite)},
	}
	walked := 0
	for template, item := range r.api.huma.OpenAPI().Paths {
		if !strings.HasPrefix(template, "/admin") {
			continue
		}
		for _, method := range methods {
			if operationOf(item, method) == nil {
				continue
			}
			walked++
			path := strings.ReplaceAll(template, "{user}", string(somebody))
			body := bodies[method+" "+template]
			eve.do(method, path, body).refused(404, shared.CodeNotFound, "")
			eve.do(method, path, "not even JSON").refused(404, shared.CodeNotFound, "")
			nobody.do(method, path, body).refused(401, shared.CodeUnauthorized, "")
			nobody.do(method, path, body, "Authorization", "Bearer guess").refused(401, shared.CodeUnauthorized, "")
			want, told := map[string]int{
				"DELETE /admin/users/{user}/sessions": 204, "DELETE /admin/users/{user}/sessions/{session}": 404, "DELETE /admin/users/{user}/totp": 409,
			}[method+" "+template]
			if !told {
				want = 200
			}
			ada.do(method, path, body).want(want)
		}
	}
	if walked != 12 {
		t.Errorf("%d calls", walked)
	}
	ada.patch("/admin/users/"+string(eve.user.ID), shared.UserChange{Admin: &yes}).want(200)
	eve.get("/admin/health").refused(401, shared.CodeUnauthorized, "") // a session of less than she is now
	eve = eve.again()
	eve.get("/admin/health").want(200)
	ada.patch("/admin/users/"+string(eve.user.ID), shared.UserChange{Admin: &no}).want(200)
	eve.get("/admin/health").refused(401, shared.CodeUnauthorized, "")
	eve.again().get("/admin/health").refused(404, shared.CodeNotFound, "")
	// What a program may do in an administrator's name is not this.
	made := decoded[shared.MadeToken](ada.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeWrite, Days: 1}).want(201))
	bearer := []string{"Authorization", "Bearer " + made.Secret}
	nobody.get("/boards", bearer...).want(200)
	for template := range r.api.huma.OpenAPI().Paths {
		if strings.HasPrefix(template, "/admin") && r.api.huma.OpenAPI().Paths[template].Get != nil {
			if a := nobody.get(template, bearer...); a.status != 404 && a.status != 403 {
				t.Errorf("%s with a token: %d", template, a.status)
			}
		}
	}
}

// Who is disabled is out at once: sessions, sockets, tokens. Signing in says
// what a wrong password does.
func TestDisable(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("Eve")
	s := eve.board("House")
	eve.join(s.Board.ID, ada, shared.Supervisor)
	other := r.nobody()
	other.token = other.post("/login", shared.Credentials{Email: eve.email, Password: password}).want(200).cookies[0].Value
	made := decoded[shared.MadeToken](eve.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeWrite, Days: 1}).want(201))
	bearer := []string{"Authorization", "Bearer " + made.Secret}
	v, elsewhere, stays := eve.dial(), other.dial(), ada.dial()
	for _, socket := range []*socket{v, elsewhere, stays} {
		socket.watching(s.Board.ID, 2, 2)
	}
	conn, status, _ := r.nobody().tryDial(r.server.URL, bearer...)
	if conn == nil {
		t.Fatalf("open a socket with a token: %d", status)
	}
	t.Cleanup(func() { _ = conn.Close() })
	program := &socket{eve, conn}
	program.watching(s.Board.ID, 2, 2)

	waiting := make(chan answer, 1)
	go func() { waiting <- other.get("/boards/" + string(s.Board.ID) + "/changes?since=2&wait=25") }()
	waitFor(t, "a waiting call", func() bool { return r.hub.Waiting() == 1 })

	if user := ada.disable(eve, true); !user.Disabled || user.ID != eve.user.ID {
		t.Errorf("%+v", user)
	}
	for _, socket := range []*socket{v, elsewhere, program} {
		if code := socket.closed(); code != shared.CloseSessionEnded {
			t.Errorf("closed with %d", code)
		}
	}
	eve.get("/me").refused(401, shared.CodeUnauthorized, "")
	other.get("/boards").refused(401, shared.CodeUnauthorized, "")
	r.nobody().get("/boards", bearer...).refused(401, shared.CodeUnauthorized, "")
	if _, status, _ := eve.tryDial(r.server.URL, "Cookie", "incharge="+eve.token); status != http.StatusUnauthorized {
		t.Errorf("opened again: %d", status)
	}
	right := r.nobody().post("/login", shared.Credentials{Email: eve.email, Password: password})
	wrong := r.nobody().post("/login", shared.Credentials{Email: eve.email, Password: "guess"})
	if right.refused(401, shared.CodeUnauthorized, ""); string(right.body) != string(wrong.want(401).body) {
		t.Errorf("%s\nis not\n%s", right.body, wrong.body)
	}
	ada.card(s, "Mend the roof")
	stays.changes(s.Board.ID, 3, 3)
	(<-waiting).refused(401, shared.CodeUnauthorized, "")

	ada.disable(eve, false)
	eve.get("/me").refused(401, shared.CodeUnauthorized, "")
	r.nobody().post("/login", shared.Credentials{Email: eve.email, Password: password}).want(200)
}

func TestLastAdministrator(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("Eve")
	path := "/admin/users/" + string(ada.user.ID)
	yes, no := true, false
	ada.patch(path, shared.UserChange{Admin: &no}).refused(409, shared.CodeConflict, "")
	ada.patch(path, shared.UserChange{Disabled: &yes}).refused(409, shared.CodeConflict, "")
	ada.patch(path, `{}`).refused(422, shared.CodeInvalid, "body")
	ada.patch(path, `{"email": "x"}`).refused(422, shared.CodeInvalid, "email")
	ada.patch("/admin/users/"+string(eve.user.ID), shared.UserChange{Admin: &yes}).want(200)
	eve = eve.again()
	ada.patch(path, shared.UserChange{Admin: &no}).want(200)
	eve.patch("/admin/users/"+string(eve.user.ID), shared.UserChange{Admin: &no}).refused(409, shared.CodeConflict, "")
	ada.again().get("/me").want(200)
	for _, id := range []string{"x", string(shared.NewID[shared.UserID]())} {
		eve.patch("/admin/users/"+id, shared.UserChange{Admin: &yes}).refused(404, shared.CodeNotFound, "")
		eve.post("/admin/users/"+id+"/reset", nil).refused(404, shared.CodeNotFound, "")
	}
}

func TestUsersAPI(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("Eve")
	page := decoded[shared.UserPage](ada.get("/admin/users").want(200))
	if len(page.Users) != 2 || page.Users[0].ID != ada.user.ID || !page.Users[0].Admin || page.Users[1].Email != eve.email || page.Next != "" {
		t.Errorf("%+v", page)
	}
	if page := decoded[shared.UserPage](ada.get("/admin/users?q=eve&after=" + string(ada.user.ID)).want(200)); len(page.Users) != 1 {
		t.Errorf("%+v", page)
	}
	ada.get("/admin/users?after=x").refused(422, shared.CodeInvalid, "after")
	ada.get("/admin/users?q="+strings.Repeat("x", 1000)).refused(422, shared.CodeInvalid, "q")
}

func TestResetUser(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("Eve")
	sent := decoded[shared.ResetSent](ada.post("/admin/users/"+string(eve.user.ID)+"/reset", nil).want(200))
	token, found := strings.CutPrefix(sent.Link, "http://incharge.example.com/reset#")
	if sent.Mailed || !found {
		t.Fatalf("%+v", sent)
	}
	eve.get("/me").want(200)
	r.nobody().post("/reset", shared.Reset{Token: token, Password: "quite another horse"}).want(204)
	eve.get("/me").refused(401, shared.CodeUnauthorized, "")
	r.nobody().post("/login", shared.Credentials{Email: eve.email, Password: "quite another horse"}).want(200)

	mails := newServer(t, r.db, r.hub, func(c *Config, _ *auth.Config) { c.Mails = true })
	sent = decoded[shared.ResetSent](ada.at(mails).post("/admin/users/"+string(eve.user.ID)+"/reset", nil).want(200))
	if !sent.Mailed || sent.Link != "" {
		t.Errorf("%+v", sent)
	}
}

func TestSettings(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	register := func(status int) {
		t.Helper()
		r.people++
		r.nobody().post("/register", shared.Registration{Name: "Eve", Email: "eve" + string(shared.NewID[shared.UserID]()) + "@example.com", Password: password}).want(status)
	}
	want := func(policy shared.RegistrationPolicy) {
		t.Helper()
		if got := decoded[shared.InstanceSettings](ada.get("/admin/settings").want(200)); got.Registration != policy {
			t.Errorf("%+v", got)
		}
	}
	want(shared.RegistrationOpen)
	register(201)
	ada.patch("/admin/settings", shared.SettingsChange{Registration: ptr(shared.RegistrationInvite)}).want(200)
	want(shared.RegistrationInvite)
	register(403)
	ada.patch("/admin/settings", `{"registration": "closed"}`).refused(422, shared.CodeInvalid, "registration")
	ada.patch("/admin/settings", `{}`).refused(422, shared.CodeInvalid, "body")
	want(shared.RegistrationInvite)
	// It is for all servers, and outlasts what one of them is configured with.
	other := newServer(t, r.db, r.hub, func(_ *Config, c *auth.Config) { c.Registration = auth.Open })
	other.nobody().post("/register", shared.Registration{Name: "Eve", Email: "eve@example.com", Password: password}).refused(403, shared.CodeForbidden, "")
}

type mailTask struct {
	Name string `json:"name"`
}

func (mailTask) Kind() string { return "mail_task" }

func TestInstanceHealth(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, func(c *Config, _ *auth.Config) { c.Version, c.Backups = "v1.2.3", filepath.Join(dir, "backups") })
	ada := r.person("Ada")
	health := func() shared.Health {
		t.Helper()
		return decoded[shared.Health](ada.get("/admin/health").want(200))
	}
	h := health()
	if h.Version != "v1.2.3" || h.Backup.LastAt != nil || h.Sockets != 0 || time.Since(h.StartedAt) > time.Minute || time.Since(h.StartedAt) < 0 {
		t.Errorf("%+v", h)
	}
	if major := strings.Split(h.Database, ".")[0]; len(major) != 2 {
		t.Errorf("Postgres %q", h.Database)
	}
	if len(h.Migrations) < 4 || h.Migrations[0] != "0001" || !slices.IsSorted(h.Migrations) {
		t.Errorf("%q", h.Migrations)
	}

	// The newest backup counts, not what is being written or came to nothing.
	if err := os.MkdirAll(filepath.Join(dir, "backups", "9999"), 0o700); err != nil {
		t.Fatal(err)
	}
	newest := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	for name, at := range map[string]time.Time{"a.dump": newest, "b.dump": newest.Add(-time.Hour), ".c.dump": newest.Add(time.Hour), "d.dump": newest.Add(time.Hour)} {
		content := []byte("x")
		if name == "d.dump" {
			content = nil
		}
		path := filepath.Join(dir, "backups", name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	ada.dial()
	waitFor(t, "a socket", func() bool { return r.hub.Sockets() == 1 })
	if h := health(); h.Backup.LastAt == nil || !h.Backup.LastAt.Equal(newest) || h.Sockets != 1 {
		t.Errorf("%v, %d sockets", h.Backup.LastAt, h.Sockets)
	}
}

// The numbers are those of the queue: of mails alone, in every state that a mail
// can be in.
func TestMailHealth(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	if _, err := r.db.ExecContext(t.Context(), `DELETE FROM river_job`); err != nil { // the letter to Ada
		t.Fatal(err)
	}
	queue, err := jobs.New(r.db, quiet(t), river.NewWorkers(), func(c *river.Config) { c.TestOnly = true })
	if err != nil {
		t.Fatal(err)
	}
	insert := func(name, to string) {
		err := r.db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
			return queue.Insert(ctx, tx, mailTask{name}, &river.InsertOpts{Queue: to})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"waits", "scheduled", "runs", "failing", "failing again", "failing now", "discarded", "refused", "sent"} {
		insert(name, jobs.Outbound)
	}
	insert("elsewhere", river.QueueDefault)
	for name, set := range map[string]string{
		"scheduled":     `state = 'scheduled', scheduled_at = now() + '1 hour'`,
		"runs":          `state = 'running', attempt = 1, attempted_at = now()`,
		"failing":       `state = 'retryable', attempt = 1, attempted_at = now() - interval '3 hours', errors = ARRAY['{"error": "first"}'::jsonb]`,
		"failing again": `state = 'available', attempt = 2, attempted_at = now() - interval '1 hour', errors = ARRAY['{"error": "older"}'::jsonb, '{"error": "the latest"}']`,
		"failing now":   `state = 'running', attempt = 1, attempted_at = now() - interval '2 hours', errors = ARRAY['{"error": "second"}'::jsonb]`,
		"discarded":     `state = 'discarded', finalized_at = now(), attempted_at = now() - interval '4 hours', errors = ARRAY['{"error": "gone"}'::jsonb]`,
		"refused":       `state = 'cancelled', finalized_at = now(), attempted_at = now() - interval '5 hours', errors = ARRAY['{"error": "refused"}'::jsonb]`,
		"sent":          `state = 'completed', finalized_at = now(), attempted_at = now(), errors = ARRAY['{"error": "once"}'::jsonb]`,
	} {
		result, err := r.db.ExecContext(t.Context(), `UPDATE river_job SET ? WHERE args ->> 'name' = ?`, bun.Safe(set), name)
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := result.RowsAffected(); n != 1 {
			t.Fatalf("%d jobs called %s", n, name)
		}
	}
	got := decoded[shared.Health](ada.get("/admin/health").want(200)).Mail
	if want := (shared.MailHealth{Waiting: 3, Failing: 3, Parked: 2, LastError: "the latest"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// The log tells what people did here, from where; it can be filtered and taken
// out, and nothing in the API changes it.
func TestAudit(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("=Eve")
	s := ada.board("House")
	ada.join(s.Board.ID, eve, shared.PIC)
	start := time.Now()
	ada.done(s.Board.ID, shared.RemoveMember{User: eve.user.ID})
	ada.disable(eve, true)
	read := func(query string) []string {
		t.Helper()
		var kinds []string
		for _, e := range decoded[shared.AuditPage](ada.get("/admin/audit" + query).want(200)).Events {
			kinds = append(kinds, string(e.Kind))
		}
		return kinds
	}
	if got := read("?user=" + string(eve.user.ID) + "&from=" + start.UTC().Format(time.RFC3339Nano)); !slices.Equal(got, []string{"user_disabled", "member_removed"}) {
		t.Errorf("%q", got)
	}
	if got := read("?kind=invited"); !slices.Equal(got, []string{"invited"}) {
		t.Errorf("%q", got)
	}
	if got := read("?kind=member_removed&to=" + start.UTC().Format(time.RFC3339Nano)); len(got) != 0 {
		t.Errorf("%q", got)
	}
	event := decoded[shared.AuditPage](ada.get("/admin/audit?kind=user_disabled").want(200)).Events[0]
	if event.Actor.ID != ada.user.ID || event.Subject.Name != "=Eve" || event.Address != "127.0.0.1" || !strings.HasPrefix(event.Agent, "Go-http-client") {
		t.Errorf("%+v", event)
	}
	for query, field := range map[string]string{"?kind=x": "kind", "?user=x": "user", "?from=yesterday": "from", "?to=1": "to", "?after=x": "after"} {
		ada.get("/admin/audit"+query).refused(422, shared.CodeInvalid, field)
	}

	a := ada.get("/admin/audit.csv?user=" + string(eve.user.ID)).want(200)
	if a.header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(a.header.Get("Content-Disposition"), "attachment") || a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", a.header)
	}
	lines, err := csv.NewReader(strings.NewReader(string(a.body))).ReadAll()
	if err != nil || len(lines) < 4 || lines[1][2] != "user_disabled" || lines[1][6] != "'=Eve" {
		t.Errorf("%q, %v", lines, err)
	}
	if got := read("?kind=exported"); !slices.Equal(got, []string{"exported"}) {
		t.Errorf("%q", got)
	}
	ada.get("/admin/audit.csv?from=x").refused(422, shared.CodeInvalid, "from")

	before := read("")
	for _, path := range []string{"/admin/audit", "/admin/audit.csv", "/admin/audit/" + string(event.ID)} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
			if a := ada.do(method, path, `{}`); a.status != 405 && a.status != 404 {
				t.Errorf("%s %s: %d", method, path, a.status)
			}
		}
	}
	if got := read(""); !slices.Equal(got, before) {
		t.Errorf("%q, was %q", got, before)
	}
	for path := range maps.Keys(r.api.huma.OpenAPI().Paths) {
		if item := r.api.huma.OpenAPI().Paths[path]; strings.Contains(path, "audit") && (item.Post != nil || item.Put != nil || item.Patch != nil || item.Delete != nil) {
			t.Errorf("%s can be changed", path)
		}
	}
	r.exec(`ALTER TABLE audit DISABLE TRIGGER audit_stays; UPDATE audit SET at = at - interval '1 day'; ALTER TABLE audit ENABLE TRIGGER audit_stays`)
	removed, err := audit.New(r.db, quiet(t)).Purge(t.Context(), time.Now())
	if err != nil || removed != int64(len(before)) {
		t.Errorf("%d removed, %v", removed, err)
	}
}

// While the database is busy the table is refused as everything is, and not
// begun.
func TestAuditUnavailable(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	if _, err := r.db.ExecContext(t.Context(), `ALTER TABLE audit RENAME COLUMN agent TO program;
		ALTER TABLE audit ADD COLUMN agent text GENERATED ALWAYS AS (program) STORED`); err != nil {
		t.Fatal(err)
	}
	a := ada.get("/admin/audit.csv")
	if a.refused(500, shared.CodeInternal, ""); a.header.Get("Content-Disposition") != "" {
		t.Errorf("%v", a.header)
	}
}
