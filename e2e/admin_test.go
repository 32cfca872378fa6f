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
