package audit

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

func newLog(t *testing.T) *Log {
	t.Parallel()
	return New(dbtest.New(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
}

// person makes an account.
func (l *Log) person(t *testing.T, name string) shared.UserID {
	t.Helper()
	id := shared.NewID[shared.UserID]()
	_, err := l.db.ExecContext(t.Context(), `INSERT INTO users (id, name, email, password_hash) VALUES (?, ?, ?, '')`, id, name, string(id)+"@example.com")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (l *Log) write(t *testing.T, events ...Event) {
	t.Helper()
	for _, e := range events {
		if err := l.Write(From(t.Context(), "192.0.2.1", "Tester/1"), l.db, e); err != nil {
			t.Fatal(err)
		}
	}
}

// age makes the events of a kind older.
func (l *Log) age(t *testing.T, kind shared.AuditKind, by time.Duration) {
	t.Helper()
	_, err := l.db.ExecContext(t.Context(), `ALTER TABLE audit DISABLE TRIGGER audit_stays;
		UPDATE audit SET at = at - ?::interval WHERE kind = ?;
		ALTER TABLE audit ENABLE TRIGGER audit_stays`, fmt.Sprintf("%d seconds", int(by.Seconds())), kind)
	if err != nil {
		t.Fatal(err)
	}
}

func (l *Log) kinds(t *testing.T, f Filter) string {
	t.Helper()
	page, err := l.Read(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, e := range page.Events {
		kinds = append(kinds, string(e.Kind))
	}
	return strings.Join(kinds, " ")
}

func TestRead(t *testing.T) {
	l := newLog(t)
	ada, grace := l.person(t, "Ada"), l.person(t, "Grace")
	start := time.Now()
	l.write(t,
		Event{Kind: shared.AuditSignInFailed, Address: "198.51.100.7", Agent: "curl\x00\xff"},
		Event{Kind: shared.AuditSignedIn, Actor: ada, Subject: ada},
		Event{Kind: shared.AuditAdminGiven, Actor: ada, Subject: grace, Detail: map[string]string{"why": "asked"}})
	l.age(t, shared.AuditSignInFailed, time.Hour)
	for want, f := range map[string]Filter{
		"admin_given signed_in sign_in_failed": {},
		"signed_in":                            {Kind: shared.AuditSignedIn},
		"admin_given signed_in":                {User: ada},
		"admin_given":                          {User: grace, From: start},
		"sign_in_failed":                       {To: start},
		"":                                     {User: grace, Kind: shared.AuditSignedIn},
	} {
		if got := l.kinds(t, f); got != want {
			t.Errorf("%+v: %q, want %q", f, got, want)
		}
	}
	page, err := l.Read(t.Context(), Filter{})
	if err != nil || page.Next != "" {
		t.Fatal(page.Next, err)
	}
	given, failed := page.Events[0], page.Events[2]
	if given.Actor.Name != "Ada" || given.Subject.Name != "Grace" || given.Address != "192.0.2.1" || given.Agent != "Tester/1" || given.Detail["why"] != "asked" {
		t.Errorf("%+v", given)
	}
	if failed.Actor != nil || failed.Subject != nil || failed.Address != "198.51.100.7" || failed.Agent != "curl\uFFFD" || failed.Detail == nil {
		t.Errorf("%+v", failed)
	}
	// An account that goes leaves what it has done.
	if _, err := l.db.ExecContext(t.Context(), `DELETE FROM users WHERE id = ?`, ada); err != nil {
		t.Fatal(err)
	}
	page, err = l.Read(t.Context(), Filter{User: ada})
	if err != nil || len(page.Events) != 2 || page.Events[0].Actor.ID != ada || page.Events[0].Actor.Name != "" {
		t.Errorf("%+v, %v", page, err)
	}
}

// Page by page everything comes, once.
func TestPages(t *testing.T) {
	l := newLog(t)
	const n = 2*pageSize + 7
	for range n {
		l.write(t, Event{Kind: shared.AuditSignedIn})
	}
	seen := map[shared.AuditID]bool{}
	var f Filter
	for pages := 1; ; pages++ {
		page, err := l.Read(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			seen[e.ID] = true
		}
		if f.After = page.Next; f.After == "" {
			if pages != 3 || len(seen) != n {
				t.Errorf("%d events on %d pages", len(seen), pages)
			}
			return
		}
	}
}

// What is written in a transaction that fails has not happened, and nothing
// that is written can be changed.
func TestWrittenOnce(t *testing.T) {
	l := newLog(t)
	gone := errors.New("as asked")
	err := l.db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		if err := l.Write(ctx, tx, Event{Kind: shared.AuditSignedIn}); err != nil {
			return err
		}
		return gone
	})
	if !errors.Is(err, gone) || l.kinds(t, Filter{}) != "" {
		t.Errorf("%v; the log has %q", err, l.kinds(t, Filter{}))
	}
	l.write(t, Event{Kind: shared.AuditSignedIn})
	for _, sql := range []string{`UPDATE audit SET kind = 'signed_out'`, `DELETE FROM audit`, `TRUNCATE audit`} {
		if _, err := l.db.ExecContext(t.Context(), sql); err == nil {
			t.Errorf("%s is done", sql)
		}
	}
	if got := l.kinds(t, Filter{}); got != "signed_in" {
		t.Errorf("the log has %q", got)
	}
}

// What is in the table is told to whatever gathers the server's own log, but for
// people's addresses.
func TestCopied(t *testing.T) {
	l := newLog(t)
	var out bytes.Buffer
	l.log = slog.New(slog.NewTextHandler(&out, nil))
	ada := l.person(t, "Ada")
	l.write(t, Event{Kind: shared.AuditInvited, Actor: ada, Detail: map[string]string{"board": "b", "email": "grace@example.com", "name": "a\nlevel=ERROR"}})
	page, err := l.Read(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`msg=security kind=invited event=%s actor=%s subject="" from=192.0.2.1 detail.board=b detail.name="a\nlevel=ERROR"`+"\n", page.Events[0].ID, ada)
	if _, line, _ := strings.Cut(out.String(), "level=INFO "); line != want {
		t.Errorf("%q, want %q", line, want)
	}
}

func TestPurge(t *testing.T) {
	l := newLog(t)
	for range 3 {
		l.write(t, Event{Kind: shared.AuditSignedIn}, Event{Kind: shared.AuditSignedOut})
	}
	l.age(t, shared.AuditSignedIn, 48*time.Hour)
	removed, err := l.Purge(t.Context(), time.Now().Add(-24*time.Hour))
	if err != nil || removed != 3 {
		t.Errorf("%d removed, %v", removed, err)
	}
	if got := l.kinds(t, Filter{}); got != "signed_out signed_out signed_out" {
		t.Errorf("left: %q", got)
	}
}

// Run removes what is older than it is to keep, at once, and nothing where it is
// to keep everything.
func TestRun(t *testing.T) {
	l := newLog(t)
	l.write(t, Event{Kind: shared.AuditSignedIn}, Event{Kind: shared.AuditSignedOut})
	l.age(t, shared.AuditSignedIn, 48*time.Hour)
	l.Run(t.Context(), 0) // comes back
	if got := l.kinds(t, Filter{}); got != "signed_out signed_in" {
		t.Errorf("kept for ever: %q", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		l.Run(ctx, 24*time.Hour)
		close(done)
	}()
	for deadline := time.Now().Add(10 * time.Second); l.kinds(t, Filter{}) != "signed_out"; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("still there: %q", l.kinds(t, Filter{}))
		}
	}
	cancel()
	<-done
}

func TestCSV(t *testing.T) {
	l := newLog(t)
	evil := l.person(t, `=HYPERLINK("http://evil.example","x")`)
	for range exportBatch {
		l.write(t, Event{Kind: shared.AuditSignedIn})
	}
	l.write(t, Event{Kind: shared.AuditSignedOut, Actor: evil, Agent: "-2+3,\"q\"\nnext", Address: "@SUM(1)"},
		Event{Kind: shared.AuditExported, Agent: " +1", Detail: map[string]string{"a": "b"}})
	var out strings.Builder
	if err := l.WriteCSV(t.Context(), &out, Filter{}); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(lines) != exportBatch+3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	if got := strings.Join(lines[0], ","); got != "id,at,kind,actor,actor_name,subject,subject_name,address,agent,detail" {
		t.Error(got)
	}
	exported, out2 := lines[1], lines[2]
	if exported[2] != "exported" || exported[8] != "' +1" || exported[9] != `{"a":"b"}` {
		t.Errorf("%q", exported)
	}
	if out2[3] != string(evil) || out2[4] != `'=HYPERLINK("http://evil.example","x")` || out2[7] != "'@SUM(1)" || out2[8] != "'-2+3,\"q\"\nnext" {
		t.Errorf("%q", out2)
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	if got := text(strings.Repeat("é", mostAgent)); len(got) != mostAgent || strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("%d bytes", len(got))
	}
	if got := text("a" + strings.Repeat("é", mostAgent)); len(got) != mostAgent-1 {
		t.Errorf("%d bytes", len(got))
	}
}

// Every kind that there is is offered, once.
func TestKinds(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("../../shared/audit.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[shared.AuditKind]bool{}
	for _, kind := range shared.AuditKinds {
		if seen[kind] || !strings.Contains(string(source), fmt.Sprintf("AuditKind = %q\n", kind)) {
			t.Errorf("%q twice, or not declared", kind)
		}
		seen[kind] = true
	}
	if declared := strings.Count(string(source), `AuditKind = "`); declared != len(seen) {
		t.Errorf("%d kinds are offered, %d declared", len(seen), declared)
	}
}
