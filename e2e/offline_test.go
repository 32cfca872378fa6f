package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// offlineReady opens a board in a window of its own and waits until all of it
// is on the device, where rest is a text of a card's that a board doesn't show.
func (p *person) offlineReady(path, rest string) (window *person, shut func()) {
	p.t.Helper()
	p.blank()
	w, shut := p.another()
	w.open(path)
	w.see(".connection-live")
	w.wait("has the app on the device", `navigator.serviceWorker.controller`)
	eventually(p.t, "the board is on "+p.name+"'s device", func() bool { return w.holds(rest) })
	return w, shut
}

func (p *person) addsCard(list, title string) {
	p.t.Helper()
	p.click(fmt.Sprintf(`[data-list][aria-label=%q] .list-add`, list))
	p.press(title + "\r")
	p.mark(list, title)
	p.press("\x1b")
}

func (p *person) comments(body string) {
	p.t.Helper()
	p.fill("#card-comment", body)
	p.click(`.remark-form button[type="submit"]`)
	p.wait("sees what they have said", fmt.Sprintf(`[...document.querySelectorAll(".remark")].some(r => r.innerText.includes(%q))`, body))
}

func (p *person) waitsToSend(n int) {
	p.t.Helper()
	p.wait(fmt.Sprintf("is told that %d wait to be sent", n),
		fmt.Sprintf(`document.querySelector("#pending .pending-number")?.textContent === "%d"`, n))
}

// TestOfflineForADay has one person work without a network, close the browser,
// open it again, and work on, while another goes on online. When the network is
// back everything is sent, in order and once, and both see the same.
func TestOfflineForADay(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack", "Travel", "Sleep")
	id, pack := board.Board.ID, board.Cards[0].ID
	pimID := sunja.lets(pim, id, shared.Supervisor)
	list := "socks\nshirts\na book\n"
	sunja.command(id, shared.EditCard{Card: pack, Description: &list})
	said := shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: pack, Body: "Not too much!"}
	sunja.command(id, said)
	path := "/boards/" + string(id)
	there := fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[1].ID)

	away, shut := pim.offlineReady(path, "shirts")
	pim.wire.Cut()
	away.see(".connection-offline")
	away.drag(away.mark("To do", "Travel"), there)
	away.mark("In progress", "Travel")
	away.addsCard("To do", "Tickets")
	away.click(away.mark("To do", "Pack"))
	away.wait("reads what was said before", reads("Not too much!"))
	away.click("#card-description-edit")
	away.see("#card-description")
	away.do(`{ const f = document.querySelector("#card-description"); f.value = f.value.replace("a book", "two books"); f.dispatchEvent(new Event("input", {bubbles: true})) }`)
	away.click(`.card-part form button[type="submit"]`)
	away.wait("reads the new text", reads("two books"))
	away.comments("Is a tent too much?")
	away.waitsToSend(4)
	eventually(t, "it is kept", func() bool { return away.queued() == "4" })
	shut()

	t.Log("meanwhile, online")
	theirs := "socks\nshirts\na book\na map\n"
	sunja.command(id, shared.EditCard{Card: pack, Base: seqOf(sunja, id), Description: ptr("wool " + theirs)})
	sunja.command(id, shared.MoveCard{Card: board.Cards[2].ID, List: board.Lists[1].ID})
	sunja.open(path)
	sunja.mark("In progress", "Sleep")

	t.Log("the browser is opened again, still offline, at the card")
	again, _ := pim.another()
	again.open(path + "/cards/1")
	again.mark("To do", "Tickets")
	again.mark("In progress", "Travel")
	again.wait("reads it all", reads("two books")+"&&"+reads("Is a tent too much?")+"&&"+reads("Not too much!"))
	again.waitsToSend(4)
	again.comments("And a stove")
	again.click("#card-close")
	again.click(again.mark("To do", "Tickets"))
	again.fill("#card-title", "Two tickets")
	again.press("\r")
	again.mark("To do", "Two tickets")
	again.waitsToSend(6)

	pim.wire.Join()
	again.see(".connection-live")
	again.wait("has nothing to send", `!document.querySelector("#pending")`)
	for _, p := range []*person{sunja, again} {
		p.mark("To do", "Two tickets")
		p.mark("In progress", "Travel")
		p.mark("In progress", "Sleep")
	}
	if his, hers := again.read(shows), sunja.read(shows); his != hers {
		t.Errorf("he sees  %s\nshe sees %s", his, hers)
	}
	if got, want := sunja.did(id, pimID), "move_card add_card edit_card comment_card comment_card edit_card"; got != want {
		t.Errorf("was done: %s\nwant:     %s", got, want)
	}
	detail := call[shared.CardDetail](sunja, "GET", path+"/cards/"+string(pack), nil)
	if got := *detail.Card.Description; got != "wool socks\nshirts\ntwo books\na map\n" && got != "wool socks\nshirts\ntwo books\na map" {
		t.Errorf("the card says %q", got)
	}
	if len(detail.Comments) != 3 || detail.Comments[1].Body != "Is a tent too much?" || detail.Comments[2].Body != "And a stove" {
		t.Errorf("on the card was said %+v", detail.Comments)
	}
	if n := again.queued(); n != "0" {
		t.Errorf("%s entries are left on the device", n)
	}
}

