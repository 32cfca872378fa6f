package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// TestTransfer moves a card with a file to another board, having read what will
// stay behind, and back.
func TestTransfer(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.person(t, "Pim"+l.language)
		pim.register()
		house, garden := sunja.board("House", "Mend the roof", "Paint it"), sunja.board("Garden", "Sow")
		who := sunja.lets(pim, house.Board.ID, shared.PIC)
		card := house.Cards[0].ID
		sunja.command(house.Board.ID, shared.AssignCard{Card: card, PIC: shared.Some(who)})
		at := "/boards/" + string(house.Board.ID)
		sunja.open(at + "/cards/1")
		sunja.see("#card-title")
		sunja.hand("drop", "[data-open-card]", "slates.txt", []byte("two hundred"))
		sunja.wait("has the file", `document.querySelector(".link-row[data-attachment] a")?.innerText === "slates.txt"`)

		sunja.click("#card-more")
		sunja.click("#card-transfer")
		sunja.wait("is told what stays behind", `document.querySelector("dialog[open] #transfer-told")?.dataset.left === "pic"`)
		sunja.click("#transfer .button-primary")
		on := fmt.Sprintf(`document.querySelector('#board [data-card="%s"]')`, card)
		sunja.wait("has it no more on the board", fmt.Sprintf(`location.pathname === %q && !%s && document.querySelector("#board .card-title")`, at, on))
		const back = ".toast:last-child .button-small:not(.button-icon)"
		sunja.see(back)
		there := sunja.snapshot(garden.Board.ID)
		if len(there.Cards) != 2 || there.Cards[1].ID != card || there.Cards[1].PIC != nil {
			t.Errorf("there are %+v", there.Cards)
		}
		detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(garden.Board.ID)+"/cards/"+string(card), nil)
		sunja.do(fmt.Sprintf(`fetch(%q).then(a => a.text()).then(text => window.served = text)`, detail.Attachments[0].URL))
		sunja.wait("is served the file from there", `window.served === "two hundred"`)

		sunja.click(back)
		sunja.wait("has it on the board again", on)
		if there := sunja.snapshot(garden.Board.ID); len(there.Cards) != 1 {
			t.Errorf("there are %+v", there.Cards)
		}
	})
}
