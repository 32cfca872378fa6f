package e2e

import (
	"fmt"
	"testing"
)

// TestDisable has an administrator disable somebody, who is out at once and
// doesn't get in until they are enabled again.
func TestDisable(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := pim.board("Journey", "Pack")
	pim.open("/boards/" + string(board.Board.ID))
	pim.wait("is live", `document.querySelector(".connection-live")`)

	sunja.click("#user")
	sunja.click("#user-admin")
	sunja.fill("#user-search", pim.email())
	sunja.wait("sees Pim alone", `document.querySelectorAll("#user-list .entry").length === 1 && `+reads(pim.email()))
	does := func(what string) {
		sunja.click("#user-list .user-more")
		sunja.click(fmt.Sprintf("#user-list :popover-open [data-does=%q]", what))
	}
	does("disable")
	sunja.click("#user-sure")
	sunja.see("#user-list .badge-danger")
	pim.wait("is put out", `location.pathname === "/login" && document.querySelector("#email")`)
	pim.signIn()
	pim.see(".notice-danger")

	does("enable")
	sunja.wait("sees that it is done", `!document.querySelector("#user-list .badge-danger")`)
	pim.signIn()
	pim.see("#user")

	sunja.click(`a[href="/admin/audit"]`)
	sunja.wait("reads both in the log", `document.querySelector('[data-kind="user_disabled"]') && document.querySelector('[data-kind="user_enabled"]')`)
	sunja.do(`{ const kind = document.querySelector("#audit-kind"); kind.value = "user_disabled"; kind.dispatchEvent(new Event("change", {bubbles: true})) }`)
	sunja.wait("reads the one alone", `document.querySelectorAll("#audit-list .entry").length === 1 && document.querySelector('[data-kind="user_disabled"]')`)
	sunja.wait("can have just that as a table", `document.querySelector("#audit-table").getAttribute("href").endsWith("?kind=user_disabled")`)
}

// doesAbout chooses from what can be done about somebody, on the page of people.
func (p *person) doesAbout(about *person, what string) {
	p.t.Helper()
	p.fill("#user-search", about.email())
	p.wait("sees one alone", `document.querySelectorAll("#user-list .entry").length === 1 && `+reads(about.email()))
	p.click("#user-list .user-more")
	p.click(fmt.Sprintf("#user-list :popover-open [data-does=%q]", what))
}

// TestHandOver makes somebody else an administrator, gives administration up,
// and then needs a link for a new password, which is handed on by hand.
func TestHandOver(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	sunja.open("/admin")
	sunja.doesAbout(sunja, "take")
	sunja.click("#user-sure")
	sunja.wait("is told that somebody has to be one", `document.querySelector(".toast-danger")?.innerText.includes("make somebody else one first")`)
	sunja.doesAbout(pim, "make")
	sunja.click("#user-sure")
	sunja.see("#user-list .badge-accent")
	sunja.doesAbout(sunja, "take")
	sunja.click("#user-sure")
	sunja.wait("is out", `location.pathname === "/login"`)

	pim.open("/admin") // what he may do has changed, so he signs in anew
	pim.see("#email")
	pim.signIn()
	pim.see("#user-list")
	pim.doesAbout(sunja, "reset")
	pim.see("#reset-link")
	link := pim.read(`document.querySelector("#reset-link").innerText.split("/reset")[1]`)
	sunja.open("/reset" + link)
	sunja.fill("#password", "another horse battery")
	sunja.press("\r")
	sunja.wait("has set it", reads("Your password is set"))
	sunja.click(".door .button-primary")
	sunja.fill("#email", sunja.email())
	sunja.fill("#password", "another horse battery")
	sunja.press("\r")
	sunja.see("#user")
	sunja.open("/admin")
	sunja.wait("is no administrator", reads("There is no such page"))
}
