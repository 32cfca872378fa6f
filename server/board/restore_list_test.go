package board

import (
	"testing"

	"incharge/shared"
)

// Whoever has read the board while a list was archived gets its cards with the
// change that brings it back, whether that is restoring or undoing.
func TestListBringsItsCardsBack(t *testing.T) {
	t.Parallel()
	for name, back := range map[string]func(list shared.ListID, archived shared.CommandID) shared.Command{
		"restored": func(list shared.ListID, _ shared.CommandID) shared.Command { return shared.RestoreList{List: list} },
		"undone":   func(_ shared.ListID, archived shared.CommandID) shared.Command { return shared.Undo{Command: archived} },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			list := b.snapshot(t).Lists[0].ID
			do := func(command shared.Command) shared.CommandID {
				t.Helper()
				id := shared.NewID[shared.CommandID]()
				if _, err := b.Execute(t.Context(), b.supervisor, b.board, id, command); err != nil {
					t.Fatal(err)
				}
				return id
			}
			for _, title := range []string{"Rake leaves", "Mend the roof"} {
				do(shared.AddCard{Card: shared.NewID[shared.CardID](), List: list, Title: title})
			}
			archived := do(shared.ArchiveList{List: list})
			reader := shared.NewState(b.snapshot(t))
			do(back(list, archived))
			page, err := b.Changes(t.Context(), b.supervisor, b.board, reader.Seq)
			if err != nil {
				t.Fatal(err)
			}
			for _, change := range page.Changes {
				reader.Apply(change)
			}
			wantSame(t, "what was followed and a fresh reading", reader.Snapshot(), b.snapshot(t))
			if n := len(reader.Column(list)); n != 2 {
				t.Errorf("%d cards", n)
			}
		})
	}
}
