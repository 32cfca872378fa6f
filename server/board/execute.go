package board

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Execute carries out what actor sent. The same id again is answered with what
// was done the first time, and nothing is done twice.
func (s *Service) Execute(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.Command) (shared.Outcome, error) {
	if err := command.Validate(); err != nil {
		return shared.Outcome{}, err
	}
	change, err := s.execute(ctx, actor, board, id, command)
	if shared.CodeOf(err) == shared.CodeNotFound {
		// By this very command, sent before, the actor may have left the board.
		if known, found, _ := logged(ctx, s.db, board, id); found && known.Actor == actor && known.Type == command.Type() {
			return shared.Outcome{Seq: known.Seq, Change: known}, nil
		}
	}
	if err != nil {
		return shared.Outcome{}, err
	}
	s.rebalance(ctx, change)
	return shared.Outcome{Seq: change.Seq, Change: change}, nil
}

func (s *Service) execute(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.Command) (shared.Change, error) {
	if _, err := placeOf(ctx, s.db, actor, board); err != nil { // before anything is locked
		return shared.Change{}, err
	}
	return s.change(ctx, board, id, act{command: command, as: func(ctx context.Context, tx bun.Tx) (shared.Member, error) {
		return memberOf(ctx, tx, board, actor)
	}})
}

// act is a command and in whose name it is done, which is asked for under the
// board's lock: somebody removed a moment ago can do nothing more. also, where
// it is set, is done in the same transaction.
type act struct {
	command shared.Command
	as      func(ctx context.Context, tx bun.Tx) (shared.Member, error)
	also    func(ctx context.Context, tx bun.Tx) error
}

// change is the one way to change a board: lock it, which gives the change its
// number; answer from the log if the command is in it; do it by the shared
// rules; log it with its jobs; commit; and only then tell the world.
func (s *Service) change(ctx context.Context, board shared.BoardID, id shared.CommandID, act act) (shared.Change, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commandTime)
	defer cancel()
	leave, err := s.turns.take(ctx, board)
	if err != nil {
		return shared.Change{}, err
	}
	defer leave()
	var change shared.Change
	var repeated bool
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		t, err := s.lock(ctx, tx, board)
		if err != nil {
			return err
		}
		if t.actor, err = act.as(ctx, tx); err != nil {
			return err
		}
		change, repeated, err = logged(ctx, tx, board, id)
		if err != nil {
			return err
		}
		if repeated && (change.Actor != t.actor.User.ID || change.Type != act.command.Type()) {
			return shared.Conflict("This command id has been used for something else.")
		}
		if repeated {
			return errRepeated // the number taken goes back
		}
		if err := act.command.Do(t); err != nil {
			return err
		}
		change = t.record.Change()
		change.Seq, change.Board, change.Command, change.Type = t.seq, board, id, act.command.Type()
		change.Actor, change.At = t.actor.User.ID, t.now
		if err := s.write(ctx, tx, change, &t.record); err != nil {
			return err
		}
		if act.also != nil {
			return act.also(ctx, tx)
		}
		return nil
	})
	switch {
	case errors.Is(err, errRepeated):
		return change, nil
	case err != nil:
		return shared.Change{}, fmt.Errorf("%s on board %s: %w", act.command.Type(), board, err)
	}
	s.publisher.Publish(change)
	return change, nil
}

var errRepeated = errors.New("this command is in the log already")

// lock takes the board's next number, and by that the board: until this
// transaction ends every other command on it waits.
func (s *Service) lock(ctx context.Context, tx bun.Tx, board shared.BoardID) (*rowTx, error) {
	var row boardRow
	err := tx.NewUpdate().Model(&row).
		Set("head = head + 1").
		Where("id = ?", board).
		Returning("*").
		Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, shared.NotFound("")
	}
	if err != nil {
		return nil, fmt.Errorf("lock the board: %w", err)
	}
	return &rowTx{
		ctx: ctx, tx: tx, board: board, row: row, seq: row.Head,
		now: s.now().UTC().Truncate(time.Microsecond), seen: map[shared.Key]shared.Entity{},
	}, nil
}

// logged finds a command in the board's log.
func logged(ctx context.Context, db bun.IDB, board shared.BoardID, id shared.CommandID) (change shared.Change, found bool, err error) {
	var row changeRow
	err = db.NewSelect().Model(&row).Column("change").
		Where("board_id = ? AND command_id = ?", board, id).Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return change, false, nil
	case err != nil:
		return change, false, fmt.Errorf("look for the command in the log: %w", err)
	}
	return row.Change, true, nil
}

