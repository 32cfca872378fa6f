package e2e

import (
	"testing"

	"incharge/shared"
)

const setsUp = `location.pathname === "/account/security" && document.querySelector("#second-owed") && document.querySelector("#second-on")`

// TestDemandedSecondFactor demands a second factor of everybody: who is on a
// board is led to setting one up, and back; so is who makes an account, and who
// signs in.
func TestDemandedSecondFactor(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := pim.board("Journey", "Pack")
	at := "/boards/" + string(board.Board.ID)
	pim.open(at)
	pim.wait("is live", `document.querySelector(".connection-live")`)

	sunja.open("/admin/settings")
	sunja.click("#demand-everybody")
	sunja.wait("is told to set one up first", `document.querySelector("#demand .notice-warn") && document.querySelector("#demand-optional").checked`)
	sunja.click("#demand .notice a")
	sunja.setUpSecond()
	sunja.wait("is back", `location.pathname === "/admin/settings" && document.querySelector("#demand-optional")?.checked`)
	sunja.click("#demand-everybody")
	sunja.wait("has demanded it", `document.querySelector("#demand-everybody").checked && document.querySelector(".toast")`)

	pim.wait("is led to setting one up", setsUp)
	pim.wait("is offered nothing else", `document.querySelectorAll(".account-link").length === 1 &&
		!document.querySelector("#user-account, #password-part, #user-menu [lang]")`)
	pim.open("/account/tokens")
	pim.wait("is led there from elsewhere", setsUp)
	pim.open(at)
	pim.wait("is led there from the board", setsUp)
	pim.setUpSecond()
	pim.wait("is back on the board", `location.pathname === "`+at+`" && document.querySelector(".connection-live")`)
	pim.command(board.Board.ID, shared.MoveCard{Card: board.Cards[0].ID, List: board.Lists[1].ID})
	pim.mark("In progress", "Pack")
	pim.open("/account/security")
	pim.wait("isn't offered to switch it off", `document.querySelector("#second-stays") && !document.querySelector("#second-off")`)

	otto := site.person(t, "Otto")
	otto.register()
	otto.wait("is led to setting one up", setsUp)
	otto.signOut()
	otto.open("/login?next=/account/sessions")
	otto.signIn()
	otto.wait("is led to setting one up", setsUp)
	otto.setUpSecond()
	otto.wait("goes on to where he wanted", `location.pathname === "/account/sessions" && document.querySelector("#session-list")`)
}

// TestLostSecondFactor has an administrator end somebody's sessions, and help
// when their second factor is lost.
func TestLostSecondFactor(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	pim.open("/account/security")
	pim.setUpSecond()
	pim.open(string("/boards/" + pim.board("Journey", "Pack").Board.ID))
	pim.wait("is live", `document.querySelector(".connection-live")`)

	sunja.open("/admin")
	sunja.doesAbout(pim, "sessions")
	sunja.click("#user-session-list .entry button")
	sunja.wait("sees that there are no more", `document.querySelector("p#user-session-list")`)
	pim.wait("is put out", `location.pathname === "/login" && document.querySelector("#email")`)
	sunja.press("\x1b")

	sunja.doesAbout(pim, "lost")
	sunja.click("#user-sure")
	sunja.wait("sees that it is off", `document.querySelector("#user-list .entry:not(.entry-sure)") && !document.querySelector("#user-list .badge-good")`)
	pim.signIn()
	pim.see("#user")
	pim.open("/account/security")
	pim.see("#second-on")

	sunja.doesAbout(pim, "sessions")
	sunja.click("#user-sessions-end")
	sunja.wait("sees that there are no more", `document.querySelector("p#user-session-list")`)
	pim.open("/account/sessions")
	pim.wait("is put out", `location.pathname === "/login" && document.querySelector("#email")`)
}
