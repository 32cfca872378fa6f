package e2e

import (
	"strings"
	"testing"

	"incharge/shared"
)

// TestInviteAndAnswer invites somebody by a link that is handed on. They make
// an account by it, accept the card that they are put in charge of, and decline
// another.
func TestInviteAndAnswer(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.person(t, "Sunja"), site.person(t, "Pim")
	sunja.register()
	s := sunja.board("Launch", "Book the hall", "Print the posters")
	path, list := "/boards/"+string(s.Board.ID), s.Lists[0].Title

	sunja.open(path)
	sunja.wait("is live", `document.querySelector(".connection-live")`)
	sunja.click(".board-members")
	sunja.fill(`.member-add input[type="email"]`, pim.email())
	sunja.press("\r")
	sunja.click(`[data-does="link"]`)
	sunja.see("#invitation-link")
	_, token, found := strings.Cut(sunja.read(`document.querySelector("#invitation-link").innerText`), "/invite#")
	if !found {
		t.Fatal("that is no link of an invitation")
	}
	sunja.press("\x1b")

	pim.open("/invite#" + token)
	pim.wait("sees who invites to what, and as what", reads("Join “Launch”")+"&&"+reads("Sunja invites "+pim.email())+"&&"+reads("PIC"))
	pim.click(".door .button-primary")
	pim.fill("#name", pim.name)
	pim.fill("#email", pim.email())
	pim.fill("#password", password)
	pim.press("\r")
	hall, posters := pim.mark(list, "Book the hall"), pim.mark(list, "Print the posters")
	me := call[shared.Me](pim, "GET", "/me", nil).User.ID
	for _, card := range s.Cards {
		sunja.command(s.Board.ID, shared.AssignCard{Card: card.ID, PIC: shared.Some(me)})
	}
	waits := func(card string) string { return `document.querySelector('` + card + ` .card-charge-waiting')` }
	sunja.wait("sees that both wait for Pim", waits(hall)+"&&"+waits(posters))

	pim.click(hall)
	pim.click("#charge-accept")
	pim.see("#charge-back")
	sunja.wait("sees that one is accepted", "!"+waits(hall)+"&&"+waits(posters))

	pim.click(posters)
	pim.click("#charge-decline")
	pim.click("#charge-give")
	pim.wait("is asked why", `document.querySelector("#charge-reason").getAttribute("aria-invalid") === "true"`)
	pim.fill("#charge-reason", "No printer here")
	pim.click("#charge-give")
	pim.wait("sees the reason as a comment", `document.querySelector(".remark")?.innerText.includes("No printer here") && document.querySelector(".remark-head").innerText.includes("declined it")`)
	sunja.wait("sees that nobody is in charge", `!document.querySelector('`+posters+` .card-charge')`)
}
