package e2e

import (
	"context"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestImportTrello brings a Trello export along: the report first, then the
// board, which a second person works on too.
func TestImportTrello(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	sunja.click(".page-head .button:not(.button-primary)")
	sunja.choose("#import-file", "testdata/not-a-board.json")
	sunja.see(".notice-danger")
	sunja.choose("#import-file", "testdata/trello.json")
	sunja.see(".report")
	sunja.wait("reads what can't be carried over", `document.querySelectorAll(".report-skipped li").length > 0`)
	sunja.click("dialog[open] .dialog-foot .button-primary")
	sunja.click(sunja.mark("Doing", "Book the hall"))
	sunja.wait("reads the comment with its author", reads("The big one is taken")+"&&"+reads("Ada Imported"))

	board := shared.BoardID(regexp.MustCompile("/boards/([^/]+)").FindStringSubmatch(sunja.read("location.pathname"))[1])
	sunja.lets(pim, board, shared.Supervisor)
	pim.open("/boards/" + string(board))
	pim.drag(pim.mark("To Do", "Invite everybody"), `[data-list][aria-label="Doing"] .list-cards`)
	sunja.mark("Doing", "Invite everybody")
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
