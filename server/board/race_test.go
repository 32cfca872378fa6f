package board

import (
	"math/rand/v2"
	"sync"
	"testing"

	"incharge/shared"
)

// TestEightMovers lets eight people drag the same cards about at once. Every
// move is acknowledged, all have a number of their own, and the last one that
// the log has of a card is where the card is.
func TestEightMovers(t *testing.T) {
	t.Parallel()
	const movers, moves, cards = 8, 30, 12
	b := newBench(t)
	lists := b.snapshot(t).Lists
	var ids []shared.CardID
	for range cards {
		ids = append(ids, b.card(t, "Card"))
	}
	start := b.snapshot(t).Seq
	var wg sync.WaitGroup
	for n := range movers {
		random := rand.New(rand.NewPCG(uint64(n), 1))
		wg.Go(func() {
			for range moves {
				move := shared.MoveCard{Card: ids[random.IntN(cards)], List: lists[random.IntN(len(lists))].ID}
				if after := ids[random.IntN(cards)]; after != move.Card {
					move.After = after
				}
				if _, err := b.Execute(t.Context(), b.supervisor, b.board, shared.NewID[shared.CommandID](), move); err != nil {
					t.Errorf("a move was refused: %v", err)
				}
			}
		})
	}
	wg.Wait()
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, start)
	if err != nil || len(changes.Changes) != movers*moves {
		t.Fatalf("%d changes in the log of %d moves: %v", len(changes.Changes), movers*moves, err)
	}
	last := map[shared.CardID]shared.Card{}
	for i, change := range changes.Changes {
		if change.Seq != start+int64(i)+1 {
			t.Fatalf("a gap before change %d", change.Seq)
		}
		last[change.Cards[0].ID] = change.Cards[0]
	}
	snapshot := b.snapshot(t)
	wantOneRankEach(t, snapshot)
	for _, c := range snapshot.Cards {
		if moved, ok := last[c.ID]; ok && (moved.List != c.List || moved.Rank != c.Rank) {
			t.Errorf("card %d is not where its last move put it", c.Number)
		}
	}
}
