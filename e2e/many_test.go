package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// on is a card of a board by where it is among those that it was made with, in
// the list that it should be in.
func on(board shared.Snapshot, list, card int) string {
	return fmt.Sprintf("[data-list=%q] [data-card=%q]", board.Lists[list].ID, board.Cards[card].ID)
}

// at moves the focus to a card.
func (p *person) at(selector string) {
	p.t.Helper()
	p.see(selector + " .card")
	p.do(fmt.Sprintf("document.querySelector(%q).focus()", selector+" .card"))
}

// cardMenu does what an item of a card's menu on the board says.
func (p *person) cardMenu(card, does string) {
	p.t.Helper()
	p.run(chromedp.MouseEvent("mouseMoved", 1, 1))
	p.do(fmt.Sprintf("document.querySelector(%q).click()", card+" .card-dots"))
	p.click(fmt.Sprintf("#face-menu:popover-open [data-do=%q]", does))
}

// stands waits for the cards of a list, from top to bottom, on the server.
func (p *person) stands(board shared.Snapshot, list int, titles ...string) {
	p.t.Helper()
	want := fmt.Sprint(titles)
	var got string
	eventually(p.t, p.name+" has "+want+" in list "+board.Lists[list].Title, func() bool {
		var now []string
		for _, card := range p.snapshot(board.Board.ID).Cards {
			if card.List == board.Lists[list].ID {
				now = append(now, card.Title)
			}
		}
		got = fmt.Sprint(now)
		return got == want
	})
}

// TestMoveTo moves cards to places that are said: one by its menu, several that
// were chosen by keys or by tapping, which are taken back together; and those who
// don't see the board are told what somebody else has moved.
func TestMoveTo(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.person(t, "Pim"+l.language)
		pim.register()
		board := sunja.board("Places", "One", "Two", "Three", "Four")
		sunja.lets(pim, board.Board.ID, shared.Supervisor)
		sunja.open("/boards/" + string(board.Board.ID))
		sunja.see(on(board, 0, 3))

		sunja.cardMenu(on(board, 0, 0), "move-card")
		sunja.see("#move-card[open] #move-list")
		sunja.do(fmt.Sprintf(`document.querySelector("#move-list").value = %q`, board.Lists[1].ID))
		sunja.click("#move-bottom")
		sunja.click("#move-card [type=submit]")
		sunja.stands(board, 1, "One")

		if l.phone() {
			sunja.cardMenu(on(board, 0, 1), "choose-card")
			sunja.see(on(board, 0, 1) + ".card-chosen")
			sunja.click(on(board, 0, 2) + " .card-title")
		} else {
			sunja.at(on(board, 0, 1))
			sunja.press("x")
			sunja.run(chromedp.KeyEvent(kb.ArrowDown, chromedp.KeyModifiers(chromedp.ModifierShift)))
		}
		sunja.wait("has chosen two", `document.querySelectorAll(".card-chosen").length === 2`)
		sunja.click("#bulk-move")
		sunja.see("#move-card[open] #move-list")
		sunja.do(fmt.Sprintf(`document.querySelector("#move-list").value = %q`, board.Lists[1].ID))
		sunja.click("#move-top")
		sunja.click("#move-card [type=submit]")
		sunja.stands(board, 1, "Two", "Three", "One")
		sunja.wait("has them still chosen", `document.querySelectorAll(".card-chosen").length === 2`)
		sunja.click("#bulk-none")
		sunja.wait("has chosen none", `!document.querySelector(".card-chosen, #bulk")`)
		sunja.chord("z")
		sunja.stands(board, 0, "Two", "Three", "Four")

		pim.command(board.Board.ID, shared.MoveCard{Card: board.Cards[3].ID, List: board.Lists[2].ID})
		pim.command(board.Board.ID, shared.MoveCard{Card: board.Cards[2].ID, List: board.Lists[2].ID})
		sunja.wait("hears of both", `["Four", "Three", "Pim"].every(word => document.querySelector("#board-news").textContent.includes(word))`)
	})
}

