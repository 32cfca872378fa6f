package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// plan is a board with cards on days that are known: one is due today, one
// overdue, one has a start as well, and one has no dates.
func (p *person) plan(title string) (board shared.Snapshot, today time.Time) {
	p.t.Helper()
	board = p.board(title, "Today", "Late", "Long", "Some day")
	at := func(days int) time.Time {
		now := time.Now()
		return time.Date(now.Year(), now.Month(), now.Day()+days, 23, 50, 0, 0, time.Local)
	}
	today = at(0)
	dates := func(card int, start, deadline shared.Maybe[time.Time]) {
		p.command(board.Board.ID, shared.ScheduleCard{Card: board.Cards[card].ID, Start: start, Deadline: deadline})
	}
	dates(0, shared.Maybe[time.Time]{}, shared.Some(today))
	dates(1, shared.Maybe[time.Time]{}, shared.Some(at(-1)))
	dates(2, shared.Some(at(-3)), shared.Some(at(1)))
	return board, today
}

// deadline is a card's on the server.
func (p *person) deadline(board shared.BoardID, card shared.CardID) string {
	for _, c := range p.snapshot(board).Cards {
		if c.ID == card && c.Deadline != nil {
			return c.Deadline.In(time.Local).Format(time.DateOnly)
		}
	}
	return ""
}

// TestFilterBoard shows only some cards, adds one among them, and keeps what was set
// for later: in the address, over views, and saved.
func TestFilterBoard(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board, _ := sunja.plan("Filtered")
		me := board.Members[0].User.ID
		sunja.command(board.Board.ID, shared.AssignCard{Card: board.Cards[2].ID, PIC: shared.Some(me)})
		at := "/boards/" + string(board.Board.ID)
		cards := func(n int) string {
			return fmt.Sprintf(`document.querySelectorAll("#board [data-card]").length === %d`, n)
		}
		sunja.open(at)
		sunja.mark(board.Lists[0].Title, "Late")
		if l.phone() {
			sunja.click("#filter-open")
		} else {
			sunja.press("f")
		}
		sunja.wait("is in the filter", `document.activeElement.id === "filter-words"`)
		sunja.press("LATE")
		sunja.wait("sees what is typed", cards(1)+` && document.querySelector("#filter-count").innerText.includes("4")`)
		sunja.do(`document.querySelector("#filter-words").select()`)
		sunja.press(kb.Backspace)
		sunja.click(`[data-filter="me"]`)
		sunja.wait("sees her own", cards(1))
		sunja.click(`[data-filter="nobody"]`)
		sunja.click(`[data-filter="overdue"]`)
		sunja.wait("sees what is overdue", cards(1)+` && new URLSearchParams(location.search).get("due") === "overdue"`)
		sunja.fill("#filter-name", "Burning")
		sunja.press("\r")
		sunja.see(`[data-saved="Burning"]`)
		sunja.press(kb.Escape)

		sunja.click(fmt.Sprintf("[data-list=%q] .list-add", board.Lists[0].ID))
		sunja.press("New\r")
		sunja.mark(board.Lists[0].Title, "New") // though the filter leaves it out
		sunja.press(kb.Escape)
		eventually(t, "the server has it", func() bool { return len(sunja.snapshot(board.Board.ID).Cards) == 5 })
		sunja.open(at + "?due=overdue") // not before it is kept somewhere: the window asks
		sunja.mark(board.Lists[0].Title, "Late")
		sunja.wait("sees no other", cards(1))
		sunja.click("#view-table")
		sunja.wait("sees the same as a table", `document.querySelectorAll(".table-row").length === 1 && location.search.includes("due=overdue")`)
		sunja.click("#filter-clear")
		sunja.wait("sees all", `document.querySelectorAll(".table-row").length === 5 && !location.search.includes("due")`)
		sunja.click("#filter-open")
		sunja.click(`[data-saved="Burning"]`)
		sunja.wait("sees what was saved", `document.querySelectorAll(".table-row").length === 1`)
		sunja.click(".filter-chip")
		sunja.wait("asks for less", `document.querySelectorAll(".filter-chip").length === 2`)
	})
}

