package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/jackc/pgx/v5"
)

// age has everybody's last sign-in be a while ago.
func (s *site) age(t *testing.T) {
	t.Helper()
	url := ""
	for _, setting := range s.env {
		if value, ok := strings.CutPrefix(setting, "DATABASE_URL="); ok {
			url = value
		}
	}
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close(t.Context()) }()
	if _, err := db.Exec(t.Context(), `UPDATE sessions SET confirmed_at = now() - interval '16 minutes'`); err != nil {
		t.Fatal(err)
	}
}

// TestConfirm has somebody show that it is them before a token is made in a
// session of a while ago, and again for a dialog that asks for the password; what
// they were at goes on by itself, or stays as it was when they go back.
func TestConfirm(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja := site.person(t, "Sunja")
	sunja.register()
	sunja.open("/account/security")
	key := sunja.scan()
	sunja.fill("#code", codeOf(t, key, time.Now()))
	sunja.press("\r")
	sunja.see("#recovery-codes")
	recovery := strings.Fields(sunja.read(`[...document.querySelectorAll("#recovery-codes li")].map(e => e.innerText).join(" ")`))
	sunja.click("#codes-kept")

	site.age(t)
	sunja.open("/account/tokens")
	sunja.fill("#name", "backup script")
	sunja.press("\r")
	sunja.see("#sure-code")
	sunja.press(kb.Escape)
	sunja.wait("is back at the form as it was", `!document.querySelector("#sure").open && document.querySelector("#name").value === "backup script" && !document.querySelector("[aria-busy=true]")`)
	sunja.click("#name")
	sunja.press("\r")
	sunja.see("#sure-code")
	sunja.fill("#sure-password", password)
	sunja.fill("#sure-code", "000000")
	sunja.press("\r")
	sunja.see("#sure-code-error")
	sunja.fill("#sure-code", recovery[0])
	sunja.press("\r")
	sunja.see("#token-secret")
	sunja.wait("has no dialog open", `!document.querySelector("#sure").open`)

	site.age(t)
	sunja.open("/account/security")
	sunja.click("#second-codes")
	sunja.fill("#second-factor #password", password)
	sunja.press("\r")
	sunja.see("#sure-code")
	sunja.wait("needs not type the password twice", `document.querySelector("#sure-password").value !== "" && document.activeElement.id === "sure-code"`)
	sunja.press(recovery[1] + "\r")
	sunja.see("#recovery-codes")
}
