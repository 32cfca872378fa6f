package e2e

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// touch puts a finger down at a point, moves it, or lifts it.
func touch(kind input.DispatchTouchEventType, at ...*input.TouchPoint) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: at})
		return err
	})
}

// TestTouch drags a card with a finger, after holding it, on a phone held
// sideways; and scrolls a list with a finger that does not hold.
func TestTouch(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.run(chromedp.EmulateViewport(844, 600, chromedp.EmulateTouch))
	sunja.register()
	var titles []string
	for i := range 20 {
		titles = append(titles, fmt.Sprintf("Card %02d", i))
	}
	board := sunja.board("Fingers", titles...)
	sunja.open("/boards/" + string(board.Board.ID))
	card := sunja.mark("To do", "Card 01")

	x, y := sunja.middle(card)
	toX, toY := sunja.middle(fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[1].ID))
	sunja.run(touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y}), chromedp.Sleep(600*time.Millisecond))
	for i := 1; i <= 10; i++ {
		along := float64(i) / 10
		sunja.run(touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x + (toX-x)*along, Y: y + (toY-y)*along}))
	}
	sunja.run(touch(input.DispatchTouchEventTypeTouchEnd))
	sunja.mark("In progress", "Card 01")

	first := sunja.mark("To do", "Card 00")
	x, y = sunja.middle(sunja.mark("To do", "Card 04"))
	sunja.run(touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y}))
	for i := 1; i <= 10; i++ {
		sunja.run(touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x, Y: y - float64(20*i)}))
	}
	sunja.run(touch(input.DispatchTouchEventTypeTouchEnd))
	sunja.wait("has scrolled the list", fmt.Sprintf("document.querySelector(%q).closest('.list-cards').scrollTop > 50", first))
	if cards := sunja.snapshot(board.Board.ID).Cards; len(cards) != len(titles) || cards[0].Title != "Card 00" {
		t.Errorf("scrolling has moved a card")
	}
}

// TestRoles lets an observer and a PIC try what is not theirs to do.
func TestRoles(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim, otto := site.person(t, "Sunja"), site.person(t, "Pim"), site.person(t, "Otto")
	for _, p := range []*person{sunja, pim, otto} {
		p.register()
	}
	board := sunja.board("Roles", "Mine", "Hers")
	id := sunja.lets(pim, board.Board.ID, shared.PIC)
	sunja.lets(otto, board.Board.ID, shared.Observer)
	sunja.command(board.Board.ID, shared.AssignCard{Card: board.Cards[0].ID, PIC: shared.Some(id)})
	there := fmt.Sprintf("[data-list=%q] .list-cards", board.Lists[1].ID)

	for _, p := range []*person{pim, otto} {
		p.open("/boards/" + string(board.Board.ID))
		p.drag(p.mark("To do", "Hers"), there)
		p.see(".toast") // says why not
		p.mark("To do", "Hers")
		p.wait("is not offered what a supervisor does", `![...document.querySelectorAll(".list-add")].some(b => b.checkVisibility())`)
		p.do(`document.querySelector(".list-menu").click()`)
		p.see(".menu:popover-open [data-do=fold]")
		p.wait("has only what is for everybody in a list's menu", `!document.querySelector("[data-do=rename].menu-item, [data-do=limit], [data-do=color], [data-do=archive-list]")`)
		p.press("\x1b")
	}
	pim.drag(pim.mark("To do", "Mine"), there)
	otto.mark("In progress", "Mine")
	if got := sunja.snapshot(board.Board.ID).Cards; got[0].List != board.Lists[0].ID || got[0].Title != "Hers" {
		t.Errorf("somebody has moved a card that is not theirs: %+v", got)
	}
}