// TestTable sorts a board, and changes cards in place.
func TestTable(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board, _ := sunja.plan("Tabled")
		id, late := board.Board.ID, board.Cards[1].ID
		cell := func(col string) string { return fmt.Sprintf("[data-card=%q] [data-col=%q]", late, col) }
		sunja.open("/boards/" + string(id) + "?view=table")
		sunja.see(cell("title"))
		const order = `[...document.querySelectorAll(".table-title")].map(e => e.innerText.trim()[0]).join("")`
		sunja.click("#sort-title")
		sunja.wait("has them by title", order+` === "LLST"`)
		sunja.click("#sort-deadline")
		sunja.wait("has them by deadline", order+` === "LTLS" && location.search.includes("sort=deadline")`)

		sunja.do(fmt.Sprintf("document.querySelector('%s .cell').focus()", cell("title")))
		sunja.press(kb.F2)
		sunja.see(cell("title") + " input")
		sunja.press("Very late\r")
		sunja.press(kb.ArrowRight)
		sunja.press("\r")
		sunja.click("#table-menu .menu-item:nth-child(2)") // the list
		sunja.wait("has it in another list", fmt.Sprintf(`document.querySelector('%s').innerText.includes(%q)`, cell("list"), board.Lists[1].Title))
		sunja.click(cell("priority") + " .cell")
		sunja.click(`#table-menu [data-value="urgent"]`)
		sunja.click(cell("deadline") + " .cell")
		sunja.do(fmt.Sprintf(`document.querySelector('%s input').value = ""`, cell("deadline")))
		sunja.press("\r")
		eventually(t, "the server has it all", func() bool {
			for _, c := range sunja.snapshot(id).Cards {
				if c.ID == late {
					return c.Title == "Very late" && c.List == board.Lists[1].ID && c.Priority == shared.PriorityUrgent && c.Deadline == nil
				}
			}
			return false
		})
		sunja.wait("sees it last, having no deadline", order+` === "TLVS" || `+order+` === "TLSV"`)
		title := "Renamed"
		sunja.command(id, shared.EditCard{Card: board.Cards[0].ID, Title: &title})
		sunja.wait("sees what is changed elsewhere", `[...document.querySelectorAll(".table-title")].some(e => e.innerText.includes("Renamed"))`)
		sunja.click(fmt.Sprintf("[data-card=%q] .table-title", board.Cards[0].ID))
		sunja.see("#card-close")
		sunja.click("#card-close")
		sunja.wait("is at the table again", `location.search.includes("view=table") && !document.querySelector("#card-close")`)
	})
}

// TestCalendar puts cards on other days, with the mouse and by keys.
func TestCalendar(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board, today := sunja.plan("Dated")
		id := board.Board.ID
		card := func(n int) string { return fmt.Sprintf("[data-card=%q]", board.Cards[n].ID) }
		day := func(days int) string { return today.AddDate(0, 0, days).Format(time.DateOnly) }
		sunja.open("/boards/" + string(id) + "?view=calendar&span=week")
		sunja.see(fmt.Sprintf("[data-day=%q] %s", day(0), card(0)))
		sunja.do(fmt.Sprintf("document.querySelector('%s a').focus()", card(0)))
		for _, key := range []string{" ", kb.ArrowRight, kb.ArrowDown} {
			sunja.press(key)
		}
		sunja.see(fmt.Sprintf("[data-day=%q] %s.day-held", day(8), card(0))) // another week by now
		sunja.press("\r")
		eventually(t, "it is due in eight days", func() bool { return sunja.deadline(id, board.Cards[0].ID) == day(8) })
		sunja.click("#calendar-today")
		sunja.click("#calendar-month")
		sunja.see(fmt.Sprintf("[data-day=%q]", day(0)))
		if !l.phone() {
			sunja.drag(".calendar-side "+card(3), fmt.Sprintf("[data-day=%q]", day(0)))
			eventually(t, "what had no deadline has one", func() bool { return sunja.deadline(id, board.Cards[3].ID) == day(0) })
			sunja.see(fmt.Sprintf("[data-day=%q] %s", day(0), card(3)))
			sunja.drag(fmt.Sprintf("[data-day=%q] %s", day(0), card(3)), ".calendar-side")
			eventually(t, "and has none again", func() bool { return sunja.deadline(id, board.Cards[3].ID) == "" })
			return
		}
		sunja.click("#calendar-aside")
		sunja.see(".calendar-side " + card(3))
		sunja.click(".calendar-side " + card(3) + " a")
		sunja.see("#card-close")
	})
}

