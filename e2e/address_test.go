package e2e

import "testing"

// TestAddress verifies an address, and goes over to another one, which takes
// the links in the mails to both.
func TestAddress(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja := site.person(t, "Sunja")
	sunja.register()
	first := site.link(t, sunja.email(), "/verify")

	sunja.open("/account")
	sunja.click("#verify-again")
	second := site.link(t, sunja.email(), "/verify", first)
	sunja.open(second)
	sunja.wait("has her address verified", reads("Your address is verified"))
	sunja.blank()
	sunja.open(first)
	sunja.wait("can't use the older link any more", reads("This link is no longer good"))

	sunja.open("/account")
	sunja.wait("sees that it is", `document.querySelector("#address .badge-good")`)
	sunja.click("#address-change")
	sunja.fill("#email", "other@example.com")
	sunja.fill("#password", "not hers at all")
	sunja.press("\r")
	sunja.see("#password-error")
	sunja.fill("#password", password)
	sunja.press("\r")
	sunja.wait("is told of both mails", reads("Two mails are on their way"))
	for _, to := range []string{"other@example.com", sunja.email()} {
		sunja.open(site.link(t, to, "/email"))
		sunja.click("#confirm")
		sunja.wait("has confirmed it from "+to, reads("Confirmed"))
	}
	sunja.click(".door .button-primary")
	sunja.wait("has the other address", `document.querySelector("#address .account-fact")?.innerText === "other@example.com"`)
}
