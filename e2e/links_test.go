package e2e

import (
	"testing"

	"incharge/shared"
)

// TestCardParts attaches a link to a card, has it wait for another one until
// that is done, and duplicates it.
func TestCardParts(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack", "Buy a bag")
	sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")

	sunja.click("#link-new")
	sunja.fill("#link-url", "javascript:alert(1)\r")
	sunja.see("#link-url-error")
	sunja.fill("#link-url", "example.com/map")
	sunja.fill("#link-name", "The map\r")
	const link = `document.querySelector(".link-row[data-attachment] a")`
	sunja.wait("has the link", link+`?.innerText === "The map" && `+link+`.href === "https://example.com/map"`)
	sunja.click(".link-row[data-attachment] [aria-haspopup=menu]")
	sunja.click(".link-row .menu:popover-open .menu-item:first-child")
	sunja.fill("#link-name", "A map\r")
	sunja.wait("has renamed it", link+`?.innerText === "A map"`)
	sunja.click(".link-row[data-attachment] [aria-haspopup=menu]")
	sunja.click(".link-row .menu:popover-open .menu-item:last-child")
	sunja.wait("has it no more", "!"+link)
	sunja.wait("is offered to undo it", `document.querySelector(".toast:last-child").innerText.includes("A map")`)
	sunja.click(".toast:last-child .button-small:not(.button-icon)")
	sunja.wait("has it again", link+`?.innerText === "A map"`)

	sunja.click("#block-new")
	sunja.fill("#block-find", "#2")
	sunja.wait("is offered the other card alone", `document.querySelectorAll(".block-found").length === 1 && document.querySelector(".block-found").innerText.includes("Buy a bag")`)
	sunja.press("\r")
	sunja.see(".link-row[data-blocker] a")
	const blocked = `document.querySelector('[data-card="` // of the board
	mark := blocked + string(board.Cards[0].ID) + `"] .card-blocked')`
	sunja.wait("sees on the board that it waits", mark)
	for _, list := range board.Lists {
		if list.Category == shared.Done {
			sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[1].ID, List: list.ID})
		}
	}
	sunja.wait("sees that it waits no more", "!"+mark+` && document.querySelector("[data-blocker] .badge-good")`)

	sunja.click("#card-more")
	sunja.click("#card-duplicate")
	sunja.mark("To do", "Pack (copy)")
}
