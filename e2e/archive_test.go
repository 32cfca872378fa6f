package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// TestUndoAndArchive takes things back: a move by its toast, an archived card
// from the archive.
func TestUndoAndArchive(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Second thoughts", "Keep me")
	sunja.open("/boards/" + string(board.Board.ID))
	card := sunja.mark("To do", "Keep me")
	sunja.drag(card, fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID))
	sunja.mark("Done", "Keep me")
	sunja.click(".toast .button-small:not(.button-icon)")
	sunja.mark("To do", "Keep me")

	sunja.click(card)
	sunja.wait("has the card open", `location.pathname.endsWith("/cards/1")`)
	sunja.click("#card-more")
	sunja.click("#card-menu hr + .menu-item")
	sunja.wait("sees the card go", `!document.querySelector('`+card+`')`)

	sunja.click("#board-more")
	sunja.click("#menu-archive")
	sunja.click(".archive-row .button-small")
	sunja.mark("To do", "Keep me")
	eventually(t, "the server has it too", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 1 })
}

// TestTwoWriters has two people write the same description at once. Neither
// loses a line.
func TestTwoWriters(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Recipe", "Soup")
	sunja.lets(pim, board.Board.ID, shared.Supervisor)
	text := "water\nsalt\n"
	sunja.command(board.Board.ID, shared.EditCard{Card: board.Cards[0].ID, Description: &text})

	for _, p := range []*person{sunja, pim} {
		p.open("/boards/" + string(board.Board.ID) + "/cards/1")
		p.click("#card-description-edit")
		p.see("#card-description")
	}
	sunja.do(`document.querySelector("#card-description").setSelectionRange(0, 0)`)
	sunja.press("carrots\r")
	pim.do(`{ const e = document.querySelector("#card-description"); e.setSelectionRange(e.value.length, e.value.length) }`)
	pim.press("pepper")
	for _, p := range []*person{sunja, pim} {
		p.click(`#card-description ~ * button[type="submit"], form:has(#card-description) button[type="submit"]`)
	}
	for _, p := range []*person{sunja, pim} {
		p.wait("reads both", reads("carrots")+"&&"+reads("pepper"))
	}
}

// TestRestoreAfterReload puts something back that this window has not seen on
// the board.
func TestRestoreAfterReload(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Second thoughts", "Keep me")
	sunja.command(board.Board.ID, shared.ArchiveCard{Card: board.Cards[0].ID})
	sunja.open("/boards/" + string(board.Board.ID))
	sunja.see(".connection-live") // nothing moves about in the header any more
	sunja.click("#board-more")
	sunja.click("#menu-archive")
	sunja.click(".archive-row .button-small")
	sunja.mark("To do", "Keep me")
	sunja.wait("sees the archive empty", `!document.querySelector(".archive-row")`)
	eventually(t, "the server has it too", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 1 })
}
