package state

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"incharge/shared"
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

// carry does a command as the server would, once; of texts it takes what was
// written, as when nobody else has changed them.
func (s *server) carry(actor shared.UserID, envelope shared.Envelope) (shared.Change, error) {
	if change, ok := s.done[envelope.ID]; ok {
		return change, nil
	}
	command, err := envelope.Open()
	if err != nil {
		return shared.Change{}, err
	}
	if edit, ok := command.(shared.EditCard); ok {
		edit.Base = nil
		command = edit
	}
	change, err := s.state.Predict(actor, now.Add(time.Duration(s.state.Seq)*time.Second), command)
	if err != nil {
		return shared.Change{}, err
	}
	change.Command = envelope.ID
	s.state.Apply(change)
	s.log = append(s.log, change)
	s.done[envelope.ID] = change
	return wire(change), nil
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
