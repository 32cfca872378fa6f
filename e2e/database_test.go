package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// plain is a page of the site without the app on it.
const plain = "/api/v1/openapi.json"

// TestDatabaseOfAnOlderVersion goes on with what version 1 of the database has
// kept: it gets a queue, and keeps its records.
func TestDatabaseOfAnOlderVersion(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	path := "/boards/" + string(board.Board.ID)
	_, shut := sunja.offlineReady(path, "Pack")
	shut()
	sunja.open(plain)
	script := `(async () => {
		const done = r => new Promise((ok, failed) => { r.onsuccess = () => ok(r.result); r.onerror = r.onblocked = () => failed(r.error ?? "blocked") })
		const db = await done(indexedDB.open("incharge"))
		if (db.version !== 2) throw new Error("it is of version " + db.version)
		const records = db.transaction("records").objectStore("records")
		const keys = await done(records.getAllKeys()), values = await done(db.transaction("records").objectStore("records").getAll())
		db.close()
		await done(indexedDB.deleteDatabase("incharge"))
		const request = indexedDB.open("incharge", 1)
		request.onupgradeneeded = () => request.result.createObjectStore("records")
		const old = await done(request), tx = old.transaction("records", "readwrite")
		keys.forEach((key, i) => tx.objectStore("records").put(values[i], key))
		await new Promise(ok => tx.oncomplete = ok)
		old.close()
		return String(keys.length)
	})()`
	n, err := chromedp.Run(sunja.ctx, chromedp.Evaluate[string](script, awaited))
	if err != nil || n == "0" {
		t.Fatalf("make it version 1 again: %v, with %s records", err, n)
	}

	sunja.wire.Cut()
	w, _ := sunja.another()
	w.open(path)
	w.mark("To do", "Pack")
	w.addsCard("To do", "Tickets")
	w.waitsToSend(1)
	eventually(t, "the new card is kept", func() bool { return w.queued() == "1" })
	sunja.wire.Join()
	w.wait("has nothing to send", `!document.querySelector("#pending")`)
	if n := len(w.snapshot(board.Board.ID).Cards); n != 2 {
		t.Errorf("the board has %d cards", n)
	}
}

// TestDatabaseHeldByAnOldWindow has a window with an older version of the app
// keep the database from being changed. The app goes on without.
func TestDatabaseHeldByAnOldWindow(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	sunja.open(plain)
	script := `new Promise((ok, failed) => {
		const gone = indexedDB.deleteDatabase("incharge")
		gone.onblocked = gone.onerror = () => failed("can't begin anew")
		gone.onsuccess = () => {
			const r = indexedDB.open("incharge", 1)
			r.onupgradeneeded = () => r.result.createObjectStore("records")
			r.onsuccess = () => { window.held = r.result; ok("held") }
		}
	})`
	if got, err := chromedp.Run(sunja.ctx, chromedp.Evaluate[string](script, awaited)); err != nil || got != "held" {
		t.Fatalf("hold the database: %s, %v", got, err)
	}
	w, _ := sunja.another()
	w.open("/boards/" + string(board.Board.ID))
	w.mark("To do", "Pack")
	w.addsCard("To do", "Tickets")
	eventually(t, "the server has it", func() bool { return len(w.snapshot(board.Board.ID).Cards) == 2 })
	w.wait("has nothing to send", `!document.querySelector("#pending")`)
	sunja.do("held.close()")
	eventually(t, "the board is kept now", func() bool { return w.device(`db => db.version`) == "2" })
	w.drag(w.mark("To do", "Tickets"), fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[1].ID))
	w.mark("In progress", "Tickets")
	eventually(t, "the board is on the device", func() bool { return w.holds("Tickets") })
}

// TestDatabaseDeletedUnderThePage has the browser delete what is kept while
// changes wait to be sent: they are kept anew, and sent in order.
func TestDatabaseDeletedUnderThePage(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	w, _ := sunja.offlineReady("/boards/"+string(board.Board.ID), "Pack")
	sunja.wire.Cut()
	w.see(".banner-offline") // it moves what is under it
	w.addsCard("To do", "One")
	w.addsCard("To do", "Two")
	eventually(t, "both are kept", func() bool { return w.queued() == "2" })
	script := `new Promise(ok => {
		const r = indexedDB.deleteDatabase("incharge")
		r.onsuccess = () => ok("deleted")
		r.onerror = r.onblocked = () => ok("not deleted")
	})`
	if got, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](script, awaited)); err != nil || got != "deleted" {
		t.Fatalf("delete the database: %s, %v", got, err)
	}
	eventually(t, "both are kept anew", func() bool { return w.queued() == "2" })
	w.addsCard("To do", "Three")
	eventually(t, "a third is kept with them", func() bool { return w.queued() == "3" })
	sunja.wire.Join()
	w.wait("has nothing to send", `!document.querySelector("#pending")`)
	for i, want := range []string{"Pack", "One", "Two", "Three"} {
		if cards := w.snapshot(board.Board.ID).Cards; len(cards) != 4 || cards[i].Title != want || cards[i].Number != int64(i+1) {
			t.Fatalf("the board has %+v", cards)
		}
	}
}
