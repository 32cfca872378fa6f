package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestPublic makes a board public in its menu; somebody without an account reads
// it, sees a change come by itself, opens a card, and is told when it is over.
func TestPublic(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, reader := site.personWith(t, "Sunja", l), site.guest(t, "Reader", l)
		board := sunja.board("Garden")
		id := board.Board.ID
		card := shared.NewID[shared.CardID]()
		sunja.command(id, shared.AddCard{Card: card, List: board.Lists[0].ID, Title: "Sow the peas", Description: "In *rows*.\n\n- [x] dig", PIC: &board.Members[0].User.ID})
		sunja.command(id, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Between us"})
		sunja.open("/boards/" + string(id))
		sunja.see("#board .card-title")
		sunja.click("#board-more")
		sunja.click("#menu-share")
		sunja.click("#public-make")
		sunja.see("#public-url")
		_, token, ok := strings.Cut(sunja.read(`document.querySelector("#public-url").textContent`), "/public#")
		if !ok {
			t.Fatal("there is no link")
		}

		reader.open("/public#" + token)
		reader.click(`#public-board [data-number="1"]`)
		reader.see("#public-facts .marked em")
		reader.wait("sees what is ticked", `document.querySelector("#public-task-0").checked`)
		if page := reader.read("document.body.textContent"); strings.Contains(page, "Between us") || strings.Contains(page, sunja.email()) {
			t.Errorf("the page says %q", page)
		}
		reader.do(`history.back()`)
		reader.wait("has closed the card", `!document.querySelector("dialog[open]")`)
		reader.click(`#public-board [data-number="1"]`)
		reader.press("\x1b")
		reader.wait("has closed it again", `!document.querySelector("dialog[open]")`)
		sunja.command(id, shared.AddCard{Card: shared.NewID[shared.CardID](), List: board.Lists[1].ID, Title: "Quite new"})
		reader.do(`window.dispatchEvent(new Event("online"))`) // else it asks every 20 s
		reader.wait("reads the new card", reads("Quite new"))

		sunja.press("\x1b")
		sunja.click("#board-more")
		sunja.click("#menu-share")
		sunja.see("#public-on")
		sunja.click("#public-end")
		sunja.click("#public-end-sure")
		sunja.wait("is told that it is over", `!document.querySelector("#public-on, #public-end-sure")`)
		reader.do(`window.dispatchEvent(new Event("online"))`)
		reader.see("#public-gone")
	})
}

// guest is somebody with a browser and without an account.
func (s *site) guest(t *testing.T, name string, l look) *person {
	t.Helper()
	p := s.person(t, name+l.language)
	p.run(speaks(l.language), chromedp.EmulateViewport(l.width, 860))
	return p
}
