package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// items are the lines of the checklists of the card that is open.
const items = `[...document.querySelectorAll(".checklist .item-words")].map(w => w.innerText).join("|")`

// TestChecklist makes a checklist by the keyboard, changes, moves and deletes
// what is on it, and has somebody else see all of that.
func TestChecklist(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id := sunja.lets(pim, board.Board.ID, shared.PIC)
	path := "/boards/" + string(board.Board.ID) + "/cards/1"
	pim.open(path)
	pim.see("#card-title, .card-title-words")
	sunja.open(path)

	sunja.click("#checklist-new")
	sunja.fill("#checklist-name", "Food\r")
	sunja.see("#item-new")
	sunja.press("Bread\r")
	sunja.wait("has the first", items+` === "Bread" && document.querySelector("#item-new").value === ""`)
	sunja.press("Cheese\r")
	sunja.wait("has the second", items+` === "Bread|Cheese" && document.querySelector("#item-new").value === ""`)
	sunja.press("Milk\r")
	sunja.wait("has three", items+` === "Bread|Cheese|Milk"`)
	pim.wait("sees them come", items+` === "Bread|Cheese|Milk"`)
	pim.wait("can change nothing", `!document.querySelector(".item-edit, #checklist-new") && document.querySelector(".item input").disabled`)
	sunja.press("\x1b")
	sunja.wait("has the field no more", `!document.querySelector("#item-new")`)

	sunja.do(`document.querySelectorAll(".item input")[2].focus()`)
	sunja.run(chromedp.KeyEvent("\u0304", chromedp.KeyModifiers(chromedp.ModifierAlt))) // arrow up
	sunja.wait("has moved it", items+` === "Bread|Milk|Cheese" && document.activeElement === document.querySelectorAll(".item input")[1]`)
	sunja.press(" ")
	sunja.wait("has ticked it", `document.querySelector(".card-part-head .faint").innerText === "1 of 3 done"`)
	pim.wait("sees it ticked", items+` === "Bread|Milk|Cheese" && document.querySelectorAll(".item input")[1].checked`)

	sunja.click(".item-row:nth-child(1) .item-edit")
	sunja.fill("#item-text", "Rye bread")
	sunja.do(fmt.Sprintf(`document.querySelector("#item-pic").value = %q`, id))
	sunja.do(`document.querySelector("#item-due").value = "2030-05-04T12:30"`)
	sunja.press("\r")
	sunja.wait("has changed it", items+` === "Rye bread|Milk|Cheese"`)
	pim.wait("sees who and when", `document.querySelector(".item-row .item-facts .avatar") && document.querySelector(".item-row .badge").innerText.includes("4")`)

	sunja.click(".item-row:nth-child(3) .item-edit")
	sunja.click(".item-editor-more button:nth-child(3), .item-editor-more div:nth-child(3) button") // make it a card
	sunja.wait("has two items", items+` === "Rye bread|Milk"`)
	sunja.mark("To do", "Cheese")

	sunja.click(".checklist [aria-haspopup=menu]")
	sunja.click(".checklist .menu:popover-open .menu-item:last-child")
	pim.wait("sees it gone", `!document.querySelector(".checklist")`)
	sunja.wait("is offered to undo it", `document.querySelector(".toast:last-child").innerText.includes("Food")`)
	sunja.click(".toast:last-child .button-small:not(.button-icon)")
	pim.wait("sees it back", items+` === "Rye bread|Milk"`)
}
