package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// TestUndoReachedByKeys archives a card and takes that back by the button of
// the message about it, without the mouse.
func TestUndoReachedByKeys(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
	sunja.see("#card")
	sunja.do(`document.querySelector("#card-more").focus()`)
	sunja.press("\r")
	sunja.wait("is in the menu", `document.activeElement.closest("#card-menu:popover-open")`)
	for range 20 {
		if sunja.read(`document.activeElement.id`) == "card-archive" {
			break
		}
		sunja.press(kb.ArrowDown)
	}
	sunja.press("\r")
	sunja.see(".toast")
	sunja.wait("sees the card go", "!"+cardIn("To do", "Pack"))
	sunja.press(kb.F8)
	sunja.wait("has the focus on what takes it back", `document.activeElement.innerText === "Undo"`)
	sunja.press("\r")
	sunja.mark("To do", "Pack")
	sunja.wait("has the focus somewhere", `document.activeElement !== document.body`)
	eventually(t, "the server has it", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 1 })
}

// TestToastsCoverNoCard has messages beside a card that is open, or below all
// that is on it.
func TestToastsCoverNoCard(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack", "Travel")
	for _, width := range []int64{1280, 820, 390} {
		sunja.run(chromedp.EmulateViewport(width, 800))
		sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
		sunja.see("#card-comment")
		sunja.do(`document.querySelector("#card-move").click()`)
		sunja.wait("can choose a list", `document.querySelector("#card-move-menu:popover-open")`)
		other := `[...document.querySelector("#card-move-list").options].map(o => o.value).find(v => v !== document.querySelector("#card-move-list").value)`
		sunja.do(`document.querySelector("#card-move-list").value = ` + other + `; document.querySelector("#card-move-menu .card-move-ends button").click()`)
		sunja.see(".toast")
		sunja.wait(fmt.Sprintf("can read what is at the foot, %d px wide", width), `(() => {
			const body = document.querySelector(".card-side .side-body")
			body.scrollTo({top: body.scrollHeight, behavior: "instant"})
			const last = [...body.querySelectorAll(".card-main > *")].filter(e => e.innerText).at(-1).getBoundingClientRect()
			const toast = document.querySelector(".toasts").getBoundingClientRect()
			return last.bottom <= toast.top || last.left >= toast.right
		})()`)
	}
}

// TestToastsCoverNoDialog has messages come while one's changes are listed: above
// them, and without the list moving.
func TestToastsCoverNoDialog(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id := board.Board.ID
	user := sunja.lets(pim, id, shared.Supervisor)
	pim.open("/boards/" + string(id) + "/cards/1")
	pim.see("#card-comment")
	pim.wire.Cut()
	pim.see(".connection-offline")
	pim.comments("The tent has a hole.")
	sunja.command(id, shared.SetRole{User: user, Role: shared.Observer})
	pim.wire.Join()
	pim.see("#pending .badge-danger")
	place := `(r => [r.top, r.bottom, r.left, r.right].map(Math.round).join(" "))(document.querySelector("#outbox").getBoundingClientRect())`
	for _, width := range []int64{1440, 820, 390} {
		pim.run(chromedp.EmulateViewport(width, 844))
		pim.do(`document.querySelector("#pending").click()`)
		pim.see("#outbox[open] .outbox-refusal")
		pim.wait("sees it stand still", `document.querySelector("#outbox").getAnimations().length === 0`)
		before := pim.read(place)
		pim.answer("Commented", "Copy text")
		pim.see("#outbox .toast:last-child")
		pim.wait(fmt.Sprintf("sees one message above the list, %d px wide", width), `(() => {
			const all = [...document.querySelectorAll(".toast")].filter(t => t.checkVisibility()).map(t => t.getBoundingClientRect())
			return all.length === 1 && all[0].top >= 0 && all[0].bottom <= document.querySelector("#outbox").getBoundingClientRect().top
		})()`)
		if after := pim.read(place); after != before {
			t.Errorf("%d px wide the list was at %s and is at %s", width, before, after)
		}
		pim.press("\x1b")
		pim.wait("has closed it", `!document.querySelector("#outbox[open]")`)
	}
}
