package e2e

import (
	"testing"

	"incharge/shared"
)

// barCopying has the browser refuse to let pages write to the clipboard.
func (p *person) barCopying() {
	p.t.Helper()
	p.do(`navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"))`)
}

// TestInvitations sends an invitation once more, hands its link on where the
// browser lets no page copy, and withdraws it.
func TestInvitations(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.person(t, "Sunja"), site.person(t, "Pim")
	sunja.register()
	sunja.open("/boards/" + string(sunja.board("Launch", "Pack").Board.ID))
	sunja.click(".board-members")
	sunja.fill("#member-email", pim.email())
	sunja.press("\r")
	sunja.see(`[data-invitation]`)
	first := site.link(t, pim.email(), "/invite")

	sunja.click(`[data-does="resend"]`)
	sunja.wait("is told that it is sent again", reads("is sent again"))
	mailed := site.link(t, pim.email(), "/invite", first)

	sunja.click(`[data-does="link"]`)
	sunja.see("#invitation-link")
	sunja.barCopying()
	sunja.click("#invitation-link-copy")
	sunja.wait("has the link marked, and is told so",
		reads("Copying is blocked")+` && getSelection().toString() === document.querySelector("#invitation-link").innerText`)
	taken := "/invite#" + sunja.read(`document.querySelector("#invitation-link").innerText.split("#")[1]`)
	pim.open(mailed)
	pim.wait("can't use the one that was mailed any more", reads("could not be accepted"))
	pim.blank()
	pim.open(taken)
	pim.wait("can use this one", reads("Join “Launch”"))

	sunja.click(`[data-does="withdraw"]`)
	sunja.wait("is asked, with the focus there", `document.activeElement.id === "invitation-sure"`)
	sunja.press("\r")
	sunja.wait("sees none left, and is still in the dialog", `!document.querySelector("[data-invitation]") && document.querySelector("#members").contains(document.activeElement)`)
	pim.blank()
	pim.open(taken)
	pim.wait("can't use it any more", reads("could not be accepted"))
}

// TestLimitsRefused drags a card into a list that is full, and takes one on
// beyond what one person may have. Both stay where they were, and it is said why.
func TestLimitsRefused(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Launch", "Write", "Sing", "Dance")
	id, doing := board.Board.ID, board.Lists[1]
	him := sunja.lets(pim, id, shared.PIC)
	sunja.command(id, shared.EditBoard{Settings: &shared.SettingsEdit{Limits: shared.LimitsRefuse, PICLimit: shared.Some(2)}})
	sunja.command(id, shared.EditList{List: doing.ID, WIPLimit: shared.Some(1)})
	for _, card := range board.Cards[:2] {
		sunja.command(id, shared.AssignCard{Card: card.ID, PIC: shared.Some(him)})
	}
	pim.open("/boards/" + string(id))
	pim.see(".connection-live")
	there := `[data-list="` + string(doing.ID) + `"] .list-cards`
	pim.drag(pim.mark("To do", "Write"), there)
	pim.mark("In progress", "Write")
	pim.drag(pim.mark("To do", "Sing"), there)
	pim.wait("is told that the list is full", `document.querySelector(".toast-danger")?.innerText.includes("full: it takes 1 card")`)
	pim.mark("To do", "Sing")

	sunja.open("/boards/" + string(id) + "/cards/3")
	sunja.see(`#card-pic`)
	sunja.do(`{ const pic = document.querySelector("#card-pic"); pic.value = "` + string(him) + `"; pic.dispatchEvent(new Event("change", {bubbles: true})) }`)
	sunja.wait("is told that Pim has enough", `document.querySelector(".toast-danger")?.innerText.includes("Pim is in charge of as many cards")`)
	sunja.wait("sees that nobody is in charge still", `document.querySelector("#card-pic").value !== "`+string(him)+`"`)
	for _, card := range sunja.snapshot(id).Cards {
		if card.Title == "Dance" && card.PIC != nil || card.Title == "Sing" && card.List == doing.ID {
			t.Errorf("a limit was passed: %+v", card)
		}
	}
}
