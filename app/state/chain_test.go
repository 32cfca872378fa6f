package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"incharge/shared"
)

// Somebody goes on writing at a text, save by save, whatever the network does,
// while somebody else writes elsewhere in it. Everything of both is there in
// the end, and nobody has clashed with themselves.
func TestOnesOwnEditsNeverClash(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newServer()
		card := s.cards[0]
		var lines []string
		for i := range 9 {
			lines = append(lines, fmt.Sprint("line ", i))
		}
		first, err := shared.Seal(shared.EditCard{Card: card, Description: ptr(strings.Join(lines, "\n"))})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.carry(carol, first); err != nil {
			t.Fatal(err)
		}
		v := &viewer{user: alice, board: New(s.state.Snapshot(), alice), kept: s.state.Snapshot(), heard: s.state.Seq}
		full, _ := s.state.Card(card)
		v.board.Learn(shared.CardDetail{Card: full, Seq: s.state.Seq})
		var draft *Draft
		mine, theirs := map[int]string{}, map[int]string{}
		t.Repeat(map[string]func(*rapid.T){
			"begin": func(*rapid.T) {
				d := v.board.Begin(card, Description)
				draft = &d
			},
			"save": func(t *rapid.T) {
				if draft == nil {
					return
				}
				at := rapid.IntRange(5, 8).Draw(t, "line")
				mine[at] = fmt.Sprint("mine ", rapid.IntRange(0, 99).Draw(t, "text"))
				wrote := strings.Split(draft.Read, "\n")
				wrote[at] = mine[at]
				e, err := v.board.Save(*draft, strings.Join(wrote, "\n"), now)
				if err != nil {
					t.Fatal(err)
				}
				for i, line := range wrote { // what was typed over in the meantime is one's own to lose
					if _, ok := mine[i]; ok {
						mine[i] = line
					}
				}
				v.waiting, draft = append(v.waiting, e), nil
			},
			"send": func(t *rapid.T) { v.send(t, s, rapid.Bool().Draw(t, "answer lost")) },
			"answer": func(t *rapid.T) {
				if len(v.answers) > 0 {
					v.take(t, 0)
				}
			},
			"they write": func(t *rapid.T) {
				at := rapid.IntRange(0, 3).Draw(t, "line")
				theirs[at] = fmt.Sprint("theirs ", rapid.IntRange(0, 99).Draw(t, "text"))
				now := strings.Split(text(s.state, card, Description), "\n")
				now[at] = theirs[at]
				e, err := shared.Seal(shared.EditCard{Card: card, Description: ptr(strings.Join(now, "\n"))})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := s.carry(carol, e); err != nil {
					t.Fatal(err)
				}
			},
			"changes": func(t *rapid.T) {
				v.publish(s)
				for _, change := range v.changes {
					v.board.Apply(change)
				}
				v.changes = nil
			},
		})
		settleAll(t, s, []*viewer{v})
		for _, change := range s.log {
			if len(change.Conflicts) > 0 {
				t.Fatalf("change %d has left out %q", change.Seq, change.Conflicts[0].Other)
			}
		}
		for at := range lines {
			want := lines[at]
			for _, theirs := range []map[int]string{mine, theirs} {
				if text, ok := theirs[at]; ok {
					want = text
				}
			}
			for where, whole := range map[string]string{"server": text(s.state, card, Description), "browser": text(v.board.View(), card, Description)} {
				if got := strings.Split(whole, "\n"); len(got) != len(lines) || got[at] != want {
					t.Fatalf("line %d on the %s is %q, want %q, in\n%s", at, where, got[min(at, len(got)-1)], want, whole)
				}
			}
		}
	})
}

func TestHanging(t *testing.T) {
	t.Parallel()
	id := func() shared.CommandID { return shared.NewID[shared.CommandID]() }
	entry := func(command shared.Command) Entry {
		e, err := Sealed(shared.NewID[shared.BoardID](), command, now)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	act, other := entry(shared.ArchiveCard{Card: shared.NewID[shared.CardID]()}), entry(shared.Undo{Command: id()})
	undo := entry(shared.Undo{Command: act.ID})
	redo := entry(shared.Undo{Command: undo.ID})
	got := Hanging(act.ID, []Entry{act, undo, other, redo})
	if !slices.Equal(got, []shared.CommandID{undo.ID, redo.ID}) {
		t.Fatalf("hanging on %s: %v", act.ID, got)
	}
}
