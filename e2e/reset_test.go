package e2e

import "testing"

// TestForgottenPassword has somebody come back with a new password by the link
// in a mail; whoever sits at another browser in their name is put out.
func TestForgottenPassword(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, elsewhere := site.person(t, "Sunja"), site.person(t, "Sunja")
	elsewhere.register()
	elsewhere.open("/boards/" + string(elsewhere.board("Journey", "Pack").Board.ID))
	elsewhere.wait("is live", `document.querySelector(".connection-live")`)

	sunja.open("/login")
	sunja.fill("#email", sunja.email())
	sunja.click(".door-forgot")
	sunja.wait("has her address there already", `document.querySelector("#email")?.value === "`+sunja.email()+`" && location.pathname === "/forgot"`)
	sunja.press("\r")
	sunja.wait("is told to look into her mail", reads("Look into your mail"))

	link := site.link(t, sunja.email(), "/reset")
	sunja.open(link)
	sunja.fill("#password", "password1")
	sunja.press("\r")
	sunja.wait("is told that everybody guesses that", `document.querySelector("#password-error")?.innerText.includes("guessed first")`)
	const another = "another horse battery"
	sunja.fill("#password", another)
	sunja.press("\r")
	sunja.wait("has set it", reads("Your password is set"))
	sunja.wait("has no token in her address any more", `location.hash === ""`)
	elsewhere.wait("is put out, and told so", `location.pathname === "/login" && `+reads("Your session has ended"))

	sunja.click(".door .button-primary")
	sunja.fill("#email", sunja.email())
	sunja.fill("#password", another)
	sunja.press("\r")
	sunja.see("#user")

	sunja.blank()
	sunja.open(link)
	sunja.fill("#password", another)
	sunja.press("\r")
	sunja.wait("can't use the link twice", reads("This link is no longer good"))
}
