package e2e

import (
	"fmt"
	"testing"

	"incharge/shared"
)

// TestSomebodyElseSignsIn has one person's window wait for the network with
// something to send when another signs in, in the next window of the browser.
// It is done in nobody's name, and the window becomes the other's.
func TestSomebodyElseSignsIn(t *testing.T) {
	t.Parallel()
	for _, keep := range []bool{true, false} {
		t.Run(fmt.Sprint("keep=", keep), func(t *testing.T) {
			t.Parallel()
			sunja, pim := newSite(t).pair(t)
			board := sunja.board("Journey", "Pack")
			id := board.Board.ID
			pimID := sunja.lets(pim, id, shared.Supervisor)
			if !keep {
				pim.click("#user")
				pim.click("#user-keep")
				pim.wait("has chosen", `document.querySelector("#user-keep").ariaChecked === "false"`)
			}
			pim.blank()
			his, _ := pim.another()
			his.open("/boards/" + string(id))
			his.see(".connection-live")
			// The window's own network is cut; the one of the next isn't.
			his.do(`window.far = [fetch, WebSocket]
				window.fetch = () => Promise.reject(new TypeError("Failed to fetch"))
				window.WebSocket = function() { return new far[1]("ws://127.0.0.1:1/") }`)
			pim.wire.Cut()
			his.see(".banner-offline") // it moves what is under it
			pim.wire.Join()
			his.addsCard("To do", "Tickets")
			his.waitsToSend(1)

			hers, _ := pim.another()
			hers.loseCookies()
			hers.open("/login")
			hers.see("#email")
			hers.fill("#email", sunja.email())
			hers.fill("#password", password)
			hers.press("\r")
			hers.see("#user")
			his.do(`[window.fetch, window.WebSocket] = far; dispatchEvent(new Event("online"))`)
			his.wait("is Sunja's", `document.querySelector("#user")?.ariaLabel.includes("Sunja")`)
			his.wait("doesn't show what Pim has done", `document.querySelector("[data-card]") && !`+cardIn("To do", "Tickets"))
			his.see(".connection-live")
			his.addsCard("To do", "Visa")
			his.wait("has nothing to send", `!document.querySelector("#pending")`)
			his.wait("still doesn't", `!`+cardIn("To do", "Tickets"))
			if got := sunja.did(id, pimID); got != "" {
				t.Errorf("Pim did %q", got)
			}
			if cards := sunja.snapshot(id).Cards; len(cards) != 2 || cards[1].Title != "Visa" {
				t.Errorf("on the board is %+v", cards)
			}
		})
	}
}
