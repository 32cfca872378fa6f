package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// holdsText says that a field holds a text.
func holdsText(field, text string) string {
	return fmt.Sprintf(`document.querySelector(%q)?.value === %q`, field, text)
}

// TestDraft takes a card away, in each way there is, while somebody writes on
// it. What they wrote can be read and copied meanwhile, is in its fields when
// the card is back, and saving it saves all of it.
func TestDraft(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id, card, list := board.Board.ID, board.Cards[0].ID, board.Lists[0].ID
	sunja.lets(pim, id, shared.Supervisor)
	old := "a tent\na stove"
	sunja.command(id, shared.EditCard{Card: card, Description: &old})
	detail := func() shared.CardDetail {
		return call[shared.CardDetail](sunja, "GET", "/boards/"+string(id)+"/cards/"+string(card), nil)
	}
	pim.open("/boards/" + string(id) + "/cards/1")
	pim.see(".connection-live")
	pim.fill("#card-comment", "No stove")
	pim.click(`.remark-form button[type="submit"]`)
	pim.click(".remark-own button") // edit
	pim.see(".remark form textarea")
	pim.fill(".remark form textarea", "No stove, no")
	pim.fill("#card-comment", "half a comment")
	pim.click("#card-description-edit")
	pim.fill("#card-description", "half a text")
	pim.fill("#card-title", "Pack it")

	for _, way := range []struct{ away, back shared.Command }{
		{shared.ArchiveCard{Card: card}, shared.RestoreCard{Card: card}},
		{shared.DeleteCard{Card: card}, shared.RestoreCard{Card: card}},
		{shared.ArchiveList{List: list}, shared.RestoreList{List: list}},
	} {
		sunja.command(id, way.away)
		pim.wait("reads what is not saved after "+way.away.Type(),
			`[...document.querySelectorAll(".card-unsaved .outbox-text")].map(e => e.innerText).join("|") === "Pack it|half a text|half a comment|No stove, no"`)
		pim.wait("can copy it", `document.querySelectorAll(".card-unsaved button").length === 4`)
		sunja.command(id, way.back)
		for field, text := range map[string]string{
			"#card-title": "Pack it", "#card-description": "half a text",
			"#card-comment": "half a comment", ".remark form textarea": "No stove, no",
		} {
			pim.wait("has "+field+" as it was after "+way.back.Type(), holdsText(field, text))
		}
	}
	sunja.command(id, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Why not?"})
	pim.wait("sees another comment above", `document.querySelectorAll(".remark").length === 2`)
	pim.wait("has the edited comment still", holdsText(".remark form textarea", "No stove, no"))

	pim.press(" now") // the title has the focus again
	pim.click(`.card-part form:has(#card-description) button[type="submit"]`)
	pim.click(`.remark-form button[type="submit"]`)
	pim.click(`.remark form button[type="submit"]`)
	eventually(t, "all of it is saved", func() bool {
		now := detail()
		said := map[string]bool{}
		for _, c := range now.Comments {
			said[c.Body] = true
		}
		return now.Card.Title == "Pack it now" && *now.Card.Description == "half a text" && len(said) == 3 &&
			said["half a comment"] && said["No stove, no"]
	})
}