func ptr[T any](v T) *T { return &v }

func seqOf(p *person, board shared.BoardID) *int64 { return ptr(p.snapshot(board).Seq) }

// TestTwoWindows works in two windows of one browser without a network. Each
// shows what is done in the other, and it is sent once.
func TestTwoWindows(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack")
	id := board.Board.ID
	pimID := sunja.lets(pim, id, shared.Supervisor)
	path := "/boards/" + string(id)
	left, _ := pim.offlineReady(path, "Pack")
	right, shut := pim.another()
	right.open(path)
	right.see(".connection-live")

	pim.wire.Cut()
	left.see(".connection-offline")
	right.see(".connection-offline")
	left.addsCard("To do", "One")
	right.mark("To do", "One")
	right.addsCard("To do", "Two")
	left.mark("To do", "Two")
	left.drag(left.mark("To do", "Two"), fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID))
	right.mark("Done", "Two")
	for _, w := range []*person{left, right} {
		w.waitsToSend(3)
	}
	if l, r := left.read(shows), right.read(shows); l != r {
		t.Errorf("on the left  %s\non the right %s", l, r)
	}

	pim.wire.Join()
	for _, w := range []*person{left, right} {
		w.wait("has nothing to send", `!document.querySelector("#pending")`)
		w.mark("Done", "Two")
	}
	if got := sunja.did(id, pimID); got != "add_card add_card move_card" {
		t.Errorf("was done: %s", got)
	}

	t.Log("what the window that is closed has given is sent by the other")
	pim.wire.Cut()
	right.see(".connection-offline")
	right.addsCard("To do", "Three")
	eventually(t, "it is kept", func() bool { return right.queued() == "1" })
	shut()
	pim.wire.Join()
	left.mark("To do", "Three")
	left.wait("has nothing to send", `!document.querySelector("#pending")`)
	eventually(t, "the server has it", func() bool { return strings.Count(sunja.did(id, pimID), "add_card") == 3 })
}

// TestUndoByKeys undoes and does again, over a reload and without a network.
func TestUndoByKeys(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Second thoughts", "Keep me")
	id := board.Board.ID
	path := "/boards/" + string(id)
	w, _ := sunja.offlineReady(path, "Keep me")
	w.chord("z")
	w.wait("is told that there is nothing to undo", toasts("nothing left to undo"))
	w.drag(w.mark("To do", "Keep me"), fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID))
	w.mark("Done", "Keep me")
	w.chord("z")
	w.mark("To do", "Keep me")
	w.wait("is told what was undone", toasts("Undone: Moved “Keep me”"))

	t.Log("in a field the keys are the field's")
	w.click(`[data-list][aria-label="To do"] .list-add`)
	w.press("Draft")
	w.chord("z", chromedp.ModifierShift)
	w.press("\x1b")
	w.mark("To do", "Keep me")

	w.open(path)
	w.mark("To do", "Keep me")
	w.chord("z", chromedp.ModifierShift)
	w.mark("Done", "Keep me")
	w.wait("is told what was done again", toasts("Done again: Moved “Keep me”"))
	eventually(t, "the server has it too", func() bool { return listOfCard(w, id) == board.Lists[2].ID })
	w.wait("hears so", `!document.querySelector("#pending")`) // or it would be kept, too

	sunja.wire.Cut()
	w.see(".connection-offline")
	w.addsCard("To do", "Drop me")
	w.chord("z")
	w.wait("sees the new card go", `!`+cardIn("To do", "Drop me"))
	w.chord("y")
	w.mark("To do", "Drop me")
	eventually(t, "all of it is kept", func() bool { return w.queued() == "3" }) // else the browser asks before it leaves
	w.open(path)
	w.mark("To do", "Drop me")
	w.chord("z")
	w.wait("sees the new card go", `!`+cardIn("To do", "Drop me"))
	sunja.wire.Join()
	w.wait("has nothing to send", `!document.querySelector("#pending")`)
	if cards := w.snapshot(id).Cards; len(cards) != 1 || cards[0].Title != "Keep me" {
		t.Errorf("the server has %+v", cards)
	}
}

