package e2e

import (
	"testing"

	"incharge/shared"
)

// TestDeleteAccount ends an account, once no board of others is left without a
// supervisor by that. What it did stays, as nobody's.
func TestDeleteAccount(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	pim, sunja := site.person(t, "Pim"), site.person(t, "Sunja")
	pim.register() // who runs this Incharge
	sunja.register()
	board := sunja.board("Launch", "Pack")
	him := sunja.lets(pim, board.Board.ID, shared.PIC)
	sunja.command(board.Board.ID, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: board.Cards[0].ID, Body: "By Friday"})

	sunja.open("/account")
	sunja.click("#delete")
	sunja.fill("dialog #password", password)
	sunja.press("\r")
	sunja.wait("is told which board keeps her", `document.querySelector("dialog .notice-danger")?.innerText.includes("Launch")`)

	sunja.command(board.Board.ID, shared.SetRole{User: him, Role: shared.Supervisor})
	sunja.fill("dialog #password", password)
	sunja.press("\r")
	sunja.wait("is gone", `location.pathname === "/login" && `+reads("Your account is deleted"))
	sunja.signIn()
	sunja.see(".notice-danger")

	pim.open("/boards/" + string(board.Board.ID) + "/cards/1")
	pim.wait("reads what she wrote, as nobody's", reads("By Friday")+" && "+reads("Deleted user"))
}
