package e2e

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// toastReads says that a message with some words is shown.
func toastReads(words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(".toast")].some(t => t.innerText.includes(%q))`, words)
}

// TestUndoInTheWay has somebody take back what another one has built on. They
// are told who did, at once or when they are back online, and in Korean too.
func TestUndoInTheWay(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack", "Travel")
	id, pack, travel := board.Board.ID, board.Cards[0].ID, board.Cards[1].ID
	sunja.lets(pim, id, shared.Supervisor)
	moves := func(card shared.CardID) shared.MoveCard { return shared.MoveCard{Card: card, List: board.Lists[1].ID} }
	path := "/boards/" + string(id)
	pim.open(path)
	pim.see(".connection-live")
	pim.wait("has the app on the device", `navigator.serviceWorker.controller`)
	onServer := func(card shared.CardID, list int) {
		t.Helper()
		eventually(t, "the server has the card where it was moved to", func() bool {
			return slices.ContainsFunc(sunja.snapshot(id).Cards, func(c shared.Card) bool {
				return c.ID == card && c.List == board.Lists[list].ID
			})
		})
	}
	done := fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID)

	pim.drag(pim.mark("To do", "Pack"), done)
	onServer(pack, 2)
	sunja.command(id, moves(pack))
	title := "Pack light"
	retitle := shared.EditCard{Card: pack, Title: &title}
	pim.mark("In progress", "Pack")
	pim.command(id, retitle) // which is not what is in the way
	pim.mark("In progress", title)
	pim.chord("z")
	pim.wait("reads who is in the way", toastReads("Sunja has changed the card “Pack light” since, so this can't be undone."))

	pim.do(`localStorage.setItem("language", "ko")`)
	pim.open(path)
	pim.see(".connection-live")
	pim.drag(pim.mark("To do", "Travel"), done)
	onServer(travel, 2)
	pim.wire.Cut()
	pim.see(".connection-offline")
	pim.chord("z")
	pim.wait("hears that it waits", `document.querySelector("#pending")`)
	sunja.command(id, moves(travel))
	pim.wire.Join()
	pim.wait("is told that it was not undone", toastReads("실행 취소하지 못함: ‘Travel’ 카드를 ‘Done’ 목록으로 옮김"))
	pim.click("#pending")
	pim.wait("reads who is in the way", fmt.Sprintf(`%s.innerText.includes("그사이 Sunja 님이 ‘Travel’ 카드를 변경해서 실행 취소할 수 없습니다.")`, refusal("실행 취소: ")))
}

// TestCardThatWasNotAdded looks at a card of one's own that the server refuses.
func TestCardThatWasNotAdded(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id := board.Board.ID
	user := sunja.lets(pim, id, shared.Supervisor)
	pim.open("/boards/" + string(id))
	pim.see(".connection-live")
	pim.wire.Cut()
	pim.see(".connection-offline")
	pim.addsCard("To do", "Sweep")
	pim.click(pim.mark("To do", "Sweep"))
	pim.see("#card-comment")
	sunja.command(id, shared.SetRole{User: user, Role: shared.Observer})
	pim.wire.Join()
	pim.wait("is told what became of the card", fmt.Sprintf(`document.querySelector("#card .empty")?.innerText.includes(%q)`, "This card was not added"))
	pim.click("#card .empty .button")
	pim.wait("sees the refusal", refusal("Sweep"))
	pim.answer("Sweep", "Dismiss")
	pim.wait("is not led to what is gone", `!document.querySelector("#card .empty .button") && `+reads("This card was not added"))
}

// TestPhoneCardSaysWhatWaits has the marks of the header on a card, which on a
// phone covers it.
func TestPhoneCardSaysWhatWaits(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
	sunja.see(".connection-live")
	sunja.see("#card-comment")
	sunja.wire.Cut()
	sunja.see(".connection-offline")
	sunja.fill("#card-comment", "The tent has a hole.")
	sunja.click(`.remark-form button[type="submit"]`)
	sunja.wait("has the mark in the header alone", `document.querySelector("#pending") && !document.querySelector(".side-marks").checkVisibility()`)
	sunja.run(chromedp.EmulateViewport(390, 844))
	sunja.see(".side-marks .connection-offline")
	sunja.click("#side-pending")
	sunja.see("#outbox[open] .outbox-row")
	sunja.press("\x1b")
	sunja.wait("is on the card again", `!document.querySelector("#outbox[open]") && document.querySelector("#card")`)
	sunja.wire.Join()
	sunja.wait("has no mark when all is sent", `!document.querySelector("#side-pending, .side-marks .connection")`)
}
