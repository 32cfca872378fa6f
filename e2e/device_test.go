package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// kept counts what this device holds of anybody: records and entries of the
// app's database, and what local storage has beside preferences.
const kept = `(async () => {
	const names = (await indexedDB.databases()).map(d => d.name)
	let n = Object.keys(localStorage).filter(k => !["theme", "language", "keep"].includes(k)).length
	for (const name of names) {
		const db = await new Promise((done, failed) => {
			const r = indexedDB.open(name)
			r.onsuccess = () => done(r.result)
			r.onerror = () => failed(r.error)
		})
		for (const store of db.objectStoreNames)
			n += await new Promise(done => { db.transaction(store).objectStore(store).count().onsuccess = e => done(e.target.result) })
		db.close()
	}
	return String(n)
})()`

func (p *person) kept() string {
	p.t.Helper()
	n, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](kept, awaited))
	if err != nil {
		p.t.Fatalf("%s: count what the device holds: %v", p.name, err)
	}
	return n
}

// TestSharedComputer has somebody work at a computer that is not theirs, where
// nothing is to be kept, and then choose that it is.
func TestSharedComputer(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.open("/register")
	sunja.see("#keep")
	if sunja.read(`document.querySelector("#keep").checked`) != "true" {
		t.Error("keeping isn't what is proposed")
	}
	sunja.click("#keep")
	sunja.fill("#name", sunja.name)
	sunja.fill("#email", sunja.email())
	sunja.fill("#password", password)
	sunja.press("\r")
	sunja.see("#user")
	board := sunja.board("Here", "Pack")
	path := "/boards/" + string(board.Board.ID)
	sunja.open(path)
	sunja.mark("To do", "Pack")
	sunja.click(`[data-list][aria-label="To do"] .list-add`)
	sunja.press("Travel\r")
	eventually(t, "the server has the card", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 2 })
	sunja.open("/")
	sunja.open(path) // anew, with nothing but the session
	sunja.mark("To do", "Travel")
	if n := sunja.kept(); n != "0" {
		t.Errorf("the device holds %s things of somebody who doesn't want that", n)
	}

	sunja.click("#user")
	sunja.click("#user-keep")
	sunja.wait("has chosen to keep", `document.querySelector("#user-keep").ariaChecked === "true"`)
	sunja.open(path)
	sunja.mark("To do", "Travel")
	eventually(t, "the device holds the board", func() bool { return sunja.kept() != "0" })
	sunja.click("#user")
	sunja.click("#user-keep")
	eventually(t, "the device holds nothing again", func() bool { return sunja.kept() == "0" })
}
