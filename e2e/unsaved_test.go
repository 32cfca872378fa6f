package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// backed says that a field has its text back, with a word about it.
func backed(form, field, text string) string {
	return holdsText(field, text) + fmt.Sprintf(` && document.querySelector(%q)?.innerText.includes("Your unsaved text is back")`, form)
}

// TestUnsavedText loses the window in which somebody writes. In the next one,
// without a network even, their words are back in their fields; what they give
// up or save is gone, and signing out asks before the rest is lost.
func TestUnsavedText(t *testing.T) {
	t.Parallel()
	const text, comment, reword = ".card-part form:has(#card-description)", ".remark-form", ".remark form"
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id, card := board.Board.ID, board.Cards[0].ID
	sunja.lets(pim, id, shared.Supervisor)
	old := "a tent\na stove\n"
	sunja.command(id, shared.EditCard{Card: card, Description: &old})
	path := "/boards/" + string(id) + "/cards/1"
	detail := func() shared.CardDetail {
		return call[shared.CardDetail](sunja, "GET", "/boards/"+string(id)+"/cards/"+string(card), nil)
	}
	w, shut := pim.offlineReady(path, "a stove")
	w.comments("No stove")
	w.click(".remark-own button") // edit
	w.fill(reword+" textarea", "No stove, no")
	w.fill("#card-comment", "half a comment")
	w.click("#card-description-edit")
	w.see("#card-description")
	w.do(`{ const f = document.querySelector("#card-description"); f.value = f.value.replace("a stove", "a big stove"); f.dispatchEvent(new Event("input", {bubbles: true})) }`)
	eventually(t, "it is kept", func() bool { return w.holds("a big stove") && w.holds("half a comment") && w.holds("No stove, no") })
	shut()

	sunja.command(id, shared.EditCard{Card: card, Base: seqOf(sunja, id), Description: ptr("a green tent\na stove\n")})
	pim.wire.Cut()
	again, shut := pim.another()
	again.open(path)
	again.wait("has the description back", backed(text, "#card-description", "a tent\na big stove\n"))
	again.wait("has the comment back", backed(comment, "#card-comment", "half a comment"))
	again.wait("has the edited one back", backed(reword, reword+" textarea", "No stove, no"))
	again.press("x") // the focus is where it was
	again.wait("has all as it was", holdsText("#card-comment", "half a comment")+"&&"+holdsText(reword+" textarea", "No stove, no"))
	again.click(reword + " .card-back button")
	again.wait("has given it up", `!document.querySelector(".remark form")`)
	pim.wire.Join()
	again.see(".connection-live")
	again.see(text + " .notice-warn") // it comes above the button
	again.click(text + ` button[type="submit"]`)
	eventually(t, "both changes are in the text", func() bool { return *detail().Card.Description == "a green tent\na big stove" })
	eventually(t, "what is saved or given up is kept no longer", func() bool { return again.unsaved() == 1 })
	shut()

	last, _ := pim.another()
	last.open(path)
	last.wait("has only the comment back", backed(comment, "#card-comment", "half a comment")+` && document.querySelectorAll(".card-back").length === 1`)
	last.fill("#card-comment", "half a comment, and some more")
	last.open(path) // at once
	last.wait("has all of it back", backed(comment, "#card-comment", "half a comment, and some more"))
	last.click("#user")
	last.click("#user-menu > .menu-item")
	last.see("#leave-stay")
	last.wait("reads what would be lost", reads("An unsaved comment on “Pack”"))
	last.click("#leave .button-risk")
	last.see("#email")
	if n := last.kept(); n != "0" {
		t.Errorf("the device holds %s things", n)
	}
	last.fill("#email", pim.email())
	last.fill("#password", password)
	last.press("\r")
	last.see("#user")
	last.open(path)
	last.wait("has nothing back", reads("No stove")+`&& document.querySelector("#card-comment")?.value === "" && !document.querySelector(".card-back")`)
}
