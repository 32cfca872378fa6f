package state

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"incharge/shared"
	"incharge/shared/merge"
	"incharge/shared/rank"
)

const (
	alice shared.UserID = "00000000-0000-7000-8000-00000000000a" // supervisor
	bob   shared.UserID = "00000000-0000-7000-8000-00000000000b" // observer
	carol shared.UserID = "00000000-0000-7000-8000-00000000000c" // supervisor
)

// server is what the real one comes down to here: the board, its log, and each
// command done once.
type server struct {
	state *shared.State
	log   []shared.Change
	done  map[shared.CommandID]shared.Change
	lists []shared.ListID
	cards []shared.CardID
}

func newServer() *server {
	s := &server{done: map[shared.CommandID]shared.Change{}}
	snapshot := shared.Snapshot{
		Seq: 1, Board: shared.Board{ID: shared.NewID[shared.BoardID](), Title: "Board", Seq: 1},
		Members: []shared.Member{
			{User: shared.User{ID: alice, Name: "Alice"}, Role: shared.Supervisor, Seq: 1},
			{User: shared.User{ID: bob, Name: "Bob"}, Role: shared.Observer, Seq: 1},
			{User: shared.User{ID: carol, Name: "Carol"}, Role: shared.Supervisor, Seq: 1},
		},
	}
	ranks := rank.Spread(3)
	for i := range 3 {
		list := shared.List{ID: shared.NewID[shared.ListID](), Title: fmt.Sprint("List ", i), Rank: ranks[i], Category: shared.Todo, Seq: 1}
		s.lists = append(s.lists, list.ID)
		snapshot.Lists = append(snapshot.Lists, list)
	}
	for i := range 3 {
		card := shared.Card{ID: shared.NewID[shared.CardID](), Number: int64(i + 1), List: s.lists[0], Rank: ranks[i],
			Title: fmt.Sprint("Card ", i), Priority: shared.PriorityNone, Labels: []shared.LabelID{}, Seq: 1, CreatedAt: now}
		s.cards = append(s.cards, card.ID)
		snapshot.Cards = append(snapshot.Cards, card)
	}
	s.state = shared.NewState(snapshot)
	return s
}

// carry does a command as the server would, once.
func (s *server) carry(actor shared.UserID, envelope shared.Envelope) (shared.Change, error) {
	if change, ok := s.done[envelope.ID]; ok {
		return change, nil
	}
	command, err := envelope.Open()
	if err != nil {
		return shared.Change{}, err
	}
	var clash *shared.TextClash
	if edit, ok := command.(shared.EditCard); ok {
		command, clash = s.merged(edit)
	}
	change, err := s.state.Predict(actor, now.Add(time.Duration(s.state.Seq)*time.Second), command)
	if err != nil {
		return shared.Change{}, err
	}
	change.Command = envelope.ID
	if clash != nil {
		change.Conflicts = append(change.Conflicts, *clash)
	}
	s.state.Remember(envelope.ID, change)
	s.state.Apply(change)
	s.log = append(s.log, change)
	s.done[envelope.ID] = change
	return wire(change), nil
}

// merged is an edit with its description brought together with what others have
// made of it since its base, as shared.EditCard does on the server.
func (s *server) merged(edit shared.EditCard) (shared.Command, *shared.TextClash) {
	base := edit.Base
	edit.Base = nil
	if base == nil || edit.Description == nil {
		return edit, nil
	}
	before, current := s.textAt(edit.Card, *base), text(s.state, edit.Card, Description)
	if before == current || current == *edit.Description {
		return edit, nil
	}
	both := merge.Lines(before, *edit.Description, current)
	if len(both.Conflicts) > 0 {
		clash := &shared.TextClash{Card: edit.Card, Field: string(Description), Kept: current, Other: *edit.Description}
		edit.Description = &current
		return edit, clash
	}
	edit.Description = &both.Text
	return edit, nil
}

// textAt is what a card's description was after a change; a new card has none.
func (s *server) textAt(card shared.CardID, seq int64) (was string) {
	for _, change := range s.log {
		for _, c := range change.Cards {
			if c.ID == card && c.Description != nil && change.Seq <= seq {
				was = *c.Description
			}
		}
	}
	return was
}

func (s *server) execute(t *testing.T, actor shared.UserID, envelope shared.Envelope) shared.Outcome {
	t.Helper()
	change, err := s.carry(actor, envelope)
	if err != nil {
		t.Fatalf("the server refuses %s: %v", envelope.Type, err)
	}
	return shared.Outcome{Seq: change.Seq, Change: change}
}

func (s *server) do(t *testing.T, actor shared.UserID, command shared.Command) shared.Change {
	t.Helper()
	envelope, err := shared.Seal(command)
	if err != nil {
		t.Fatal(err)
	}
	return s.execute(t, actor, envelope).Change
}

// wire sends a value through JSON, so that nothing is shared between the two.
func wire[T any](v T) T {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var out T
	if err := json.Unmarshal(data, &out); err != nil {
		panic(err)
	}
	return out
}

func same(t interface {
	Helper()
	Fatalf(string, ...any)
}, want, got shared.Snapshot) {
	t.Helper()
	w, g := written(want), written(got)
	if w != g {
		t.Fatalf("the boards differ\nwant %s\n got %s", w, g)
	}
}

func written(s shared.Snapshot) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}
