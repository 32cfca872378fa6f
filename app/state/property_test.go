package state

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"incharge/shared"
)

// viewer is a browser with its part of the network: what it has sent and what
// is on its way to it, in no reliable order.
type viewer struct {
	user    shared.UserID
	board   *Board
	waiting []Entry // the queue: it outlives the board
	under   bool    // the first of them is under way
	acts    []shared.CommandID
	kept    shared.Snapshot // on the device
	own     []shared.Remembered
	changes []shared.Change // to the browser
	answers []answer
	heard   int64 // the number up to which the server has sent changes
}

type answer struct {
	id      shared.CommandID
	outcome shared.Outcome
	err     error
}

// Whatever a network does, short of never bringing anything, in the end every
// browser shows the server's board, and nothing is pending anywhere.
func TestViewersConverge(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newServer()
		var viewers []*viewer
		for _, user := range []shared.UserID{alice, bob, carol} {
			viewers = append(viewers, &viewer{user: user, board: New(s.state.Snapshot(), user), kept: s.state.Snapshot(), heard: s.state.Seq})
		}
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.act(t)
			},
			"send": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.send(t, s, rapid.Bool().Draw(t, "answer lost"))
			},
			"publish": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.publish(s)
				if len(v.changes) > 0 && rapid.Bool().Draw(t, "twice") {
					v.changes = append(v.changes, rapid.SampledFrom(v.changes).Draw(t, "change"))
				}
			},
			"answer": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				if n := len(v.answers); n > 0 {
					v.take(t, rapid.IntRange(0, n-1).Draw(t, "answer"))
				}
			},
			"change": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				if n := len(v.changes); n > 0 {
					at := rapid.IntRange(0, n-1).Draw(t, "change")
					v.board.Apply(v.changes[at])
					v.changes = slices.Delete(v.changes, at, at+1)
				}
			},
			"lose the connection": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.changes, v.heard = nil, v.board.Seq() // and it resumes
			},
			"resync": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.board.Reset(wire(s.state.Snapshot()))
				v.changes, v.heard = nil, v.board.Seq()
			},
			"keep": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.kept, v.own = wire(v.board.Snapshot()), wire(v.board.Own())
			},
			"reload": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.board = New(v.kept, v.user)
				v.board.Recall(v.own)
				v.board.Add(v.waiting...)
				v.under, v.answers, v.changes, v.heard = false, nil, nil, v.board.Seq()
			},
		})
		settleAll(t, s, viewers)
		for _, v := range viewers {
			if v.board.Pending() != 0 || len(v.board.pending) != 0 {
				t.Fatalf("%d commands of %s are pending", len(v.board.pending), v.user)
			}
			same(t, s.state.Snapshot(), v.board.View().Snapshot())
			if v.board.Seq() != s.state.Seq {
				t.Fatalf("%s is at %d, the server at %d", v.user, v.board.Seq(), s.state.Seq)
			}
		}
	})
}

func (v *viewer) act(t *rapid.T) {
	command := drawCommand(t, v.board.View())
	if len(v.acts) > 0 && rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
		command = shared.Undo{Command: rapid.SampledFrom(v.acts).Draw(t, "act")}
	}
	before := written(v.board.View().Snapshot())
	var e Entry
	var err error
	if edit, ok := command.(shared.EditCard); ok && edit.Title == nil {
		e, err = v.board.Save(v.board.Begin(edit.Card, Description), *edit.Description, now)
	} else {
		e, err = v.board.Do(command, now)
	}
	if err == nil {
		v.waiting, v.acts = append(v.waiting, e), append(v.acts, e.ID)
		return
	}
	if !refusal(err) {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	if written(v.board.View().Snapshot()) != before {
		t.Fatalf("%s was refused, yet it shows", command.Type())
	}
}

// send has the server carry out the first entry; with the answer lost, the same
// is sent again.
func (v *viewer) send(t *rapid.T, s *server, lost bool) {
	if len(v.waiting) == 0 || v.under {
		return
	}
	envelope := v.waiting[0].Envelope()
	change, err := s.carry(v.user, envelope)
	if err != nil && !refusal(err) && !errors.Is(err, shared.ErrUnpredictable) {
		t.Fatalf("the server fails over %s: %v", envelope.Type, err)
	}
	if lost {
		return
	}
	v.under = true
	v.answers = append(v.answers, answer{envelope.ID, shared.Outcome{Seq: change.Seq, Change: change}, err})
}

func (v *viewer) publish(s *server) {
	for _, change := range s.log {
		if change.Seq > v.heard {
			v.changes, v.heard = append(v.changes, wire(change)), change.Seq
		}
	}
}

