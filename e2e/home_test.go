package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// at is a board among somebody's boards.
func at(board shared.BoardID) string { return fmt.Sprintf(".board-item[data-board=%q]", board) }

// opened is the board that somebody is on, once it is there.
func (p *person) opened(lists int) shared.BoardID {
	p.t.Helper()
	p.wait("is on a board", fmt.Sprintf(`location.pathname.startsWith("/boards/") && document.querySelectorAll("#board [data-list]").length === %d`, lists))
	return shared.BoardID(strings.TrimPrefix(p.read("location.pathname"), "/boards/"))
}

// again closes a dialog and opens it in the same breath, and waits until the
// browser has said that it was closed, which it does when it is open again.
func (p *person) again(dialog, opens string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`{
		const dialog = document.querySelector(%q)
		dialog.addEventListener("close", () => requestAnimationFrame(() => requestAnimationFrame(() => dialog.dataset.said = "")), {once: true})
		dialog.close()
		document.querySelector(%q).click()
	}`, dialog, opens))
	p.see(dialog + "[open][data-said]")
}

// TestHome is somebody's first look around, and what they do with whole boards.
func TestHome(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		p := site.personWith(t, "Sunja", l)
		p.click("#first")
		p.opened(3)
		p.see("#board .card-title")

		p.open("/")
		p.click("#new")
		p.see("#board-title")
		p.again("#new-board", "#new")
		p.fill("#board-title", "Sprints")
		p.click(`label[for="template-sprint"]`)
		p.press("\r")
		board := p.opened(5)

		p.open("/")
		// What the device has kept of them is in another order than what comes then.
		p.wait("sees the latest first", fmt.Sprintf(`document.querySelector(".board-item")?.dataset.board === %q`, board))
		p.click(at(board) + " .board-star")
		p.see("#shelf-starred " + at(board))
		eventually(t, "the server knows of the star", func() bool {
			boards := call[shared.Boards](p, "GET", "/boards", nil).Boards
			return slices.ContainsFunc(boards, func(b shared.BoardSummary) bool { return b.ID == board && b.Starred })
		})
		p.open("/")
		p.see("#shelf-starred " + at(board))

		p.click(at(board) + " .board-item-more")
		p.click(at(board) + ` [data-do="copy"]`)
		p.fill("#board-copy-name", "Sprints again")
		p.press("\r")
		if again := p.opened(5); again == board {
			t.Error("the copy is the board itself")
		}

		p.open("/")
		p.putAway(board, "archive")
		p.click(".toast .button-quiet") // undo
		p.see("#shelf-starred " + at(board))
		p.putAway(board, "archive")
		p.bringBack("archived", board)
		p.putAway(board, "delete")
		p.bringBack("trash", board)
		p.open("/boards/" + string(board))
		p.opened(5)

		for i := range 7 {
			p.board(fmt.Sprintf("Board %d", i))
		}
		p.open("/")
		p.fill("#board-find", "again")
		p.wait("sees what fits alone", `[...document.querySelectorAll(".board-item")].filter(b => b.offsetParent).length === 1`)
	})
}

// putAway archives or deletes a board, by its menu.
func (p *person) putAway(board shared.BoardID, how string) {
	p.t.Helper()
	p.click(at(board) + " .board-item-more")
	p.click(fmt.Sprintf(`%s [data-do=%q]`, at(board), how))
	p.click("#board-ending-do")
	p.wait("no longer sees it among the others", fmt.Sprintf(`![...document.querySelectorAll('%s')].some(b => b.offsetParent)`, at(board)))
}

// bringBack restores it from where it was put.
func (p *person) bringBack(shelf string, board shared.BoardID) {
	p.t.Helper()
	p.click("#shelf-" + shelf + " summary")
	p.click(fmt.Sprintf("#shelf-%s [data-board=%q] .board-restore", shelf, board))
	p.see("#shelf-starred " + at(board))
}