// TestSeveral does to several cards at once what can be done to one, and is told
// what is refused.
func TestSeveral(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.person(t, "Pim"+l.language)
		pim.register()
		board := sunja.board("Several", "One", "Two", "Three")
		id := board.Board.ID
		his, label := sunja.lets(pim, id, shared.PIC), shared.NewID[shared.LabelID]()
		sunja.command(id, shared.AddLabel{Label: label, Name: "Press", Color: "red"})
		sunja.open("/boards/" + string(id))
		sunja.see(on(board, 0, 2))
		sunja.click(fmt.Sprintf("[data-list=%q] .list-menu", board.Lists[0].ID))
		sunja.click(".menu:popover-open [data-do=choose-list]")
		sunja.wait("has chosen all", `document.querySelectorAll(".card-chosen").length === 3`)

		sunja.click("#bulk-assign")
		sunja.click(fmt.Sprintf("#bulk-menu-assign:popover-open [data-member=%q]", his))
		sunja.click("#bulk-label")
		sunja.click(fmt.Sprintf("#bulk-menu-label:popover-open [data-label=%q]", label))
		sunja.press(kb.Escape)
		sunja.click("#bulk-deadline")
		sunja.click("#bulk-menu-deadline:popover-open [data-due=tomorrow]")
		all := func(is func(shared.Card) bool) func() bool {
			return func() bool {
				n := 0
				for _, card := range sunja.snapshot(id).Cards {
					if is(card) {
						n++
					}
				}
				return n == 3
			}
		}
		eventually(t, "all are Pim's, labelled and due", all(func(c shared.Card) bool {
			return c.PIC != nil && *c.PIC == his && len(c.Labels) == 1 && c.Deadline != nil
		}))
		sunja.click("#bulk-archive")
		sunja.stands(board, 0)
		sunja.wait("has nothing chosen", `!document.querySelector("#bulk")`)
		sunja.chord("z")
		sunja.stands(board, 0, "One", "Two", "Three")
		sunja.chord("z")
		eventually(t, "none is due", all(func(c shared.Card) bool { return c.Deadline == nil && len(c.Labels) == 1 }))

		// A PIC moves theirs, and is told of what is not theirs to move.
		sunja.command(id, shared.AssignCard{Card: board.Cards[1].ID, PIC: shared.Clear[shared.UserID]()})
		pim.open("/boards/" + string(id))
		pim.at(on(board, 0, 0))
		pim.chord("a")
		pim.click("#bulk-move")
		pim.see("#move-card[open] #move-list")
		pim.do(fmt.Sprintf(`document.querySelector("#move-list").value = %q`, board.Lists[1].ID))
		pim.click("#move-card [type=submit]")
		pim.see(".toast-danger")
		pim.stands(board, 0, "Two")
	})
}

