package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// cardIn is the card with that title, in the list with that title.
func cardIn(list, title string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-list][aria-label=%q] [data-card]')].find(c => c.innerText.includes(%q))`, list, title)
}

// mark gives the card an address that a selector can find.
func (p *person) mark(list, title string) (selector string) {
	p.t.Helper()
	p.wait("sees "+title+" in "+list, cardIn(list, title))
	return fmt.Sprintf("[data-card=%q]", p.read(cardIn(list, title)+".dataset.card"))
}

// drag carries what is at the first selector to the middle of the second.
func (p *person) drag(from, to string) {
	p.t.Helper()
	x, y := p.middle(from)
	toX, toY := p.middle(to)
	p.run(carried(x, y, toX, toY)...)
}

// carried is the mouse pressed at a point and let go at another.
func carried(x, y, toX, toY float64) []chromedp.Action[chromedp.Void] {
	steps := []chromedp.Action[chromedp.Void]{chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y), chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, pressed)}
	for i := 1; i <= 10; i++ {
		along := float64(i) / 10
		steps = append(steps, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x+(toX-x)*along, y+(toY-y)*along, pressed))
	}
	return append(steps, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, toX, toY, pressed))
}

func pressed(e *input.DispatchMouseEventParams) {
	e.Button, e.Buttons, e.ClickCount = input.MouseButtonLeft, 1, 1
}

// TestTeam is a team's first day: a board made, a person added, a card dragged
// with the mouse, seen to move by the other one, and the mail about it.
func TestTeam(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)

	sunja.click(".page .button-primary")
	sunja.fill("#board-title", "Launch")
	sunja.press("\r")
	for _, list := range []string{"To do", "In progress", "Done"} {
		sunja.see(fmt.Sprintf("[data-list][aria-label=%q]", list))
	}
	board := shared.BoardID(strings.TrimPrefix(sunja.read("location.pathname"), "/boards/"))

	sunja.click(".board-members")
	sunja.fill(`.member-add input[type="email"]`, pim.email())
	sunja.click(`.member-add button[type="submit"]`)
	sunja.wait("sees Pim among the members", `[...document.querySelectorAll(".member")].some(m => m.innerText.includes("Pim"))`)
	sunja.press("\x1b")

	sunja.click(`[data-list][aria-label="To do"] .list-add`)
	sunja.press("Write the press release\r")
	card := sunja.mark("To do", "Write the press release")
	sunja.press("\x1b")

	pim.open("/")
	pim.click(fmt.Sprintf(`a[href="/boards/%s"]`, board))
	pim.mark("To do", "Write the press release")
	snapshot := sunja.snapshot(board)
	sunja.command(board, shared.AssignCard{Card: snapshot.Cards[0].ID, PIC: shared.Some(memberNamed(t, snapshot, "Pim"))})

	sunja.drag(card, `[data-list][aria-label="In progress"] .list-cards`)
	sunja.mark("In progress", "Write the press release")
	pim.mark("In progress", "Write the press release") // without reloading

	eventually(t, "Pim gets a mail about the move", func() bool {
		for _, mail := range site.mails(t) {
			if strings.Contains(mail, "To: ") && strings.Contains(mail, pim.email()) && strings.Contains(mail, "In progress") {
				return true
			}
		}
		return false
	})
	for _, mail := range site.mails(t) {
		if strings.Contains(mail, "<"+sunja.email()+">") && strings.Contains(mail, "Write the press release") {
			t.Errorf("Sunja got a mail about what she did herself:\n%s", mail)
		}
	}
}

func memberNamed(t *testing.T, snapshot shared.Snapshot, name string) shared.UserID {
	t.Helper()
	for _, m := range snapshot.Members {
		if m.User.Name == name {
			return m.User.ID
		}
	}
	t.Fatalf("%s is no member", name)
	return ""
}

// TestKeyboard moves a card with the keys alone.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	sunja := newSite(t).person(t, "Sunja")
	sunja.register()
	board := sunja.board("Keys", "First", "Second")
	sunja.open("/boards/" + string(board.Board.ID))
	second := sunja.mark("To do", "Second")
	sunja.do(fmt.Sprintf("document.querySelector(%q).focus()", second+" .card"))
	sunja.press(" ") // pick up
	sunja.press(kb.ArrowRight)
	sunja.press(" ") // drop
	sunja.mark("In progress", "Second")
	eventually(t, "the server has it too", func() bool {
		for _, c := range sunja.snapshot(board.Board.ID).Cards {
			if c.Title == "Second" {
				return c.List == board.Lists[1].ID
			}
		}
		return false
	})
}
