package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

func signedInAs(account shared.Account) *env {
	return &env{session: &session{account: &account, known: true}}
}

// buttons lists those of a page by what an attribute says; a disabled one, which
// says why, with a "-".
func buttons(html, attribute string) (all string) {
	for _, button := range strings.Split(html, "<button")[1:] {
		tag, _, _ := strings.Cut(button, ">")
		_, after, found := strings.Cut(tag, " "+attribute+`="`)
		if !found {
			continue
		}
		name, _, _ := strings.Cut(after, `"`)
		if strings.Contains(strings.ReplaceAll(tag, ` disabled="false"`, ""), " disabled") {
			name = "-" + name
			if !strings.Contains(tag, ` title="`) {
				name += " for no reason"
			}
		}
		all += name + " "
	}
	return strings.TrimSpace(all)
}

func TestWhatCanBeDoneAboutAnAccount(t *testing.T) {
	t.Parallel()
	now := time.Now()
	p := &adminUsers{env: signedInAs(shared.Account{ID: "me", Admin: true})}
	for want, user := range map[string]shared.UserRecord{
		"reset sessions make disable":      {ID: "a", Name: "A", Email: "a@example.com", CreatedAt: now},
		"reset sessions make enable":       {ID: "b", Name: "B", Disabled: true, CreatedAt: now, LastSeenAt: &now},
		"reset sessions lost take disable": {ID: "c", Name: "C", Admin: true, TOTP: true, Verified: true, CreatedAt: now},
		"reset take -disable":              {ID: "me", Name: "Me", Admin: true, TOTP: true, CreatedAt: now},
	} {
		if got := buttons(app.HTMLString(p.row(user)), "data-does"); got != want {
			t.Errorf("%s: %q, want %q", user.Name, got, want)
		}
	}
	p.sure, p.about = sureDisable, "a"
	if html := app.HTMLString(p.row(shared.UserRecord{ID: "a", Name: "<b>A"})); !strings.Contains(html, "&lt;b&gt;A?") || buttons(html, "data-does") != "" {
		t.Error(html)
	}
}

func TestAuditLine(t *testing.T) {
	t.Parallel()
	p := &adminAudit{env: signedInAs(shared.Account{ID: "me", Admin: true})}
	ada, eve := &shared.AuditPerson{ID: "ada", Name: "Ada"}, &shared.AuditPerson{ID: "eve"}
	event := shared.AuditEvent{ID: "1", At: time.Now(), Kind: shared.AuditUserDisabled, Actor: ada, Subject: eve,
		Address: "127.0.0.1", Detail: map[string]string{"board": "<i>", "strange": "x"}}
	html := app.HTMLString(p.line(event))
	for _, want := range []string{"Account disabled", "by Ada", "about somebody who has gone", "127.0.0.1", "board: &lt;i&gt;", "strange: x"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q in %s", want, html)
		}
	}
	p.titles = map[string]string{"<i>": "Launch"}
	if html := app.HTMLString(p.line(event)); !strings.Contains(html, "board: Launch") {
		t.Errorf("names no board that is the administrator's to see: %s", html)
	}
	event.Subject = ada
	if html := app.HTMLString(p.line(event)); strings.Contains(html, ">about") {
		t.Errorf("says twice who it was: %s", html)
	}
}
