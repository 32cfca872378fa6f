package e2e

import (
	"fmt"
	"strings"
	"testing"
)

const password = "correct horse battery"

// register makes an account through the page.
func (p *person) register() {
	p.t.Helper()
	p.open("/register")
	p.fill("#name", p.name)
	p.fill("#email", p.email())
	p.fill("#password", password)
	p.press("\r")
	p.see("#user")
}

// pair is two people with an account each.
func (s *site) pair(t *testing.T) (sunja, pim *person) {
	t.Helper()
	sunja, pim = s.person(t, "Sunja"), s.person(t, "Pim")
	sunja.register()
	pim.register()
	return sunja, pim
}

func (p *person) email() string { return strings.ToLower(p.name) + "@example.com" }

// reads says that a text can be read on the page.
func reads(text string) string {
	return fmt.Sprintf(`document.body.innerText.includes(%q)`, text)
}

func TestRegisterAndSignIn(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()

	sunja.click("#user")
	sunja.click("#user-menu > .menu-item")
	sunja.see("#email")

	sunja.fill("#email", sunja.email())
	sunja.fill("#password", "not the password")
	sunja.press("\r")
	sunja.see(".notice-danger")
	sunja.wait("is still outside", `location.pathname === "/login"`)

	sunja.fill("#password", password)
	sunja.press("\r")
	sunja.see("#user")
	sunja.wait("is at the boards", `location.pathname === "/"`)
}

func TestRegisterSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	first := site.person(t, "First")
	first.register()

	second := site.person(t, "Second")
	second.open("/register")
	second.fill("#name", "Second")
	second.fill("#email", strings.ToUpper(first.email()))
	second.fill("#password", "short")
	second.press("\r")
	second.wait("is told about the password", `document.querySelector('#password').getAttribute("aria-invalid") === "true"`)
	second.fill("#password", password)
	second.press("\r")
	second.wait("is told about the address", `document.querySelector('#email').getAttribute("aria-invalid") === "true"`)
}

// TestRegisterWithoutNetwork loses the network while somebody makes an account.
// They are told so, what they wrote stays, and trying again does it.
func TestRegisterWithoutNetwork(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.open("/register")
	sunja.fill("#name", sunja.name)
	sunja.fill("#email", sunja.email())
	sunja.fill("#password", password)
	sunja.wire.Cut()
	sunja.press("\r")
	sunja.wait("is told about the network", `document.querySelector(".notice-danger")?.innerText.includes("No connection")`)
	sunja.wait("has not to write it anew", fmt.Sprintf(`document.querySelector("#password").value === %q`, password))
	sunja.wire.Join()
	sunja.press("\r")
	sunja.see("#user")
}
