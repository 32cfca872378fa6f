package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// rewrite opens the description of the card that is open, has other do what
// they do meanwhile, and saves it with other words in place of some.
func (p *person) rewrite(from, to string, meanwhile func()) {
	p.t.Helper()
	p.click("#card-description-edit")
	p.see("#card-description")
	meanwhile()
	p.see(".card-notice") // somebody has changed it meanwhile
	p.do(fmt.Sprintf(`{ const f = document.querySelector("#card-description"); f.value = f.value.replace(%q, %q); f.dispatchEvent(new Event("input", {bubbles: true})) }`, from, to))
	p.click(`.card-part form button[type="submit"]`)
}

// marked are the lines of one side of a clash that the other doesn't have.
func marked(side int) string {
	return fmt.Sprintf(`[...document.querySelectorAll(".clash-side:nth-of-type(%d) mark")].map(m => m.innerText.replaceAll("\u200b", "")).join("|")`, side)
}

// TestClash has two people rewrite the same line. What the second wrote is kept
// beside what stands, over a reload, until they choose; and each of the choices
// makes the card what it says.
func TestClash(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	sunja.lets(pim, board.Board.ID, shared.Supervisor)
	id, card := board.Board.ID, board.Cards[0].ID
	writes := func(text string) {
		sunja.command(id, shared.EditCard{Card: card, Description: &text})
	}
	says := func() string {
		detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(id)+"/cards/"+string(card), nil)
		return *detail.Card.Description
	}
	writes("a tent\na stove\na map")
	path := "/boards/" + string(id)
	pim.open(path + "/cards/1")

	pim.rewrite("a stove", "a gas stove", func() { writes("two tents\na petrol stove\na map") })
	pim.see(".clash")
	pim.wait("sees what is only theirs", marked(1)+` === "two tents|a petrol stove"`)
	pim.wait("sees what is only his", marked(2)+` === "a tent|a gas stove"`)
	if got := says(); got != "two tents\na petrol stove\na map" {
		t.Errorf("before a choice the card says %q", got)
	}
	pim.open(path)
	pim.wait("is told that there is something to decide", `document.querySelector("#pending").innerText.includes("1 to decide")`)
	pim.click("#pending")
	pim.click(".outbox-row a")
	pim.see(".clash")
	pim.click(".clash-side:nth-of-type(2) button") // mine
	pim.wait("has nothing to decide any more", `!document.querySelector(".clash, #pending")`)
	eventually(t, "the card says what Pim wrote", func() bool { return says() == "a tent\na gas stove\na map" })

	pim.rewrite("a map", "a big map", func() { writes("a tent\na gas stove\ntwo maps") })
	pim.see(".clash")
	pim.click(".clash-side:nth-of-type(1) button") // theirs
	pim.wait("has nothing to decide any more", `!document.querySelector(".clash, #pending")`)
	if got := says(); got != "a tent\na gas stove\ntwo maps" {
		t.Errorf("after theirs was kept the card says %q", got)
	}

	pim.rewrite("two maps", "a compass", func() { writes("a tent\na gas stove\nthree maps") })
	pim.see(".clash")
	pim.click(".clash footer button") // both together
	pim.wait("has both in one field", `document.querySelector(".clash textarea")?.value === "a tent\na gas stove\nthree maps\na compass"`)
	pim.click(`.clash button[type="submit"]`)
	pim.wait("has nothing to decide any more", `!document.querySelector(".clash, #pending")`)
	eventually(t, "the card says both", func() bool { return says() == "a tent\na gas stove\nthree maps\na compass" })
}
