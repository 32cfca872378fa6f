//go:build linux

package main

import (
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

const (
	remotes = 10 // moves by somebody else, in a round
	typed   = "Write down what was measured today"
	sought  = "review"
)

// quiet waits until the page has had nothing to do for a while.
const quiet = `await new Promise(ok => setTimeout(ok, 400));`

// mount opens the board's address anew.
func (p *page) mount() error {
	if err := chromedp.Do(p.ctx, chromedp.Navigate(p.path)); err != nil {
		return err
	}
	_, err := script[bool](p, `while (document.querySelectorAll("[data-card]").length < 10) await new Promise(ok => setTimeout(ok, 20));`+quiet+`return true`)
	return err
}

// scrollList scrolls the first list down and up again, a part in each frame.
func (p *page) scrollList() error {
	_, err := script[bool](p, `const list = document.querySelector("#board .list-cards");
		const frame = () => new Promise(requestAnimationFrame);
		const most = list.scrollHeight - list.clientHeight;
		if (most < 200) throw new Error("the list doesn't scroll");
		for (let y = 0; y <= most; y += 60) { list.scrollTop = y; await frame() }
		for (let y = list.scrollTop; y >= 0; y -= 180) { list.scrollTop = y; await frame() }
		list.scrollTop = 0;`+quiet+`return true`)
	return err
}

// scrollBoard scrolls the board to the right and back.
func (p *page) scrollBoard() error {
	_, err := script[bool](p, `const board = document.querySelector("#board");
		const frame = () => new Promise(requestAnimationFrame);
		const most = board.scrollWidth - board.clientWidth;
		for (let x = 0; x <= most; x += 60) { board.scrollLeft = x; await frame() }
		for (let x = board.scrollLeft; x >= 0; x -= 240) { board.scrollLeft = x; await frame() }
		board.scrollLeft = 0;`+quiet+`return true`)
	return err
}

// drag carries the first card to the right edge, where the board scrolls, and
// lets it go there.
func (p *page) drag() error {
	at, err := script[[]float64](p, `const r = document.querySelector("#board [data-card]").getBoundingClientRect(); return [r.x + 40, r.y + 20]`)
	if err != nil {
		return err
	}
	held := func(e *input.DispatchMouseEventParams) {
		e.Button, e.Buttons, e.ClickCount = input.MouseButtonLeft, 1, 1
	}
	x, y := at[0], at[1]
	steps := []chromedp.Action[chromedp.Void]{chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, held)}
	const parts = 40
	for i := 1; i <= parts; i++ {
		along := float64(i) / parts
		steps = append(steps, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x+(1425-x)*along, y+(450-y)*along, held), chromedp.Sleep(25*time.Millisecond))
	}
	steps = append(steps, chromedp.Sleep(time.Second), chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, 1425, 450, held))
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		return err
	}
	moved, err := script[float64](p, quiet+`const x = document.querySelector("#board").scrollLeft; document.querySelector("#board").scrollLeft = 0; return x`)
	if err == nil && moved < 100 {
		err = fmt.Errorf("the board has scrolled by %v px only", moved)
	}
	return err
}

// remote moves cards from elsewhere to the top of the first list.
func (p *page) remote() error {
	first, err := script[string](p, `return document.querySelector("#board [data-card]").dataset.card`)
	if err != nil {
		return err
	}
	var last shared.Card
	for range remotes {
		p.n++
		last = p.board.Cards[len(p.board.Cards)-p.n]
		move := shared.MoveCard{Card: last.ID, List: p.board.Lists[0].ID, Before: shared.CardID(first)}
		if err := p.site.Do(p.ctx, p.board.Board.ID, move); err != nil {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	_, err = script[bool](p, fmt.Sprintf(`document.querySelector("#board .list-cards").scrollTop = 0;
		for (let i = 0; !document.querySelector('[data-card=%q]'); i++) {
			if (i > 500) throw new Error("what somebody else has moved doesn't come");
			await new Promise(ok => setTimeout(ok, 20));
		}`, last.ID)+quiet+`return true`)
	return err
}

// typing writes a title into the form below the first list, and leaves it.
func (p *page) typing() error {
	if _, err := script[bool](p, `document.querySelector("#board .list-add").click();`+quiet+`return true`); err != nil {
		return err
	}
	for _, key := range typed {
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(string(key)), chromedp.Sleep(30*time.Millisecond)); err != nil {
			return err
		}
	}
	wrote, err := script[string](p, `const field = document.querySelector(".list-new-card"), wrote = field.value;
		field.closest("form").querySelector("[data-do=cancel-card]").click(); return wrote`)
	if err == nil && wrote != typed {
		err = fmt.Errorf("it says %q, not what was typed", wrote)
	}
	return err
}

// filter types words into the filter, slowly enough for each key to be looked
// for, and takes them back.
func (p *page) filter() error {
	if _, err := script[bool](p, `document.querySelector("#filter-open").click();`+quiet+`document.querySelector("#filter-words").focus(); return true`); err != nil {
		return err
	}
	for _, key := range sought {
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(string(key)), chromedp.Sleep(300*time.Millisecond)); err != nil {
			return err
		}
	}
	left, err := script[float64](p, quiet+`const field = document.querySelector("#filter-words"), left = document.querySelectorAll("[data-card]").length;
		if (!location.search.includes("review")) throw new Error("the address is " + location);
		field.value = ""; field.dispatchEvent(new Event("input", {bubbles: true}));
		document.querySelector("#filter-menu").hidePopover();
		while (location.search !== "") await new Promise(ok => setTimeout(ok, 20));`+quiet+`return left`)
	if err == nil && left == 0 {
		err = fmt.Errorf("no card is left by %q", sought)
	}
	return err
}

// table shows the board as a table.
func (p *page) table() error {
	_, err := script[bool](p, `document.querySelector('#view-table').click();
		while (document.querySelectorAll(".table [data-card]").length < 10) await new Promise(ok => setTimeout(ok, 20));`+quiet+`return true`)
	return err
}

// scrollTable scrolls the table down and up again.
func (p *page) scrollTable() error {
	_, err := script[bool](p, `const table = document.querySelector(".table-scroll");
		const frame = () => new Promise(requestAnimationFrame);
		const most = Math.min(table.scrollHeight - table.clientHeight, 20000);
		if (most < 5000) throw new Error("the table doesn't scroll");
		for (let y = 0; y <= most; y += 100) { table.scrollTop = y; await frame() }
		for (let y = table.scrollTop; y >= 0; y -= 400) { table.scrollTop = y; await frame() }`+quiet+`return true`)
	return err
}
