package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// refusal is what is listed of something that was not carried out.
func refusal(words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(".outbox-refusal")].find(r => r.innerText.includes(%q))`, words)
}

// press a button of a refusal.
func (p *person) answer(words, button string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`[...%s.querySelectorAll("button")].find(b => b.innerText === %q).click()`, refusal(words), button))
}

// TestRefused has somebody work offline while their role is taken from them.
// Nothing of it is carried out, and none of what they wrote is lost: it comes
// back with the reason, stays over a reload, and can be tried again or let go.
func TestRefused(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id, card := board.Board.ID, board.Cards[0].ID
	user := sunja.lets(pim, id, shared.PIC)
	sunja.command(id, shared.AssignCard{Card: card, PIC: shared.Some(user)})
	path := "/boards/" + string(id)
	pim.open(path + "/cards/1")
	pim.see(".connection-live")
	pim.see("#card-comment")
	pim.wait("has the app on the device", `navigator.serviceWorker.controller`)

	pim.wire.Cut()
	pim.see(".connection-offline")
	pim.fill("#card-comment", "The tent has a hole.")
	pim.click(`.remark-form button[type="submit"]`)
	pim.wait("sees the comment", reads("The tent has a hole."))
	pim.click("#card-close")
	pim.drag(pim.mark("To do", "Pack"), fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID))
	pim.mark("Done", "Pack")
	pim.wait("sees that two wait", `document.querySelector("#pending").innerText.includes("2 changes to send")`)
	sunja.command(id, shared.SetRole{User: user, Role: shared.Observer})

	pim.wire.Join()
	pim.wait("is told", `document.querySelector("#pending")?.innerText.includes("2 not carried out")`)
	pim.see(".toast-danger")
	pim.mark("To do", "Pack") // where it is
	pim.open(path)            // it stays
	pim.click("#pending")
	pim.wait("reads what, why and what he wrote", fmt.Sprintf(`["Commented on “Pack”", "Journey", "The tent has a hole."].every(s => %s.innerText.includes(s))`, refusal("Commented")))
	pim.wait("reads why the move was refused", fmt.Sprintf(`%s.querySelector(".outbox-why").innerText.length > 20`, refusal("Moved “Pack” to “Done”")))

	sunja.command(id, shared.SetRole{User: user, Role: shared.PIC})
	pim.answer("Commented", "Try again")
	pim.answer("Moved", "Dismiss")
	pim.wait("has nothing left", `!document.querySelector("#pending") && `+reads("Everything you did has been sent."))
	pim.open(path)
	pim.mark("To do", "Pack")
	pim.wait("has nothing left over a reload", `!document.querySelector("#pending")`)
	detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(id)+"/cards/"+string(card), nil)
	if len(detail.Comments) != 1 || detail.Comments[0].Body != "The tent has a hole." || *detail.Comments[0].Author != user {
		t.Errorf("the comments are %+v", detail.Comments)
	}
}

// TestSignOutWithUnsent is asked before what was not sent is lost. Staying is
// what Enter does; and when all has been sent, there is nothing to ask.
func TestSignOutWithUnsent(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	sunja.open("/boards/" + string(board.Board.ID))
	sunja.see(".connection-live")
	sunja.wire.Cut()
	sunja.see(".connection-offline")
	sunja.click(`[data-list][aria-label="To do"] .list-add`)
	sunja.press("Travel\r")
	sunja.mark("To do", "Travel")
	sunja.click("#user")
	sunja.click("#user-menu > .menu-item")
	sunja.see("#leave[open]")
	sunja.wait("reads what would be lost", `document.querySelector("#leave").innerText.includes("Added “Travel” to “To do”")`)
	sunja.wait("has the focus on staying", `document.activeElement.id === "leave-stay"`)
	sunja.press("\r")
	sunja.wait("stays", `!document.querySelector("#leave[open]") && !!document.querySelector("#user")`)

	sunja.wire.Join()
	eventually(t, "the card has been sent", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 2 })
	sunja.wait("has nothing to send", `!document.querySelector("#pending")`)
	sunja.click("#user")
	sunja.click("#user-menu > .menu-item")
	sunja.see("#email") // without being asked
	if n := sunja.kept(); n != "0" {
		t.Errorf("the device holds %s things after the sign-out", n)
	}
}
