package e2e

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// TestSearch finds cards of two boards by words, from anywhere and by keys, and
// comes back to what was found.
func TestSearch(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		house, garden := sunja.board("House", "Pay the rent", "지붕 수리"), sunja.board("Garden", "Sow beside the roof", "Old roof")
		sunja.command(house.Board.ID, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: house.Cards[1].ID, Body: "The roof **leaks**"})
		sunja.command(garden.Board.ID, shared.ArchiveCard{Card: garden.Cards[1].ID})
		const words = "#search-words"
		hits := func(what string, n int, also string) {
			t.Helper()
			sunja.wait(what, fmt.Sprintf(`document.querySelectorAll(".search-hit").length === %d && %s`, n, also))
		}
		marks := func(text string) string {
			return fmt.Sprintf(`[...document.querySelectorAll(".search-hit mark")].some(m => m.innerText === %q)`, text)
		}

		sunja.open("/boards/" + string(house.Board.ID))
		sunja.see("#board .card-title")
		sunja.press("/")
		sunja.wait("is where to search", `location.pathname === "/search" && document.activeElement.id === "search-words"`)
		sunja.fill(words, "ROOF")
		hits("finds cards of both boards", 3, marks("roof")+` && document.querySelectorAll(".search-group").length === 2`)
		sunja.wait("sees that one is archived", `document.querySelectorAll(".search-hit .badge").length === 1`)
		sunja.wait("reads the comment", `[...document.querySelectorAll(".search-excerpt")].some(e => e.innerText.includes("leaks"))`)
		sunja.fill(words, "지붕")
		hits("finds a word of two syllables", 1, marks("지붕"))
		sunja.fill(words, "수ㄹ")
		hits("finds a word of which half is typed", 1, marks("수리"))
		sunja.fill(words, "rhinoceros")
		hits("finds nothing, and reads so", 0, `document.querySelector("#search-found .empty h2")?.innerText.includes("rhinoceros")`)
		sunja.fill(words, "rent")
		hits("finds the rent", 1, fmt.Sprintf(`location.search === "?q=rent" && %s`, marks("rent")))

		sunja.press(kb.ArrowDown)
		sunja.wait("is at the card", `document.activeElement.classList.contains("search-hit")`)
		sunja.press(kb.Enter)
		sunja.wait("has it open", fmt.Sprintf(`location.pathname === "/boards/%s/cards/1" && document.querySelector("#card-title")`, house.Board.ID))
		sunja.do(`history.back()`)
		hits("is back at what was found", 1, `document.querySelector("#search-words").value === "rent"`)
		sunja.open("/search?q=" + url.QueryEscape("수리"))
		hits("is led there by a link", 1, marks("수리"))
	})
}
