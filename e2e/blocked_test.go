package e2e

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// blockStorage has the browser refuse to keep anything by key, as some do where
// cookies of sites are blocked: looking at a storage throws.
func (p *person) blockStorage() {
	p.t.Helper()
	const blocked = `for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("The operation is insecure.", "SecurityError") }})`
	p.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: blocked})
		return err
	}))
}

var invitationLink = regexp.MustCompile(`/invite#[\w-]+`)

// invitation is the link in the mail to somebody who has no account yet.
func (s *site) invitation(t *testing.T, to string) (link string) {
	t.Helper()
	eventually(t, "the invitation of "+to+" is mailed", func() bool {
		for _, mail := range s.mails(t) {
			if strings.Contains(mail, "To: <"+to+">") {
				link = invitationLink.FindString(strings.ReplaceAll(mail, "=\r\n", ""))
			}
		}
		return link != ""
	})
	return link
}

// TestBlockedStorage has somebody come by an invitation, in a browser that
// blocks storage: they make their account, are on the board that they were
// invited to, and make and use one of their own.
func TestBlockedStorage(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.person(t, "Sunja"), site.person(t, "Pim")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	call[shared.Invited](sunja, "POST", "/boards/"+string(board.Board.ID)+"/members", shared.Invite{Email: pim.email(), Role: shared.PIC})

	pim.blockStorage()
	pim.open(site.invitation(t, pim.email()))
	pim.wait("has no storage of the browser's", `!(sessionStorage instanceof Storage) && !(localStorage instanceof Storage)`)
	pim.click(`a[href="/register?next=/invite"]`)
	pim.fill("#name", pim.name)
	pim.fill("#email", pim.email())
	pim.fill("#password", password)
	pim.press("\r")
	pim.mark("To do", "Pack")

	pim.click(".bar-home")
	pim.click(".page .button-primary")
	pim.fill("#board-title", "Home")
	pim.press("\r")
	pim.see(".connection-live")
	pim.addsCard("To do", "Sweep")
	pim.chord("z")
	pim.wait("has taken it back", "!"+cardIn("To do", "Sweep"))
}
