package board

import (
	"testing"

	"pgregory.net/rapid"

	"incharge/server/board/boardtest"
	"incharge/shared"
)

// side is one of two boards between which cards go to and fro.
type side struct {
	*bench
	world *boardtest.World
	known *shared.State // to somebody who follows the board
}

func (b *bench) side(r *rapid.T) *side {
	one := *b
	one.furnished(r)
	return &side{bench: &one, world: boardtest.New(one.snapshot(r), one.details(r)), known: one.reader(r)}
}

func (s *side) take(change shared.Change) {
	s.world.Done(change.Command, change)
	s.known.Apply(change)
}

// TestHistoriesAcrossBoards does what people do on two boards, and moves cards
// between them. Who follows a board knows what a fresh reader gets, and what is
// searched for is what is written.
func TestHistoriesAcrossBoards(t *testing.T) {
	t.Parallel()
	b, moved, again := newBench(t), 0, 0
	rapid.Check(t, func(r *rapid.T) {
		sides := []*side{b.side(r), b.side(r)}
		been := map[shared.CardID]bool{}
		for range rapid.IntRange(1, 30).Draw(r, "length") {
			from := rapid.IntRange(0, 1).Draw(r, "side")
			at, to := sides[from], sides[1-from]
			if snapshot := at.snapshot(r); len(snapshot.Cards) > 0 && rapid.IntRange(0, 3).Draw(r, "transfer") == 0 {
				card := rapid.SampledFrom(snapshot.Cards).Draw(r, "card").ID
				done, err := at.transferTo(r, b.supervisor, card, to.bench)
				if err != nil {
					if shared.CodeOf(err) == shared.CodeInternal {
						r.Fatal(err)
					}
					continue // a list may be full
				}
				at.take(done.Change)
				to.take(done.There.Change)
				if moved++; been[card] {
					again++
				}
				been[card] = true
				continue
			}
			next := rapid.SampledFrom([]func(*boardtest.World, *rapid.T, shared.UserID) shared.Command{
				(*boardtest.World).Command, (*boardtest.World).Part}).Draw(r, "kind")
			command := next(at.world, r, b.supervisor)
			switch command.(type) {
			case shared.ArchiveBoard, shared.DeleteBoard, shared.SetRole, shared.RemoveMember, shared.ArchiveList:
				continue // from then on nothing goes to and fro
			}
			change, err := at.try(r, b.supervisor, command)
			if err == nil {
				at.take(change)
			} else if shared.CodeOf(err) == shared.CodeInternal {
				r.Fatal(err)
			}
		}
		for _, at := range sides {
			at.wantFresh(r, at.known)
			wantOneRankEach(r, at.snapshot(r))
		}
		b.wantTexts(r)
	})
	if moved < 50 || again < 10 {
		t.Errorf("only %d transfers, %d of them of cards that had been there before", moved, again)
	}
}

// wantTexts holds what can be searched against what is written.
func (b *bench) wantTexts(t tester) {
	t.Helper()
	var wrong []string
	err := b.db.NewRaw(`WITH written AS (
			SELECT board_id, id AS card_id, 0::smallint AS kind, id, folded(title || ' #' || number) AS body FROM cards
			UNION ALL SELECT board_id, id, 1, id, folded(description) FROM cards WHERE description <> ''
			UNION ALL SELECT i.board_id, i.card_id, 2, i.id, folded(i.text) FROM items AS i
				JOIN checklists AS c ON c.id = i.checklist_id AND c.deleted_at IS NULL WHERE i.deleted_at IS NULL
			UNION ALL SELECT board_id, card_id, 3, id, folded(body) FROM comments WHERE deleted_at IS NULL)
		(SELECT 'missing: ' || kind || ' ' || body FROM (TABLE written EXCEPT TABLE texts) AS m)
		UNION ALL (SELECT 'left over: ' || kind || ' ' || body FROM (TABLE texts EXCEPT TABLE written) AS l)`).Scan(t.Context(), &wrong)
	if err != nil || len(wrong) > 0 {
		t.Fatalf("%v, %q", err, wrong)
	}
}