// write logs a change, with the jobs that follow from it.
func (s *Service) write(ctx context.Context, tx bun.Tx, change shared.Change, record *shared.Record) error {
	touched, err := record.Touched()
	if err != nil {
		return err
	}
	row := changeRow{
		BoardID: change.Board, Seq: change.Seq, CommandID: change.Command, Type: change.Type,
		Actor: nullable(change.Actor), At: change.At, Change: change, Touched: touched,
	}
	if _, err := tx.NewInsert().Model(&row).Exec(ctx); err != nil {
		return fmt.Errorf("log the change: %w", err)
	}
	var cards []cardChangeRow
	for _, t := range touched {
		if t.Key.Kind == shared.KindCard {
			cards = append(cards, cardChangeRow{BoardID: change.Board, CardID: shared.CardID(t.Key.ID), Seq: change.Seq})
		}
	}
	if len(cards) > 0 {
		if _, err := tx.NewInsert().Model(&cards).Exec(ctx); err != nil {
			return fmt.Errorf("log the cards that changed: %w", err)
		}
	}
	if err := s.jobs.Changed(ctx, tx, change); err != nil {
		return fmt.Errorf("write the jobs of the change: %w", err)
	}
	return nil
}

// rebalance gives ranks that have grown long short ones again, as a change of
// its own. If it fails, the next thing to land there brings it up again.
func (s *Service) rebalance(ctx context.Context, change shared.Change) {
	if change.Type == (shared.Rebalance{}).Type() {
		return
	}
	for _, command := range change.Rebalances() {
		if _, err := s.change(ctx, change.Board, shared.NewID[shared.CommandID](), act{command: command, as: incharge}); err != nil {
			s.log.ErrorContext(ctx, "rebalance", "board", change.Board, "list", command.List, "error", err)
		}
	}
}

// incharge is in whose name Incharge itself changes a board.
func incharge(context.Context, bun.Tx) (shared.Member, error) {
	return shared.Member{Role: shared.Supervisor}, nil
}

func nullable[T ~string](id T) *T {
	if id == "" {
		return nil
	}
	return &id
}

// changeRow is a line of the log.
type changeRow struct {
	bun.BaseModel `bun:"table:changes"`

	BoardID   shared.BoardID
	Seq       int64
	CommandID shared.CommandID
	Type      string
	Actor     *shared.UserID
	At        time.Time
	Change    shared.Change    `bun:"type:jsonb"`
	Touched   []shared.Touched `bun:"type:jsonb"`
}

type cardChangeRow struct {
	bun.BaseModel `bun:"table:card_changes"`

	BoardID shared.BoardID
	CardID  shared.CardID
	Seq     int64
}

// past reads a change back for undoing it.
func past(ctx context.Context, tx bun.Tx, board shared.BoardID, seq int64) (shared.Past, error) {
	var row changeRow
	err := tx.NewSelect().Model(&row).Column("seq", "actor", "type", "touched").
		Where("board_id = ? AND seq = ?", board, seq).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Past{}, &shared.Error{Code: shared.CodeNotFound, Message: "There is no such change on this board.",
			Fields: []shared.FieldError{{Field: "seq", Message: "is not a change of this board"}}}
	}
	if err != nil {
		return shared.Past{}, fmt.Errorf("find change %d: %w", seq, err)
	}
	p := shared.Past{Seq: row.Seq, Type: row.Type, Touched: row.Touched}
	if row.Actor != nil {
		p.Actor = *row.Actor
	}
	return p, nil
}

// textAt is what a text was when its board was at base: what the first change
// since then that set it replaced. current is what it is when none has.
func textAt(ctx context.Context, tx bun.Tx, card shared.Card, board shared.BoardID, field string, base int64) (string, error) {
	var rows []changeRow
	err := tx.NewSelect().Model(&rows).Column("change_row.touched").
		Join("JOIN card_changes AS cc ON cc.board_id = change_row.board_id AND cc.seq = change_row.seq").
		Where("cc.board_id = ? AND cc.card_id = ? AND cc.seq > ?", board, card.ID, base).
		Order("cc.seq").Scan(ctx)
	if err != nil {
		return "", fmt.Errorf("find the %s at %d: %w", field, base, err)
	}
	for _, row := range rows {
		for _, touched := range row.Touched {
			if touched.Key != card.Key() || touched.Before == nil {
				continue
			}
			var before struct{ Title, Description *string }
			if err := json.Unmarshal(touched.Before, &before); err != nil {
				return "", fmt.Errorf("read the log: %w", err)
			}
			if field == "title" && before.Title != nil {
				return *before.Title, nil
			}
			if field == "description" && before.Description != nil {
				return *before.Description, nil
			}
		}
	}
	if field == "title" {
		return card.Title, nil
	}
	return *card.Description, nil
}