// listOfCard is the list that the only card is in.
func listOfCard(p *person, board shared.BoardID) shared.ListID {
	if cards := p.snapshot(board).Cards; len(cards) == 1 {
		return cards[0].List
	}
	return ""
}

func toasts(words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(".toast")].some(t => t.innerText.includes(%q) || t.textContent.includes(%q))`, words, words)
}

// TestSessionEndsOffline loses the session while there are things to send. They
// wait until the same person has signed in again.
func TestSessionEndsOffline(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	path := "/boards/" + string(board.Board.ID)
	w, _ := sunja.offlineReady(path, "Pack")
	sunja.wire.Cut()
	w.see(".connection-offline")
	w.addsCard("To do", "Tickets")
	w.waitsToSend(1)
	w.loseCookies()
	sunja.wire.Join()
	w.see("#email")
	if w.holds("Pack") || w.queued() != "1" {
		t.Errorf("the device holds the board: %v, and %s entries", w.holds("Pack"), w.queued())
	}
	w.fill("#email", sunja.email())
	w.fill("#password", password)
	w.press("\r")
	w.mark("To do", "Tickets")
	w.wait("has nothing to send", `!document.querySelector("#pending")`)
	if n := len(w.snapshot(board.Board.ID).Cards); n != 2 {
		t.Errorf("the board has %d cards", n)
	}
}

// TestSigningOutWipes leaves nothing behind, not even what was refused; but it
// asks first.
func TestSigningOutWipes(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Journey", "Pack", "Travel")
	id := board.Board.ID
	sunja.lets(pim, id, shared.Supervisor)
	w, _ := pim.offlineReady("/boards/"+string(id), "Travel")
	pim.wire.Cut()
	w.see(".connection-offline")
	w.drag(w.mark("To do", "Travel"), fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[2].ID))
	w.mark("Done", "Travel")
	sunja.command(id, shared.DeleteCard{Card: board.Cards[1].ID})
	pim.wire.Join()
	w.wait("is told that it was not carried out", `document.querySelector("#pending")?.innerText.includes("not carried out")`)
	w.wait("sees the card go", `!`+cardIn("Done", "Travel"))

	w.click("#user")
	w.click("#user-menu > .menu-item")
	w.see("#leave-stay")
	w.click("#leave .button-risk")
	w.see("#email")
	if n := w.kept(); n != "0" {
		t.Errorf("the device holds %s things", n)
	}
	if n := w.read("sessionStorage.length"); n != "0" {
		t.Errorf("the window holds %s things", n)
	}
}

// TestServerKilled kills the server under two open boards. Both say so, and
// both are there again when it is.
func TestServerKilled(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := sunja.board("Crash", "Survivor")
	sunja.lets(pim, board.Board.ID, shared.PIC)
	for _, p := range []*person{sunja, pim} {
		p.open("/boards/" + string(board.Board.ID))
		p.see(".connection-live")
	}
	site.kill(t)
	for _, p := range []*person{sunja, pim} {
		p.see(".connection-offline")
	}
	site.start(t)
	for _, p := range []*person{sunja, pim} {
		p.see(".connection-live")
	}
	sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[0].ID, List: board.Lists[1].ID})
	pim.mark("In progress", "Survivor")
}
