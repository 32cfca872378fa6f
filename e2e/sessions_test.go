package e2e

import "testing"

// TestEndSession ends the session of another browser, which is put out at once.
func TestEndSession(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, elsewhere := site.person(t, "Sunja"), site.person(t, "Sunja")
	sunja.register()
	elsewhere.open("/login")
	elsewhere.signIn()
	elsewhere.see("#user")
	board := elsewhere.board("Journey", "Pack")
	elsewhere.open("/boards/" + string(board.Board.ID))
	elsewhere.wait("is live", `document.querySelector(".connection-live")`)

	sunja.open("/account/sessions")
	sunja.wait("sees both sessions", `document.querySelectorAll("#session-list .entry").length === 2`)
	sunja.click("#session-list .entry button")
	sunja.wait("sees her own alone", `document.querySelectorAll("#session-list .entry").length === 1 && `+reads("You are signed in nowhere else"))
	elsewhere.wait("is put out, and told so", `location.pathname === "/login" && `+reads("Your session has ended"))
}
