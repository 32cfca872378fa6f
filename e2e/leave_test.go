package e2e

import "testing"

// TestSigningOutInAnotherWindow signs out in one window while others have
// something to send, and something half written. All of it is named first.
// Then none of the windows shows or sends anything more of it, also when the
// same person is back.
func TestSigningOutInAnotherWindow(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	id := board.Board.ID
	path := "/boards/" + string(id)
	one, _ := sunja.offlineReady(path, "Pack")
	two, _ := sunja.another()
	two.open(path + "/cards/1")
	two.see(".connection-live")
	three, _ := sunja.another()
	three.open("/")
	three.see("#user")
	for _, w := range []*person{one, two, three} { // what is sent isn't answered
		w.do(`window.far = fetch; window.fetch = (what, how) => String(what.url ?? what).includes("/commands") ? new Promise(() => {}) : far(what, how)`)
	}
	one.addsCard("To do", "Tickets")
	one.waitsToSend(1)
	two.fill("#card-comment", "half a comment")
	eventually(t, "it is kept", func() bool { return two.holds("half a comment") && two.queued() == "1" })

	three.click("#user")
	three.click("#user-menu > .menu-item")
	three.see("#leave-stay")
	three.wait("reads what would be lost", reads("Tickets")+"&&"+reads("An unsaved comment on “Pack”"))
	three.click("#leave .button-risk")
	for _, w := range []*person{one, two, three} {
		w.see("#email")
		w.wait("is told nothing of the other", `location.search === "" && !document.body.innerText.includes("Journey")`)
	}
	eventually(t, "the device holds nothing", func() bool { return three.kept() == "0" })

	one.fill("#email", sunja.email())
	one.fill("#password", password)
	one.press("\r")
	one.see("#user")
	one.open(path + "/cards/1")
	one.see(".connection-live")
	one.wait("has nothing of it", `!document.querySelector("#pending, .card-back") && document.querySelector("#card-comment").value === "" && !`+cardIn("To do", "Tickets"))
	if cards := one.snapshot(id).Cards; len(cards) != 1 {
		t.Errorf("the board has %+v", cards)
	}
}
