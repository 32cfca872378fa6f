package board

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"incharge/shared"
)

// Transfer moves a card to another board, with all that is on it. It is one
// transaction with a change for each of the boards, under the same command id;
// the card's history stays with the board that it leaves. fits is asked, in the
// end, whether that board has the space for the card's files.
//
// It locks both boards, in the order of their ids, before anything else.
func (s *Service) Transfer(ctx context.Context, actor shared.UserID, board shared.BoardID, card shared.CardID, wanted shared.Transfer, fits func(ctx context.Context, tx bun.Tx) error) (shared.Transferred, error) {
	if err := wanted.Validate(); err != nil {
		return shared.Transferred{}, err
	}
	if wanted.Board == board {
		return shared.Transferred{}, shared.Invalid("board", "must be another board")
	}
	if !shared.ValidID(card) {
		return shared.Transferred{}, shared.NotFound("")
	}
	if answer, found, err := s.transferred(ctx, actor, board, wanted); found || err != nil {
		return answer, err // even where the actor has left one of them since
	}
	if _, err := placeOf(ctx, s.db, actor, board); err != nil {
		return shared.Transferred{}, err
	}
	if _, err := placeOf(ctx, s.db, actor, wanted.Board); shared.CodeOf(err) == shared.CodeNotFound {
		return shared.Transferred{}, shared.NotFound("board")
	} else if err != nil {
		return shared.Transferred{}, err
	}
	left, arrived, err := s.transfer(ctx, actor, board, card, wanted, fits)
	switch {
	case errors.Is(err, errRepeated):
		answer, found, err := s.transferred(ctx, actor, board, wanted)
		if err == nil && !found {
			err = shared.Conflict("This command id has been used for something else.")
		}
		return answer, err
	case err != nil:
		return shared.Transferred{}, fmt.Errorf("transfer card %s to board %s: %w", card, wanted.Board, err)
	}
	s.publisher.Publish(left.change)
	s.publisher.Publish(arrived.change)
	s.rebalance(ctx, arrived.change)
	return shared.Transferred{Seq: left.change.Seq, Change: left.told,
		There: shared.Outcome{Seq: arrived.change.Seq, Change: arrived.told}}, nil
}

// half is what a transfer did to one of the boards.
type half struct{ change, told shared.Change }

func (s *Service) transfer(ctx context.Context, actor shared.UserID, board shared.BoardID, card shared.CardID, wanted shared.Transfer, fits func(ctx context.Context, tx bun.Tx) error) (left, arrived half, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commandTime)
	defer cancel()
	boards := []shared.BoardID{board, wanted.Board}
	slices.Sort(boards)
	for _, id := range boards {
		leave, err := s.turns.take(ctx, id)
		if err != nil {
			return left, arrived, err
		}
		defer leave()
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		locked := map[shared.BoardID]*rowTx{}
		for _, id := range boards {
			t, err := s.lock(ctx, tx, id)
			if err != nil {
				return err
			}
			locked[id] = t
		}
		here, there := locked[board], locked[wanted.Board]
		send := shared.SendCard{Card: card}
		if send.Waiting, err = waiting(ctx, tx, board, card); err != nil {
			return err
		}
		sender := func(board shared.BoardID) func(context.Context, bun.Tx) (shared.Member, bool, error) {
			return func(ctx context.Context, tx bun.Tx) (shared.Member, bool, error) {
				return senderOf(ctx, tx, board, actor, wanted.ID)
			}
		}
		if left.change, left.told, err = s.carry(here, wanted.ID, act{command: send, as: sender(board)}); err != nil {
			return err
		}
		receive := shared.ReceiveCard{List: wanted.List}
		if receive.Parcel, err = here.pack(card); err != nil {
			return err
		}
		if receive.Known, err = labelsThere(ctx, tx, wanted.Board); err != nil {
			return err
		}
		there.arriving = newArrival(board, receive.Parcel)
		arrived.change, arrived.told, err = s.carry(there, wanted.ID, act{command: receive, as: sender(wanted.Board), also: fits})
		return err
	})
	return left, arrived, err
}

// transferred answers from the logs of both boards.
func (s *Service) transferred(ctx context.Context, actor shared.UserID, board shared.BoardID, wanted shared.Transfer) (answer shared.Transferred, found bool, err error) {
	left, gone, err := logged(ctx, s.db, board, wanted.ID)
	if err != nil || !gone || left.Actor != actor || left.Type != (shared.SendCard{}).Type() {
		return answer, false, err
	}
	arrived, there, err := logged(ctx, s.db, wanted.Board, wanted.ID)
	if err != nil || !there {
		return answer, false, err
	}
	answer.Seq, answer.There.Seq = left.Seq, arrived.Seq
	if answer.Change, err = retold(ctx, s.db, actor, left); err != nil {
		return answer, false, err
	}
	answer.There.Change, err = retold(ctx, s.db, actor, arrived)
	return answer, err == nil, err
}

// waiting finds the cards that wait for one.
func waiting(ctx context.Context, tx bun.Tx, board shared.BoardID, card shared.CardID) ([]shared.CardID, error) {
	var ids []string
	err := tx.NewRaw(`SELECT id FROM cards WHERE blocked_by <> '{}' AND blocked_by @> ? AND board_id = ? ORDER BY id`,
		pgdialect.Array([]string{string(card)}), board).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("find what waits for a card: %w", err)
	}
	return retyped[shared.CardID](ids), nil
}

func labelsThere(ctx context.Context, tx bun.Tx, board shared.BoardID) ([]shared.Label, error) {
	var rows []labelRow
	err := tx.NewSelect().Model(&rows).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	return entities[labelRow, shared.Label](rows), nil
}
