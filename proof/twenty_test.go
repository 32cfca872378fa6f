package proof

import (
	"context"
	"sync"
	"testing"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestTwentyAtOnce sends the same command twenty times at once, by way of both
// servers. It is done once, and all twenty get the one answer.
func TestTwentyAtOnce(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 3, 1, shared.Supervisor)
	who, board := c.people[0], c.boards[0]
	s := who.snapshot(0, board)
	card, text, base := s.Cards[0].ID, "once", int64(1)
	comment := shared.NewID[shared.CommentID]()
	for _, command := range []shared.Command{
		shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[1].ID, Title: text},
		shared.MoveCard{Card: card, List: s.Lists[1].ID},
		shared.EditCard{Card: card, Base: &base, Title: &text, Description: &text},
		shared.CommentCard{Comment: comment, Card: card, Body: text},
		shared.EditComment{Comment: comment, Body: "twice"},
		shared.AddList{List: shared.NewID[shared.ListID](), Title: text},
		shared.AddLabel{Label: shared.NewID[shared.LabelID](), Name: text, Color: "red"},
		shared.ArchiveCard{Card: card},
		shared.RestoreCard{Card: card},
		shared.DeleteCard{Card: card},
		shared.Undo{Seq: s.Seq + 10}, // the deletion
		shared.RemoveMember{User: c.people[2].account.ID},
	} {
		c.twenty(who, board, command)
	}
	leaves := c.people[1] // and to be asked again, one need not be a member any more
	c.twenty(leaves, board, shared.RemoveMember{User: leaves.account.ID})
	c.viewers = c.viewers[:1]
	c.holds()
	if fresh := who.snapshot(0, board); fresh.Seq != s.Seq+13 {
		t.Errorf("13 commands came to %d changes", fresh.Seq-s.Seq)
	}
}

// twenty sends a command twenty times and checks that all answers are one.
func (c *scene) twenty(who *person, board shared.BoardID, command shared.Command) {
	c.t.Helper()
	envelope, err := shared.Seal(command)
	if err != nil {
		c.t.Fatal(err)
	}
	outcomes, errs := make([]shared.Outcome, 20), make([]error, 20)
	var sending sync.WaitGroup
	for i := range outcomes {
		sending.Go(func() {
			outcomes[i], errs[i] = who.calls[i%2].Do(context.Background(), who.account.ID, board, envelope)
		})
	}
	sending.Wait()
	for i := range outcomes {
		if errs[i] != nil {
			c.t.Errorf("%s, sent %d times at once: %v", command.Type(), len(outcomes), errs[i])
			return
		}
		same(c.t, "two answers to one "+command.Type(), outcomes[i], outcomes[0])
	}
	c.ledger.add(&deed{who: who, board: board, id: envelope.ID, command: command, outcome: &outcomes[0], tries: len(outcomes)})
}
