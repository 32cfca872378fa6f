package ui

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

func TestRouted(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"/": true, "/login": true, "/register": true, "/invite": true, "/boards/0190": true,
		"/forgot": true, "/reset": true, "/verify": true, "/email": true, "/account": true, "/account/security": true,
		"/admin": true, "/admin/audit": true, "/admin/nope": false,
		"/account/": false, "/account/nope": false, "/account/sessions/1": false,
		"/boards/0190/cards/12": true,
		"":                      false, "/boards": false, "/boards/": false, "/boards/1/cards/": false, "/boards/1/cards/x": false,
		"/login/": false, "/Login": false, "/nope": false, "/index.html": false, "//": false,
	} {
		if got := Routed(path); got != want {
			t.Errorf("Routed(%q) = %t", path, got)
		}
	}
}

// Anybody can write a link to the login page: it must lead nowhere else.
func TestNextStaysHere(t *testing.T) {
	t.Parallel()
	for next_, want := range map[string]string{
		"":                             "/",
		"/":                            "/",
		"/boards/1":                    "/boards/1",
		"/boards/1/cards/2?x=1":        "/boards/1/cards/2?x=1",
		"//evil.example":               "/",
		"//evil.example/boards/1":      "/",
		"https://evil.example/":        "/",
		"https:/boards/1":              "/",
		"javascript:alert(1)":          "/",
		`/\evil.example`:               "/",
		"/login":                       "/",
		"/register":                    "/",
		"/forgot":                      "/",
		"/account/security":            "/account/security",
		"/nope":                        "/",
		"boards/1":                     "/",
		"/boards/1\n":                  "/",
		"%2F%2Fevil.example":           "/",
		"mailto:somebody@evil.example": "/",
	} {
		if got := next(&url.URL{Path: "/login", RawQuery: url.Values{"next": {next_}}.Encode()}); got != want {
			t.Errorf("next %q leads to %q, want %q", next_, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Mina Park": "MP", "mina": "M", "Ana Maria de la Cruz": "AC", "김민아": "민아", "이준": "이준", "남궁 민수": "남민",
		"王小明": "小明", "": "?", "  ": "?", "é": "É", "🙂 Smith": "🙂S",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFileSize(t *testing.T) {
	t.Parallel()
	for bytes, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1 kB", 250_400: "250 kB", 31_500_000: "31.5 MB"} {
		if got := fileSize(bytes); got != want {
			t.Errorf("fileSize(%d) = %q, want %q", bytes, got, want)
		}
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	c := text.T().Common
	for want, err := range map[string]error{
		c.FailedOffline:    fmt.Errorf("GET /me: %w", client.ErrOffline),
		c.TimedOut:         fmt.Errorf("GET /me: %w", client.ErrTimeout),
		c.Failed:           errors.New("something"),
		c.TooManyTries:     &shared.Error{Code: shared.CodeRateLimited, Message: "slow down"},
		c.ServerTrouble:    &shared.Error{Code: shared.CodeInternal, Message: "pq: oops"},
		"Cards have moved": &shared.Error{Code: shared.CodeConflict, Message: "Cards have moved"},
	} {
		if got := explain(err); got != want {
			t.Errorf("explain(%v) = %q, want %q", err, got, want)
		}
	}
}

// Each rule that the form or the server can find broken has its words.
func TestRegistrationErrors(t *testing.T) {
	t.Parallel()
	d := text.T().Door
	for name, c := range map[string]struct {
		r    shared.Registration
		want map[string]string
	}{
		"nothing":   {shared.Registration{}, map[string]string{"name": d.NeedName, "email": d.NeedEmail, "password": d.NeedPassword}},
		"bad email": {shared.Registration{Name: "M", Email: "m@", Password: "12345678"}, map[string]string{"email": d.BadEmail}},
		"short":     {shared.Registration{Name: "M", Email: "m@example.com", Password: "1234567"}, map[string]string{"password": d.ShortPassword(8)}},
		"long":      {shared.Registration{Name: "M", Email: "m@example.com", Password: strings.Repeat("가", 129)}, map[string]string{"password": d.LongPassword(128)}},
		"fine":      {shared.Registration{Name: "M", Email: "m@example.com", Password: strings.Repeat("가", 8)}, nil},
	} {
		got := map[string]string{}
		var e *shared.Error
		if errors.As(c.r.Validate(), &e) {
			for _, f := range e.Fields {
				got[f.Field] = registrationError(c.r, f)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// The policy of the pages forbids inline style and script, and what somebody
// wrote must never become markup.
func TestWhatPeopleWriteIsText(t *testing.T) {
	t.Parallel()
	const evil = `<img src=x onerror=alert(1)>`
	for name, drawn := range map[string]app.UI{
		"a field":  field{id: "x", label: evil, kind: "text", err: evil}.UI(),
		"a report": reportOf(shared.ImportReport{Title: evil, Cards: 1, Notes: []shared.ImportNote{{Kind: shared.ImportVotes, Count: 1, Names: []string{evil}}}}),
		"a tile":   (&homePage{}).tile(shared.BoardSummary{ID: "1", Title: evil}, false),
		"an empty": empty("board", evil, evil),
	} {
		html := app.HTMLString(drawn)
		if strings.Contains(html, "<img") || !strings.Contains(html, "&lt;img") {
			t.Errorf("%s: %s", name, html)
		}
		if strings.Contains(html, " style=") {
			t.Errorf("%s has inline style: %s", name, html)
		}
	}
}

func TestToastsKeepTheLastThree(t *testing.T) {
	t.Parallel()
	var ts toasts
	fired := 0
	stop := ts.changed.listen(func() { fired++ })
	for _, m := range []string{"a", "b", "c", "d"} {
		ts.say(m)
	}
	var got string
	for _, one := range ts.current() {
		got += one.message
	}
	if got != "bcd" || fired != 4 {
		t.Errorf("shows %q after %d changes", got, fired)
	}
	stop()
	ts.remove(ts.current()[0].id)
	if len(ts.current()) != 2 || fired != 4 {
		t.Errorf("%d are left, %d changes told", len(ts.current()), fired)
	}
}

func TestEveryIconIsDrawn(t *testing.T) {
	t.Parallel()
	for name := range paths {
		if html := app.HTMLString(name.UI()); strings.Count(html, "<path") != len(name.Paths()) || len(name.Paths()) == 0 {
			t.Errorf("%s: %s", name, html)
		}
	}
}
