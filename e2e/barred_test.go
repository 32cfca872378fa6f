package e2e

import (
	"testing"
	"time"

	"incharge/proof/wire"
)

// TestFilter has something between Pim and the site forbid what he sends, in
// words of its own. He is told what it answers, nothing is lost, and he isn't
// taken for offline: everything else goes through.
func TestFilter(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	_, pim := site.pair(t)
	board := pim.board("Office", "Stamp")
	other := pim.board("Attic", "Chest")
	office := newGate(t, site)
	pim.wire = wire.New(t, office.address)
	path := "/boards/" + string(board.Board.ID)
	pim.open(path)
	pim.see(".connection-live")

	office.forbids.Store(new("/api/v1" + path + "/commands"))
	pim.addsCard("To do", "Seal")
	pim.wait("sees that something is wrong", `document.querySelector("#pending .badge-warn")`)
	pim.click("#pending")
	pim.wait("reads what comes back", reads("answers 403 in its place"))
	pim.wait("isn't taken for offline", `document.querySelector(".connection-live") && !document.querySelector(".banner-offline")`)
	if got := len(pim.snapshot(board.Board.ID).Cards); got != 1 {
		t.Fatalf("%d cards on the server", got)
	}

	pim.open("/boards/" + string(other.Board.ID))
	pim.addsCard("To do", "Lamp")
	eventually(t, "the other board's card is sent", func() bool { return len(pim.snapshot(other.Board.ID).Cards) == 2 })
	pim.waitsToSend(1)

	office.forbids.Store(nil)
	lifted := time.Now()
	pim.wait("has nothing to send", `!document.querySelector("#pending")`)
	t.Logf("it was sent %v after the filter had let go", time.Since(lifted))
	pim.open(path)
	pim.mark("To do", "Seal")
}
