package proof

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"incharge/shared"
)

// world is what commands on a board can be about.
type world struct {
	mu       sync.Mutex
	head     int64
	lists    []shared.ListID
	cards    []shared.CardID
	labels   []shared.LabelID
	comments []shared.CommentID
	people   []shared.UserID
	acts     map[shared.UserID][]int64 // the numbers of what each one did
}

func newWorld(s shared.Snapshot) *world {
	w := &world{head: s.Seq, acts: map[shared.UserID][]int64{}}
	for _, l := range s.Lists {
		w.lists = append(w.lists, l.ID)
	}
	for _, m := range s.Members {
		w.people = append(w.people, m.User.ID)
	}
	return w
}

// learn takes in what a deed has come to.
func (w *world) learn(d *deed) {
	if d.outcome == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	change := d.outcome.Change
	w.head = max(w.head, change.Seq)
	w.acts[d.who.account.ID] = append(w.acts[d.who.account.ID], change.Seq)
	for e := range change.Entities() {
		switch e := e.(type) {
		case shared.List:
			know(&w.lists, e.ID)
		case shared.Card:
			know(&w.cards, e.ID)
		case shared.Label:
			know(&w.labels, e.ID)
		case shared.Comment:
			know(&w.comments, e.ID)
		}
	}
}

func know[T comparable](all *[]T, one T) {
	if !slices.Contains(*all, one) {
		*all = append(*all, one)
	}
}

// some picks one, of which now and then there is none.
func some[T ~string](r *rand.Rand, from []T) T {
	if len(from) == 0 || r.IntN(30) == 0 {
		return "00000000-0000-7000-8000-000000000000"
	}
	return from[r.IntN(len(from))]
}

func maybe[T ~string](r *rand.Rand, from []T, not T) T {
	if one := some(r, from); one != not && r.IntN(2) == 0 {
		return one
	}
	return ""
}

// command makes up something to do. Much of it moves cards about; some of it
// is refused, as when a card has been archived meanwhile.
func (w *world) command(r *rand.Rand, who shared.UserID) shared.Command {
	w.mu.Lock()
	defer w.mu.Unlock()
	word := fmt.Sprint("text ", r.IntN(1000))
	lines := strings.Repeat(word+"\n", 1+r.IntN(5))
	card := some(r, w.cards)
	switch r.IntN(40) {
	case 0, 1, 2:
		return shared.AddCard{Card: shared.NewID[shared.CardID](), List: some(r, w.lists), Title: word, Before: maybe(r, w.cards, "")}
	case 3, 4, 5:
		base := r.Int64N(w.head + 1)
		return shared.EditCard{Card: card, Base: &base, Description: &lines}
	case 6, 7, 8:
		return shared.EditCard{Card: card, Title: &word}
	case 9, 10:
		return shared.AssignCard{Card: card, PIC: shared.Some(some(r, w.people))}
	case 11, 12:
		return shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: lines}
	case 13:
		return shared.EditComment{Comment: some(r, w.comments), Body: word}
	case 14:
		return shared.DeleteComment{Comment: some(r, w.comments)}
	case 15:
		if r.IntN(2) == 0 {
			return shared.DeleteCard{Card: card}
		}
		return shared.ArchiveCard{Card: card}
	case 16, 17, 18, 19:
		return shared.RestoreCard{Card: card}
	case 20, 21:
		return w.boardCommand(r, word)
	case 22, 23:
		if acts := w.acts[who]; len(acts) > 0 {
			return shared.Undo{Seq: acts[len(acts)-1-r.IntN(min(3, len(acts)))]}
		}
	}
	return shared.MoveCard{Card: card, List: some(r, w.lists), After: maybe(r, w.cards, card), Before: maybe(r, w.cards, card)}
}

func (w *world) boardCommand(r *rand.Rand, word string) shared.Command {
	list := some(r, w.lists)
	switch r.IntN(16) {
	case 0:
		return shared.AddList{List: shared.NewID[shared.ListID](), Title: word, After: maybe(r, w.lists, "")}
	case 1, 2:
		return shared.MoveList{List: list, After: maybe(r, w.lists, list)}
	case 3:
		return shared.ArchiveList{List: list}
	case 4, 5, 6, 7:
		return shared.RestoreList{List: list}
	case 8:
		return shared.AddLabel{Label: shared.NewID[shared.LabelID](), Name: word, Color: shared.Colors[r.IntN(len(shared.Colors))]}
	default:
		labels := []shared.LabelID{some(r, w.labels)}
		return shared.EditCard{Card: some(r, w.cards), Labels: &labels}
	}
}