// take brings an answer to the queue and to the board.
func (v *viewer) take(t *rapid.T, at int) {
	a := v.answers[at]
	v.answers = slices.Delete(v.answers, at, at+1)
	v.under = false
	first, rest := v.waiting[0], v.waiting[1:]
	if first.ID != a.id {
		t.Fatalf("an answer to %s while %s is under way", a.id, first.ID)
	}
	if a.err != nil {
		hanging := Hanging(a.id, rest)
		v.waiting = slices.DeleteFunc(rest, func(e Entry) bool { return slices.Contains(hanging, e.ID) })
		v.board.Refuse(a.id)
		return
	}
	for _, next := range Chain(first, a.outcome.Change, rest) {
		rest[slices.IndexFunc(rest, func(e Entry) bool { return e.ID == next.ID })] = next
	}
	v.waiting = rest
	v.board.Settle(a.outcome)
}

// settleAll lets the network bring all there is.
func settleAll(t *rapid.T, s *server, viewers []*viewer) {
	for range 10_000 {
		for _, v := range viewers {
			v.send(t, s, false)
			for len(v.answers) > 0 {
				v.take(t, 0)
			}
			v.changes, v.heard = nil, v.board.Seq()
			v.publish(s)
			for _, change := range v.changes {
				if !v.board.Apply(change) {
					t.Fatalf("change %d of a resume in order leaves a gap", change.Seq)
				}
			}
		}
		if !slices.ContainsFunc(viewers, func(v *viewer) bool {
			return len(v.waiting) > 0 || v.board.Seq() != s.state.Seq
		}) {
			return
		}
	}
	t.Fatalf("it never comes to rest")
}

func drawCommand(t *rapid.T, view *shared.State) shared.Command {
	snapshot := view.Snapshot()
	var lists []shared.ListID
	for _, l := range snapshot.Lists {
		lists = append(lists, l.ID)
	}
	var cards []shared.CardID
	for _, c := range snapshot.Cards {
		cards = append(cards, c.ID)
	}
	list := func(label string) shared.ListID { return sample(t, lists, label) }
	card := func(label string) shared.CardID { return sample(t, cards, label) }
	word := fmt.Sprint("text ", rapid.IntRange(0, 99).Draw(t, "text"))
	switch rapid.IntRange(0, 18).Draw(t, "kind") {
	case 0, 1:
		return shared.AddCard{Card: shared.NewID[shared.CardID](), List: list("list"), Title: word, After: card("after")}
	case 2, 3, 4:
		return shared.MoveCard{Card: card("card"), List: list("list"), After: card("after"), Before: card("before")}
	case 5:
		return shared.EditCard{Card: card("card"), Title: &word}
	case 6:
		base := view.Seq // only the server can tell what this comes to
		return shared.EditCard{Card: card("card"), Base: &base, Description: &word}
	case 7:
		return shared.ArchiveCard{Card: card("card")}
	case 8:
		return shared.DeleteCard{Card: card("card")}
	case 9:
		return shared.AddList{List: shared.NewID[shared.ListID](), Title: word, Before: list("before")}
	case 10:
		return shared.MoveList{List: list("list"), After: list("after")}
	case 11:
		return shared.AssignCard{Card: card("card"), PIC: shared.Some(rapid.SampledFrom([]shared.UserID{alice, bob, carol}).Draw(t, "pic"))}
	case 12:
		return shared.SetRole{User: bob, Role: rapid.SampledFrom(shared.Roles).Draw(t, "role")}
	case 13:
		return rapid.SampledFrom([]shared.Command{
			shared.AcceptCard{Card: card("card")}, shared.HandBackCard{Card: card("card"), Reason: word},
			shared.DeclineCard{Card: card("card"), Reason: word, Comment: shared.NewID[shared.CommentID]()},
		}).Draw(t, "charge")
	case 14, 15:
		user := rapid.SampledFrom([]shared.UserID{alice, bob, carol}).Draw(t, "user")
		return shared.CollaborateCard{Card: card("card"), User: user, On: rapid.Bool().Draw(t, "on")}
	case 16:
		return shared.WatchCard{Card: card("card"), On: rapid.Bool().Draw(t, "on")}
	case 17:
		return shared.EditBoard{Settings: &shared.SettingsEdit{
			Limits: rapid.SampledFrom(shared.AllLimits).Draw(t, "limits"), PICLimit: shared.Some(rapid.IntRange(0, 3).Draw(t, "limit")),
		}}
	default:
		return shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card("card"), Body: word}
	}
}

func sample[T ~string](t *rapid.T, from []T, label string) T {
	if len(from) == 0 {
		return shared.NewID[T]()
	}
	return rapid.SampledFrom(from).Draw(t, label)
}