// TestLanes lays a board out in lanes: carrying a card over gives it what the
// lane stands for, together with its place; folded lanes and lists stay so.
func TestLanes(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board := sunja.board("Lanes", "One", "Two", "Three")
		id := board.Board.ID
		high := shared.PriorityHigh
		sunja.command(id, shared.EditCard{Card: board.Cards[1].ID, Priority: &high})
		sunja.open("/boards/" + string(id))
		sunja.see(on(board, 0, 2))
		sunja.click("#lanes")
		sunja.click("#lanes-menu:popover-open [data-lanes=priority]")
		sunja.wait("sees a lane for each priority", `document.querySelectorAll(".lane-line:not([hidden])").length === 5 && location.search === "?lanes=priority"`)
		below := func(card int, lane string) string {
			return fmt.Sprintf(`(() => { const c = document.querySelector(%q)?.getBoundingClientRect(), lines = [...document.querySelectorAll(".lane-line:not([hidden])")]
				const at = lines.findIndex(l => l.dataset.lane === %q), next = lines[at + 1]?.getBoundingClientRect().top ?? Infinity
				return c && c.top >= lines[at].getBoundingClientRect().bottom - 1 && c.bottom <= next + 1 })()`, fmt.Sprintf("[data-card=%q]", board.Cards[card].ID), lane)
		}
		sunja.wait("sees each in its lane", below(0, "none")+" && "+below(1, "high")+" && "+below(2, "none"))

		sunja.at(on(board, 0, 0))
		sunja.press(" ")
		for range 2 { // over the lane of what has a low priority, into that of a medium one
			sunja.press(kb.ArrowUp)
		}
		sunja.press(kb.ArrowRight)
		sunja.press(" ")
		is := func(list int, p shared.Priority) func() bool {
			return func() bool {
				for _, card := range sunja.snapshot(id).Cards {
					if card.ID == board.Cards[0].ID {
						return card.List == board.Lists[list].ID && card.Priority == p
					}
				}
				return false
			}
		}
		eventually(t, "it is in the next list, with the lane's priority", is(1, shared.PriorityMedium))
		sunja.wait("sees it there", below(0, "medium"))
		sunja.chord("z")
		eventually(t, "it is back with all of that", is(0, shared.PriorityNone))

		if !l.phone() {
			sunja.drag(on(board, 0, 0)+" .card-title", `.lane-line[data-lane=high]`)
			eventually(t, "it is dragged into a lane", is(1, shared.PriorityHigh))
		}
		sunja.click(`.lane-line[data-lane=high] .lane-fold`)
		sunja.wait("doesn't see what is in it", fmt.Sprintf("!document.querySelector(%q)", on(board, 0, 1)))
		sunja.click(fmt.Sprintf("[data-list=%q] .list-menu", board.Lists[2].ID))
		sunja.click(".menu:popover-open [data-do=fold]")
		sunja.see(".list-folded .list-unfold")
		sunja.open("/boards/" + string(id) + "?lanes=priority")
		sunja.see(".list-folded .list-unfold")
		sunja.see(`.lane-line[data-lane=high] [aria-expanded=false]`)
		sunja.click(".list-folded .list-unfold")
		sunja.wait("has the list again", `!document.querySelector(".list-folded")`)
		sunja.click("#lanes")
		sunja.click("#lanes-menu:popover-open [data-lanes='-']")
		sunja.see(on(board, 0, 1))
	})
}

// TestOnTheBoard changes what can be changed without opening a card: titles, the
// colour of a list, the background; and makes several lines several cards.
func TestOnTheBoard(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board := sunja.board("Quick", "One", "Two")
		id, list := board.Board.ID, fmt.Sprintf("[data-list=%q]", board.Lists[0].ID)
		sunja.open("/boards/" + string(id))
		sunja.at(on(board, 0, 0))
		if l.phone() {
			sunja.cardMenu(on(board, 0, 0), "rename-card")
		} else {
			sunja.press(kb.F2)
		}
		sunja.fill(".card-rename", "First\r")
		sunja.stands(board, 0, "First", "Two")

		sunja.click(list + " .list-menu")
		sunja.click(".menu:popover-open [data-do=color][data-color=green]")
		sunja.see(list + "[data-color=green]")

		sunja.click(list + " .list-add")
		sunja.see(".list-new-card")
		sunja.do(`{ const e = document.querySelector(".list-new-card"); e.value = "Three\n\n  Four \nFive"; e.dispatchEvent(new InputEvent("input", {bubbles: true})) }`)
		sunja.click(".list-form [type=submit]")
		sunja.stands(board, 0, "First", "Two", "Three", "Four", "Five")
		sunja.press(kb.Escape)
		sunja.chord("z")
		sunja.stands(board, 0, "First", "Two")

		sunja.click("#board-more")
		sunja.click("#menu-settings")
		sunja.see("#setting-ground-blue")
		sunja.do(`document.querySelector("#setting-ground-blue").click()`)
		sunja.wait("sees it behind the board", `document.querySelector(".board-ground").dataset.color === "blue"`)
		eventually(t, "the board has it", func() bool { return sunja.snapshot(id).Board.Background == "blue" })
	})
}
