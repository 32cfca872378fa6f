package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// hears says that a label of an element at a selector has some words in it.
func hears(selector, words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%q)].some(e => (e.getAttribute("aria-label") ?? e.innerText).includes(%q))`, selector, words)
}

// TestPresence has two people on one board. Each sees that the other is there,
// which card they have open and which they are moving; and that they have gone.
func TestPresence(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack", "Travel")
	sunja.lets(pim, board.Board.ID, shared.Supervisor)
	path := "/boards/" + string(board.Board.ID)
	sunja.open(path)
	sunja.wait("is alone", `document.querySelector("#company") && !document.querySelector("#company .face-here")`)
	pim.open(path)
	pack := pim.mark("To do", "Pack")
	for _, p := range []*person{sunja, pim} {
		p.see("#company .face-here")
	}
	sunja.wait("hears who is there", hears("#company", "Here now: Pim"))
	pim.wait("does not see himself", `document.querySelectorAll("#company .face").length === 1 && `+hears("#company", "Here now: Sunja"))

	pim.click(pack)
	pim.see("#card")
	sunja.wait("sees that Pim has it open", hears(pack+" .crowd", "Pim has this card open"))
	sunja.click("#company")
	sunja.wait("reads what Pim has open", hears(".company-person", "Has open: “Pack”"))
	sunja.click("a.company-person") // leads there
	sunja.wait("sees that both have it open", hears(".card-company", "Pim has this card open too"))
	pim.wait("sees that both have it open", hears(".card-company", "Sunja has this card open too"))
	pim.click("#card-close")
	sunja.wait("sees that Pim has closed it", `!document.querySelector(".crowd, .card-company .avatar")`)
	sunja.click("#card-close")

	x, y := pim.middle(pack)
	pim.run(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y), chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, pressed))
	for i := range 10 {
		pim.run(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x+float64(3*i), y+float64(i), pressed))
	}
	sunja.see(pack + ".card-moved .crowd-mover")
	sunja.wait("sees who moves it", hears(pack+" .crowd", "Pim is moving this card"))
	pim.run(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x, y, pressed))
	sunja.wait("sees that it is put down", `!document.querySelector(".card-moved, .crowd")`)

	pim.do(fmt.Sprintf("document.querySelector(%q).focus()", pack+" .card"))
	pim.press(" ") // pick up
	pim.press(kb.ArrowRight)
	sunja.see(pack + ".card-moved")
	pim.press(" ") // drop
	sunja.mark("In progress", "Pack")
	sunja.wait("sees that it is put down", `!document.querySelector(".card-moved, .crowd")`)

	pim.run(chromedp.Navigate("about:blank"))
	left := time.Now()
	sunja.wait("sees that Pim has gone", `!document.querySelector("#company .face-here")`)
	if took := time.Since(left); took > 5*time.Second {
		t.Errorf("Pim's face has stayed for %v after he had gone", took)
	}
}

// TestPresenceOfPeopleUnseen has somebody look at another page, and lose the
// network: they aren't there any more, and are again when they come back.
func TestPresenceOfPeopleUnseen(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	sunja.lets(pim, board.Board.ID, shared.PIC)
	path := "/boards/" + string(board.Board.ID)
	for _, p := range []*person{sunja, pim} {
		p.open(path)
	}
	sunja.see("#company .face-here")
	pim.see("#company .face-here")

	pim.wire.Cut()
	sunja.wait("sees that Pim has gone", `!document.querySelector("#company .face-here")`)
	pim.wait("can't tell who is there", `!document.querySelector("#company .face-here")`)
	pim.wire.Join()
	pim.see("#company .face-here")
	sunja.see("#company .face-here")

	pim.do(`Object.defineProperty(document, "visibilityState", {configurable: true, get: () => "hidden"}); document.dispatchEvent(new Event("visibilitychange"))`)
	sunja.wait("sees that Pim looks elsewhere", `!document.querySelector("#company .face-here")`)
	pim.do(`delete document.visibilityState; document.dispatchEvent(new Event("visibilitychange"))`)
	sunja.see("#company .face-here")
}