// TestTimeline moves a card in time, and stretches it.
func TestTimeline(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board, today := sunja.plan("Lined up")
		id, long := board.Board.ID, board.Cards[2].ID
		day := func(days int) string { return today.AddDate(0, 0, days).Format(time.DateOnly) }
		sunja.open("/boards/" + string(id) + "?view=timeline&zoom=week")
		row := fmt.Sprintf("[data-card=%q]", long)
		sunja.see(row + " .timeline-bar")
		sunja.wait("has three with dates", `document.querySelectorAll(".timeline-bar").length === 3`)
		sunja.do(fmt.Sprintf("document.querySelector('%s a').focus()", row))
		for _, key := range []string{" ", kb.ArrowRight, kb.ArrowRight, "\r"} {
			sunja.press(key)
		}
		eventually(t, "it is due two days later", func() bool { return sunja.deadline(id, long) == day(3) })
		if !l.phone() {
			x, y := sunja.middle(row + ` [data-end="deadline"]`)
			sunja.run(carried(x, y, x+2*52, y)...)
			eventually(t, "its end has been drawn out", func() bool { return sunja.deadline(id, long) == day(5) })
		}
		sunja.click("#zoom-quarter")
		sunja.wait("sees more of it", `document.querySelector(".timeline-inner").dataset.zoom === "quarter" && location.search.includes("quarter")`)
	})
}

// TestMyWork does what there is to do from one page: accepts, ticks off, and is
// done with a card, as it comes.
func TestMyWork(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.personWith(t, "Pim", l)
		board, _ := sunja.plan("House")
		ship := sunja.board("Ship", "Hull")
		id := board.Board.ID
		his := sunja.lets(pim, id, shared.PIC)
		sunja.lets(pim, ship.Board.ID, shared.PIC)
		pim.open("/my")
		pim.see("#my-work .empty")
		checklist, item := shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID]()
		sunja.command(ship.Board.ID, shared.AddChecklist{Checklist: checklist, Card: ship.Cards[0].ID, Title: "Steps"})
		sunja.command(ship.Board.ID, shared.AddItem{Item: item, Checklist: checklist, Text: "Paint", PIC: &his})
		sunja.command(ship.Board.ID, shared.CollaborateCard{Card: ship.Cards[0].ID, User: his, On: true})
		for _, card := range []int{0, 1} {
			sunja.command(id, shared.AssignCard{Card: board.Cards[card].ID, PIC: shared.Some(his)})
		}
		pim.wait("sees what has come", `document.querySelectorAll('[data-part="waiting"] .work-row').length === 2 && document.querySelector('[data-part="undated"] .work-item')`)
		for _, card := range []int{0, 1} {
			pim.click(fmt.Sprintf("[data-card=%q] .work-accept", board.Cards[card].ID))
		}
		pim.see(fmt.Sprintf(`[data-part="today"] [data-card=%q]`, board.Cards[0].ID))
		pim.see(fmt.Sprintf(`[data-part="overdue"] [data-card=%q]`, board.Cards[1].ID))
		pim.click(fmt.Sprintf("[data-item=%q] .work-tick", item))
		pim.wait("has ticked it off", `!document.querySelector(".work-item")`)
		pim.do(fmt.Sprintf("document.querySelector('[data-card=%q] .work-title').focus()", board.Cards[1].ID))
		pim.press("x")
		pim.wait("is done with it", fmt.Sprintf(`!document.querySelector('[data-card=%q]')`, board.Cards[1].ID))
		eventually(t, "the server has it all", func() bool {
			for _, c := range sunja.snapshot(id).Cards {
				if c.ID == board.Cards[1].ID {
					return c.Accepted && c.List == board.Lists[2].ID
				}
			}
			return false
		})
		pim.click(".toast:last-child .button-small:not(.button-icon)")
		pim.see(fmt.Sprintf(`[data-part="overdue"] [data-card=%q]`, board.Cards[1].ID))
	})
}
