package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPrint prints a board of more cards than are ever in the document at once:
// all of them are on paper, and nothing of it stays on screen.
func TestPrint(t *testing.T) {
	t.Parallel()
	p := newSite(t).person(t, "Sunja")
	p.register()
	var cards []string
	for i := range 80 {
		cards = append(cards, fmt.Sprintf("Task %d of many", i))
	}
	board := p.board("Long board", cards...)
	p.open("/boards/" + string(board.Board.ID))
	p.see("#board .card-title")
	p.do(`addEventListener("beforeprint", () => {
		const sheet = document.querySelector("#print")
		window.printed = sheet.querySelectorAll("li").length + " " + sheet.querySelector("h1").textContent
	})`)
	var pdf []byte
	p.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		printed, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{})
		if err == nil {
			pdf = printed.Data
		}
		return err
	}))
	if got := p.read("printed"); got != "80 Long board" {
		t.Errorf("on paper: %s", got)
	}
	if pages := strings.Count(string(pdf), "/Type /Page\n"); pages < 2 || pages > 8 {
		t.Errorf("%d pages of %d bytes", pages, len(pdf))
	}
	p.wait("sees the board again", `!document.querySelector("#print") && document.querySelector("#board").offsetParent`)
}
