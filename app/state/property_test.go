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
	sent    []shared.Envelope // to the server
	changes []shared.Change   // to the browser
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
			viewers = append(viewers, &viewer{user: user, board: New(s.state.Snapshot(), user), heard: s.state.Seq})
		}
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				command := drawCommand(t, v.board.View())
				before := written(v.board.View().Snapshot())
				if _, err := v.board.Do(command, now); err != nil {
					if !refusal(err) {
						t.Fatalf("%s: %v", command.Type(), err)
					}
					if written(v.board.View().Snapshot()) != before {
						t.Fatalf("%s was refused, yet it shows", command.Type())
					}
				}
			},
			"send": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				if envelope, ok, err := v.board.Next(); err != nil {
					t.Fatal(err)
				} else if ok {
					v.sent = append(v.sent, envelope)
				}
			},
			"carry out": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.carryOut(t, s, rapid.Bool().Draw(t, "answer lost"))
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
			"reload": func(t *rapid.T) {
				v := rapid.SampledFrom(viewers).Draw(t, "viewer")
				v.board.Reset(wire(s.state.Snapshot()))
				v.changes, v.heard = nil, v.board.Seq()
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

// carryOut has the server answer the oldest command under way; with the answer
// lost, the browser's sender sends the same again.
func (v *viewer) carryOut(t *rapid.T, s *server, lost bool) {
	if len(v.sent) == 0 {
		return
	}
	envelope := v.sent[0]
	change, err := s.carry(v.user, envelope)
	if err != nil && !refusal(err) && !errors.Is(err, shared.ErrUnpredictable) {
		t.Fatalf("the server fails over %s: %v", envelope.Type, err)
	}
	if lost {
		return
	}
	v.sent = v.sent[1:]
	v.answers = append(v.answers, answer{envelope.ID, shared.Outcome{Seq: change.Seq, Change: change}, err})
}

func (v *viewer) publish(s *server) {
	for _, change := range s.log {
		if change.Seq > v.heard {
			v.changes, v.heard = append(v.changes, wire(change)), change.Seq
		}
	}
}

func (v *viewer) take(t *rapid.T, at int) {
	a := v.answers[at]
	v.answers = slices.Delete(v.answers, at, at+1)
	if a.err == nil {
		v.board.Settle(a.outcome)
	} else {
		v.board.Refuse(a.id)
	}
}

// settleAll lets the network bring all there is.
func settleAll(t *rapid.T, s *server, viewers []*viewer) {
	for range 10_000 {
		for _, v := range viewers {
			if envelope, ok, _ := v.board.Next(); ok {
				v.sent = append(v.sent, envelope)
			}
			for len(v.sent) > 0 {
				v.carryOut(t, s, false)
			}
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
			return v.board.Pending() > 0 || v.board.Seq() != s.state.Seq
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
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
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
