//go:build pictures

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestPictures takes the pictures of the documents: `make pictures`.
func TestPictures(t *testing.T) {
	site := newSite(t)
	sunja, pim, mina := site.person(t, "Sunja"), site.person(t, "Pim"), site.person(t, "Mina")
	for _, p := range []*person{sunja, pim, mina} {
		p.run(chromedp.EmulateViewport(1280, 800))
		p.register()
	}
	board, full := sunja.launch(pim, mina)
	at := "/boards/" + string(board.Board.ID)
	card := fmt.Sprintf("%s/cards/%d", at, full.Number)
	checklist := shared.NewID[shared.ChecklistID]()
	sunja.command(board.Board.ID, shared.AddChecklist{Checklist: checklist, Card: full.ID, Title: "Before the shooting"})
	for i, text := range []string{"Agree on the three places", "Book the photographer", "Ask everybody to be in it"} {
		item := shared.NewID[shared.ItemID]()
		sunja.command(board.Board.ID, shared.AddItem{Checklist: checklist, Item: item, Text: text})
		if i == 0 {
			sunja.command(board.Board.ID, shared.CheckItem{Item: item, Done: true})
		}
	}
	pim.open(at)
	pim.see("#board .card-title")
	mina.open(at)
	mina.see("#board .card-title")

	take := func(p *person, name string, l look, dark bool, path, see string) {
		t.Helper()
		theme, height := "light", int64(800)
		if l.phone() {
			height = 844
		}
		if dark {
			theme = "dark"
		}
		p.run(scheme(theme), chromedp.EmulateViewport(l.width, height, chromedp.EmulateScale(2)))
		p.open(path)
		p.see(see)
		p.run(chromedp.Sleep(time.Second))
		picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err == nil {
			err = os.WriteFile(filepath.Join("..", "docs", name+".png"), picture, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	desk, phone := look{"en", 1280}, look{"en", 390}
	take(sunja, "board", desk, false, at, "#board .card-title")
	take(sunja, "card", desk, false, card, ".item-row")
	take(sunja, "phone-dark", phone, true, at, "#board .card-title")
	take(sunja, "calendar", desk, false, at+"?view=calendar", ".day-card")
	take(pim, "my-work", phone, false, "/my", ".work-row")
}
