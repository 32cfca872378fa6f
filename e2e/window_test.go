package e2e

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// another opens another window of the same browser. Closing one does what
// closing a window does: nothing in it goes on.
func (p *person) another() (window *person, shut func()) {
	p.t.Helper()
	ctx, cancel := chromedp.NewContext(p.ctx)
	w := &person{t: p.t, name: p.name, wire: p.wire, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		p.t.Fatalf("open another window for %s: %v", p.name, err)
	}
	if err := chromedp.Listen(ctx, w.listen); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		if p.t.Failed() && ctx.Err() == nil {
			w.leaveTraces()
		}
	})
	return w, cancel
}

// blank leaves the app in this window.
func (p *person) blank() {
	p.t.Helper()
	p.run(chromedp.Navigate("about:blank"))
}

// chord presses a letter with Ctrl, and with whatever else.
func (p *person) chord(letter string, more ...chromedp.Modifier) {
	p.t.Helper()
	p.run(chromedp.KeyEvent(letter, chromedp.KeyModifiers(append(more, chromedp.ModifierCtrl)...)))
}

// loseCookies has the browser forget its session.
func (p *person) loseCookies() {
	p.t.Helper()
	p.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.ClearBrowserCookies, cdp.Empty{})
		return err
	}))
}

// device runs a function of JavaScript on the app's database, and gives what it
// returns. The function gets the database and a way to wait for a request.
func (p *person) device(function string) string {
	p.t.Helper()
	script := fmt.Sprintf(`(async () => {
		const done = r => new Promise((ok, failed) => { r.onsuccess = () => ok(r.result); r.onerror = () => failed(r.error) })
		const db = await done(indexedDB.open("incharge"))
		try { return String(await (%s)(db, done)) } finally { db.close() }
	})()`, function)
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](script, awaited))
	if err != nil {
		p.t.Fatalf("%s: look at the device: %v", p.name, err)
	}
	return got
}

// holds says whether a record of the device has a text in it.
func (p *person) holds(text string) bool {
	p.t.Helper()
	return p.device(fmt.Sprintf(`async (db, done) => (await done(db.transaction("records").objectStore("records").getAll()))
		.some(r => new TextDecoder().decode(r).includes(%q))`, text)) == "true"
}

// unsaved is how many texts the device keeps that were not saved.
func (p *person) unsaved() int {
	p.t.Helper()
	n, err := strconv.Atoi(p.device(`async (db, done) => {
		const records = db.transaction("records").objectStore("records")
		const key = (await done(records.getAllKeys())).find(k => k.endsWith("/unsaved"))
		return key ? JSON.parse(new TextDecoder().decode(await done(records.get(key)))).data.length : 0
	}`))
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// queued is how many entries the device keeps, waiting and refused ones.
func (p *person) queued() string {
	p.t.Helper()
	return p.device(`(db, done) => done(db.transaction("queue").objectStore("queue").count())`)
}

// shows is what stands in the lists, from left to right and top to bottom.
const shows = `[...document.querySelectorAll("#board [data-list]")].map(l => l.getAttribute("aria-label") + ": " +
	[...l.querySelectorAll(".card-title")].map(c => c.innerText).join(", ")).join("; ")`

// did are the types of what somebody has done to a board, in order, with what
// it was done to.
func (p *person) did(board shared.BoardID, who shared.UserID) string {
	p.t.Helper()
	var all []string
	for _, change := range call[shared.Changes](p, "GET", "/boards/"+string(board)+"/changes?since=0", nil).Changes {
		if change.Actor == who {
			all = append(all, change.Type)
		}
	}
	return strings.Join(all, " ")
}
