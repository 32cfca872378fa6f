package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// palette opens it and types; the option it then is at is what Enter does.
func (p *person) palette(words string) {
	p.t.Helper()
	p.chord("k")
	p.see("#palette-words")
	p.press(words)
}

// offers waits until the palette has an option at the top.
func (p *person) offers(deed string) {
	p.t.Helper()
	p.wait("is offered "+deed, fmt.Sprintf(`(() => {
		const on = document.querySelector('#palette [role="option"][aria-selected="true"]')
		return on?.dataset.deed === %q && document.querySelector("#palette-words").getAttribute("aria-activedescendant") === on.id
	})()`, deed))
}

// TestPalette goes to boards and cards, and does things, by a few letters.
func TestPalette(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		p := site.personWith(t, "Sunja", l)
		launch, other := p.board("Spring launch", "Order stickers").Board.ID, p.board("봄 출시", "Hire a band")
		p.command(other.Board.ID, shared.AddCard{Card: shared.NewID[shared.CardID](), List: other.Lists[0].ID,
			Title: "Pictures", Description: "Ask the zeppelin people."})

		p.open("/")
		p.see(".board-tile-title")
		p.palette("laun")
		p.offers("board-" + string(launch))
		p.press("\r")
		p.wait("is on the board", fmt.Sprintf(`location.pathname === "/boards/%s"`, launch))
		p.see("#board .card-title")

		p.palette("sticker")
		p.offers(fmt.Sprintf("card-%s-1", launch))
		p.press("\r")
		p.wait("is on the card", `location.pathname.endsWith("/cards/1")`)
		p.see("#card-close")

		p.palette("") // where somebody was last comes first
		p.offers(fmt.Sprintf("card-%s-1", launch))
		p.press("ㅊㅅ")
		p.offers("board-" + string(other.Board.ID))
		p.press("\x1b")
		p.palette("zeppelin") // which only the server knows
		p.offers(fmt.Sprintf("card-%s-2", other.Board.ID))
		p.press("\r")
		p.see("#card-close")
		p.wait("is on the other board", fmt.Sprintf(`location.pathname.startsWith("/boards/%s/cards/")`, other.Board.ID))

		p.open("/boards/" + string(launch))
		p.see("#board .card-title")
		p.click("#palette-open")
		p.click(`#palette [data-deed="new-card"]`)
		p.see(".list-new-card")
		p.press("\x1b")

		p.do("document.activeElement.blur()")
		p.press("?")
		p.see("#keys .key-row kbd")
		p.click("#keys-plain")
		p.press("\x1b")
		p.do("document.activeElement.blur()")
		p.press("?")
		p.palette("") // which keys with Ctrl still open
		p.wait("sees no shortcuts by a single key", `!document.querySelector("#keys[open]")`)
	})
}
