package e2e

import (
	"testing"

	"incharge/shared"
)

// TestMarkdown reads a description that is written as Markdown, ticks a box in
// it, looks at another before it is saved, and reads it without a network.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	id, card := board.Board.ID, board.Cards[0].ID
	text := "# What\n\n- [ ] a **tent**\n- [x] a stove\n\n<img src=x onerror=alert(1)>"
	sunja.command(id, shared.EditCard{Card: card, Description: &text})
	sunja.command(id, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "See `map`"})
	path := "/boards/" + string(id) + "/cards/1"
	sunja.open(path)
	const drawn = `document.querySelector(".marked h1")?.innerText === "What" && document.querySelector(".marked strong")?.innerText === "tent" && document.querySelector(".remark .marked code")?.innerText === "map"`
	sunja.wait("reads it", drawn+` && !document.querySelector(".marked img")`)
	const ticks = `[...document.querySelectorAll(".marked .task input")].map(b => b.checked).join() === `
	sunja.wait("sees what is done", ticks+`"false,true"`)

	sunja.click(".marked .task input")
	eventually(t, "the card has it ticked", func() bool {
		detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(id)+"/cards/"+string(card), nil)
		return *detail.Card.Description == "# What\n\n- [x] a **tent**\n- [x] a stove\n\n<img src=x onerror=alert(1)>"
	})
	sunja.wait("sees it ticked", ticks+`"true,true" && `+drawn)

	sunja.click("#card-description-edit")
	sunja.fill("#card-description", "1. *one*")
	sunja.click("#card-description-preview")
	sunja.wait("sees how it will look", `document.querySelector(".text-preview ol em")?.innerText === "one"`)
	sunja.click("#card-description-write")
	sunja.wait("has it as it was", `document.activeElement.id === "card-description" && document.activeElement.value === "1. *one*"`)
	sunja.press("\x1b")
	sunja.click("#card-description-leave")
	sunja.wait("sees what holds", drawn)

	w, shut := sunja.offlineReady(path, "a **tent**")
	defer shut()
	w.wait("reads it", drawn)
	eventually(t, "how it looks is on Sunja's device", func() bool { return w.holds(`\u003cstrong\u003etent`) })
	sunja.wire.Cut()
	w.see(".connection-offline")
	w.open(path)
	w.wait("reads it without a network", drawn+" && "+ticks+`"true,true"`)
}
