package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestLargeList walks by keys over a list of which only a part is in the
// document, and comes back to a card far down from the address of it.
func TestLargeList(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	var titles []string
	for i := range 150 {
		titles = append(titles, fmt.Sprintf("Card %03d", i))
	}
	board := sunja.board("Large", titles...)
	sunja.open("/boards/" + string(board.Board.ID))
	first := sunja.mark("To do", "Card 000")
	const there = `document.querySelectorAll("#board [data-card]").length`
	sunja.wait("has only some of the cards in the document", there+" < 60")

	const focused = `document.activeElement.closest("[data-card]")`
	seen := func(title string, at int) string {
		return fmt.Sprintf(`(() => { const c = %s, r = c?.getBoundingClientRect()
			return c?.innerText.includes(%q) && c.ariaPosInSet === "%d" && c.ariaSetSize === "150" && r.top >= 0 && r.bottom <= innerHeight })()`, focused, title, at)
	}
	sunja.do(fmt.Sprintf("document.querySelector(%q).focus()", first+" .card"))
	sunja.press(kb.End)
	sunja.wait("is at the last card", seen("Card 149", 150))
	sunja.wait("has those above it in the document", cardIn("To do", "Card 145"))
	sunja.wait("has no more in the document", there+" < 60")
	sunja.press(kb.ArrowUp)
	sunja.wait("is at the one above", seen("Card 148", 149))
	sunja.press(kb.Home)
	sunja.wait("is at the first card", seen("Card 000", 1))
	sunja.press(" ")
	sunja.press(kb.End)
	sunja.press(" ")
	eventually(t, "the server has the first card as the last", func() bool {
		cards := sunja.snapshot(board.Board.ID).Cards
		return cards[len(cards)-1].Title == "Card 000"
	})

	sunja.open(fmt.Sprintf("/boards/%s/cards/%d", board.Board.ID, board.Cards[100].Number))
	sunja.click("#card-close")
	sunja.wait("is at the card that was open, in sight", seen("Card 100", 100))
}
