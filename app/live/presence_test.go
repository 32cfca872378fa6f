package live

import (
	"testing"
	"time"

	"incharge/shared"
)

const card shared.CardID = "0190b0a0-0000-7000-8000-0000000000c1"

func TestTellsWhatThePersonHasBeforeThem(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		w := r.watch(boardA, 5)
		w.Here(card, false) // before the server knows that the board is watched
		r.heardOf()
		r.says(watching(boardA, 5))
		open := shared.Here{Board: boardA, Card: card}
		r.heardOf(open)
		w.Here(card, false)
		r.heardOf()
		w.Here(card, true)
		r.heardOf(shared.Here{Board: boardA, Card: card, Dragging: true})
		w.Here("", false)
		r.heardOf(shared.Here{Board: boardA})
		w.Here(card, false)
		r.heardOf(open)

		r.socket().end(shared.CloseRestart)
		time.Sleep(2 * time.Second)
		r.says(watching(boardA, 5))
		r.heardOf(open)
		w.Close()
		w.Here("", false)
		r.heardOf()
	})
}

// The server takes whom it hasn't heard of in 25 seconds for gone.
func TestTellsAgain(t *testing.T) {
	bubble(t, func(t *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.heardOf(shared.Here{Board: boardA})
		for range 6 {
			time.Sleep(10 * time.Second)
			r.heardOf(shared.Here{Board: boardA})
			r.says(watching(boardA, 5)) // it works
		}
	})
}

func TestWhoDoesNotLookIsAway(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.Visible(true)
		w := r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.heardOf(shared.Here{Board: boardA})
		r.Visible(false)
		r.heardOf(shared.Here{Board: boardA, Away: true})
		time.Sleep(time.Minute / 2)
		r.heardOf()
		w.Here(card, false) // it was opened from a link in another page
		r.heardOf(shared.Here{Board: boardA, Card: card, Away: true})
		r.Visible(true)
		r.heardOf(shared.Here{Board: boardA, Card: card})
	})
}

func TestIsToldWhoIsThere(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.says(present(boardA), present(boardA, "ada"), present(boardB, "bob"), change(boardA, 6))
		r.wasTold("changes [6]", "present [{ada  false}]")
	})
}

func present(board shared.BoardID, people ...shared.UserID) shared.FromServer {
	p := shared.Presence{Board: board, People: []shared.Person{}}
	for _, id := range people {
		p.People = append(p.People, shared.Person{User: id})
	}
	return shared.FromServer{Presence: &p}
}
