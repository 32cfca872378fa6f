package e2e

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestImportTrello brings a Trello export along: the report first, then the
// board, which a second person works on too.
func TestImportTrello(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	sunja.click("#import")
	sunja.choose("#import-file", "testdata/not-a-board.json")
	sunja.see(".notice-danger")
	sunja.choose("#import-file", "testdata/trello.json")
	sunja.see(".report")
	sunja.wait("reads what can't be carried over", `document.querySelectorAll(".report-skipped li").length > 0`)
	sunja.click("dialog[open] .dialog-foot .button-primary")
	sunja.click(sunja.mark("Doing", "Book the hall"))
	sunja.wait("reads the comment with its author", reads("The big one is taken")+"&&"+reads("Ada Imported"))

	board := sunja.here()
	sunja.lets(pim, board, shared.Supervisor)
	pim.open("/boards/" + string(board))
	pim.drag(pim.mark("To Do", "Invite everybody"), `[data-list][aria-label="Doing"] .list-cards`)
	sunja.mark("Doing", "Invite everybody")
}

// here is the board that somebody has open.
func (p *person) here() shared.BoardID {
	p.t.Helper()
	p.wait("is at a board", `location.pathname.startsWith("/boards/")`)
	return shared.BoardID(regexp.MustCompile("/boards/([^/]+)").FindStringSubmatch(p.read("location.pathname"))[1])
}

// TestOutAndIn takes a board out of Incharge as a file, by its menu, and brings it
// back; a board of Planka's comes in by the same door.
func TestOutAndIn(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board := sunja.board("Garden")
		sunja.command(board.Board.ID, shared.AddCard{Card: shared.NewID[shared.CardID](), List: board.Lists[0].ID, Title: "Sow the peas", Description: "In rows"})
		sunja.open("/boards/" + string(board.Board.ID))
		sunja.see("#board .card-title")
		sunja.click("#board-more")
		sunja.click("#menu-export")
		sunja.see("#export-csv")
		file := sunja.saves(t, "#export-json", "Garden.json")

		sunja.open("/")
		sunja.click("#import")
		sunja.choose("#import-file", "../server/importer/testdata/planka/two.json")
		sunja.see(`.report-skipped [data-kind="assignments"]`)
		sunja.choose("#import-file", file)
		sunja.see(`.report-skipped [data-kind="activity"]`)
		sunja.wait("sees no longer what was of the other file", `!document.querySelector('[data-kind="assignments"]')`)
		sunja.click("dialog[open] .dialog-foot .button-primary")
		if sunja.here() == board.Board.ID {
			t.Error("it is the same board")
		}
		sunja.wait("reads the card", reads("Sow the peas"))
	})
}

// saves clicks a link to a file, and is where that is when all of it has come.
func (p *person) saves(t *testing.T, selector, name string) string {
	t.Helper()
	dir := t.TempDir()
	p.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID})
		return err
	}))
	p.click(selector)
	path := filepath.Join(dir, name)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Fatalf("%s: no %s has come", p.name, name)
	return ""
}

// choose picks a file in a file input.
func (p *person) choose(selector, file string) {
	p.t.Helper()
	path, err := filepath.Abs(file)
	if err != nil {
		p.t.Fatal(err)
	}
	p.wait("has "+selector, `document.querySelector("`+selector+`")`)
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.SetUploadFiles(chromedp.CSS(selector), []string{path}, chromedp.NodeReady)); err != nil {
		p.t.Fatalf("%s: choose %s: %v", p.name, file, err)
	}
}
