package live

import (
	"sync"
	"time"

	"incharge/shared"
)

// mostReports is how many boards with people on other servers are kept.
const mostReports = 20_000

// abroad is who is on boards by way of other servers. It has all boards, not
// only those that are watched here: who comes is told at once.
type abroad struct {
	mu     sync.Mutex // after a room's
	boards map[shared.BoardID]map[string]report
	count  int
}

// report is what a server has said about a board.
type report struct {
	people []standing
	others int
	heard  time.Time
}

// Present is for the bus: who is on a board by way of another server.
func (h *Hub) Present(server string, there shared.Presence) {
	if h.abroad.hear(server, there, time.Now()) {
		h.stir(there.Board)
	}
}

func (h *Hub) stir(board shared.BoardID) {
	if r := h.room(board); r != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.stir()
	}
}

// hear takes a report in, and tells whether it says something new.
func (a *abroad) hear(server string, there shared.Presence, now time.Time) (news bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	before, known := a.boards[there.Board][server]
	if len(there.People) == 0 {
		a.drop(there.Board, server)
		return known
	}
	if !known && a.count >= mostReports {
		return false
	}
	since := map[shared.Person]time.Time{}
	for _, s := range before.people {
		since[s.Person] = s.since
	}
	next := report{others: there.Others, heard: now}
	news = !known || before.others != there.Others || len(before.people) != len(there.People)
	for _, p := range there.People {
		s := standing{Person: p, there: true, since: now}
		if at, same := since[p]; same {
			s.since = at
		} else {
			news = true
		}
		next.people = append(next.people, s)
	}
	if a.boards == nil {
		a.boards = map[shared.BoardID]map[string]report{}
	}
	if a.boards[there.Board] == nil {
		a.boards[there.Board] = map[string]report{}
	}
	if !known {
		a.count++
	}
	a.boards[there.Board][server] = next
	return news
}

func (a *abroad) drop(board shared.BoardID, server string) {
	if _, known := a.boards[board][server]; !known {
		return
	}
	a.count--
	delete(a.boards[board], server)
	if len(a.boards[board]) == 0 {
		delete(a.boards, board)
	}
}

func (a *abroad) on(board shared.BoardID) []report {
	a.mu.Lock()
	defer a.mu.Unlock()
	reports := make([]report, 0, len(a.boards[board]))
	for _, r := range a.boards[board] {
		reports = append(reports, r)
	}
	return reports
}

// lapsed drops what servers have not said again, and names the boards.
func (a *abroad) lapsed(now time.Time) (boards []shared.BoardID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for board, servers := range a.boards {
		for server, r := range servers {
			if now.Sub(r.heard) > lapse {
				a.drop(board, server)
				boards = append(boards, board)
			}
		}
	}
	return boards
}
