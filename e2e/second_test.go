package e2e

import (
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
)

// signOut goes out by the menu.
func (p *person) signOut() {
	p.t.Helper()
	p.click("#user")
	p.click("#user-menu > button.menu-item:last-child")
	p.wait("is at the door", `location.pathname === "/login" && document.querySelector("#email")`)
}

// signIn gives the address and the password.
func (p *person) signIn() {
	p.t.Helper()
	p.fill("#email", p.email())
	p.fill("#password", password)
	p.press("\r")
}

// scan begins to set up a second factor, and gives what the app would scan.
func (p *person) scan() (key string) {
	p.t.Helper()
	p.click("#second-on")
	p.fill("dialog #password", password)
	p.press("\r")
	p.see(".qr path")
	return p.read(`document.querySelector("#totp-key").innerText.replaceAll(" ", "")`)
}

// codeOf is what the app shows.
func codeOf(t *testing.T, key string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(key, at)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// nextCode is what the app shows next, as soon as it does: that of now may have
// been used.
func nextCode(t *testing.T, key string) string {
	t.Helper()
	used := codeOf(t, key, time.Now())
	for codeOf(t, key, time.Now()) == used {
		time.Sleep(time.Second)
	}
	return codeOf(t, key, time.Now())
}

// setUpSecond sets up a second factor, on the page where one does.
func (p *person) setUpSecond() {
	p.t.Helper()
	key := p.scan()
	p.fill("#code", codeOf(p.t, key, time.Now()))
	p.press("\r")
	p.see("#recovery-codes")
	p.click("#codes-kept")
}

// TestSecondFactor switches a second factor on, signs in with it, and once with
// a recovery code.
func TestSecondFactor(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	sunja.open("/account/security")
	key := sunja.scan()
	code := func(at time.Time) string { return codeOf(t, key, at) }
	sunja.fill("#code", code(time.Now().Add(-time.Hour)))
	sunja.press("\r")
	sunja.see("#code-error")
	sunja.fill("#code", code(time.Now()))
	sunja.press("\r")
	sunja.see("#recovery-codes")
	recovery := sunja.read(`document.querySelector("#recovery-codes li").innerText`)
	sunja.click("#codes-kept")
	sunja.see("#second-off")

	sunja.signOut()
	sunja.signIn()
	sunja.see("#code")
	sunja.wait("is at the same page still", `location.pathname === "/login"`)
	sunja.press("000000\r")
	sunja.see("#code-error")
	sunja.fill("#code", nextCode(t, key))
	sunja.press("\r")
	sunja.see("#user")

	sunja.signOut()
	sunja.signIn()
	sunja.see("#code")
	sunja.click(".door-others button")
	sunja.fill("#code", recovery)
	sunja.press("\r")
	sunja.see("#user")
}
