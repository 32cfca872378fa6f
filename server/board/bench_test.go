package board

import (
	"fmt"
	"slices"
	"testing"

	"incharge/shared"
	"incharge/shared/rank"
)

// boardOf makes a board of n cards in ten lists.
func (b *bench) boardOf(t testing.TB, n int) (shared.BoardID, []shared.CardID, []shared.ListID) {
	t.Helper()
	in := Import{Board: shared.Board{ID: shared.NewID[shared.BoardID](), Title: "Big"}}
	var lists []shared.ListID
	for i, r := range rank.Spread(10) {
		lists = append(lists, shared.NewID[shared.ListID]())
		in.Lists = append(in.Lists, shared.List{ID: lists[i], Title: fmt.Sprint("List ", i), Rank: r, Category: shared.Todo})
	}
	var cards []shared.CardID
	text := "Some words about it."
	for i, r := range rank.Spread(n) {
		cards = append(cards, shared.NewID[shared.CardID]())
		in.Cards = append(in.Cards, shared.Card{ID: cards[i], List: lists[i%10], Number: int64(i) + 1, Rank: r,
			Title: fmt.Sprint("Card ", i), Description: &text, Priority: shared.PriorityNone})
	}
	if _, err := b.Import(t.Context(), b.supervisor, in); err != nil {
		t.Fatal(err)
	}
	return in.Board.ID, cards, lists
}

// BenchmarkMove is one move on a board of 1,000 cards: the command alone,
// with Postgres on the same machine.
func BenchmarkMove(b *testing.B) {
	s := newBench(b)
	board, cards, lists := s.boardOf(b, 1000)
	i := 0
	for b.Loop() {
		move := shared.MoveCard{Card: cards[i%len(cards)], List: lists[(i*7)%10], Before: cards[(i*13+1)%len(cards)]}
		if move.Before == move.Card {
			move.Before = ""
		}
		if _, err := s.Execute(b.Context(), s.supervisor, board, shared.NewID[shared.CommandID](), move); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkSnapshot reads boards of several sizes.
func BenchmarkSnapshot(b *testing.B) {
	s := newBench(b)
	for _, n := range []int{100, 1000, 5000} {
		board, _, _ := s.boardOf(b, n)
		b.Run(fmt.Sprint(n, " cards"), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Snapshot(b.Context(), s.supervisor, board); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRebalance is a list of 20,000 cards in the middle of which so many
// have been put at one spot that the last one's rank is long.
func BenchmarkRebalance(b *testing.B) {
	s := newBench(b)
	for b.Loop() {
		b.StopTimer()
		board, list := s.crowded(b, 20_000)
		b.StartTimer()
		_, _, err := s.change(b.Context(), board, shared.NewID[shared.CommandID](), act{command: shared.Rebalance{List: list}, as: incharge})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// crowded makes a board with one list of n cards, the middle one of which has
// a long rank.
func (b *bench) crowded(t testing.TB, n int) (shared.BoardID, shared.ListID) {
	t.Helper()
	ranks := rank.Spread(n)
	for middle := n / 2; ; {
		next, err := rank.Between(ranks[middle], ranks[middle+1])
		if err != nil {
			t.Fatal(err)
		}
		ranks = slices.Insert(ranks, middle+1, next)[:n]
		if rank.Long(next) {
			break
		}
	}
	list := shared.List{ID: shared.NewID[shared.ListID](), Title: "Full", Rank: "a1", Category: shared.Todo}
	in := Import{Board: shared.Board{ID: shared.NewID[shared.BoardID](), Title: "Crowded"}, Lists: []shared.List{list}}
	text := "Some words about it."
	for i, r := range ranks {
		in.Cards = append(in.Cards, shared.Card{ID: shared.NewID[shared.CardID](), List: list.ID, Number: int64(i) + 1, Rank: r,
			Title: fmt.Sprint("Card ", i), Description: &text, Priority: shared.PriorityNone})
	}
	if _, err := b.Import(t.Context(), b.supervisor, in); err != nil {
		t.Fatal(err)
	}
	return in.Board.ID, list.ID
}
