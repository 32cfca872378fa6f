package e2e

import (
	"testing"

	"incharge/shared"
)

// TestOfflineAndBack cuts one person's network, lets the other go on, and joins
// it again.
func TestOfflineAndBack(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack", "Travel")
	sunja.lets(pim, board.Board.ID, shared.PIC)
	path := "/boards/" + string(board.Board.ID)
	pim.open(path)
	pim.mark("To do", "Pack")
	pim.see(".connection-live")
	pim.wait("has the app on the device", `navigator.serviceWorker.controller`)

	pim.wire.set(true)
	pim.see(".connection-offline")
	sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[0].ID, List: board.Lists[2].ID})

	pim.open(path) // anew, without a network
	pim.mark("To do", "Pack")
	pim.see(".banner-offline")
	pim.wait("is told that nothing can be changed", `![...document.querySelectorAll(".list-add")].some(b => b.checkVisibility())`)

	pim.wire.set(false)
	pim.mark("Done", "Pack")
	pim.see(".connection-live")
}

// TestServerKilled kills the server under two open boards. Both say so, and
// both are there again when it is.
func TestServerKilled(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := sunja.board("Crash", "Survivor")
	sunja.lets(pim, board.Board.ID, shared.PIC)
	for _, p := range []*person{sunja, pim} {
		p.open("/boards/" + string(board.Board.ID))
		p.see(".connection-live")
	}
	site.kill(t)
	for _, p := range []*person{sunja, pim} {
		p.see(".connection-offline")
	}
	site.start(t)
	for _, p := range []*person{sunja, pim} {
		p.see(".connection-live")
	}
	sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[0].ID, List: board.Lists[1].ID})
	pim.mark("In progress", "Survivor")
}
