package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// Execute carries out what actor sent, and answers with what actor sees of what
// was done. The same id again is answered with what was done the first time, and
// nothing is done twice.
func (s *Service) Execute(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.Command) (shared.Outcome, error) {
	return s.executeAlso(ctx, actor, board, id, command, nil)
}

// executeAlso is Execute with something else to be done in the same transaction.
func (s *Service) executeAlso(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.Command, also func(context.Context, bun.Tx) error) (shared.Outcome, error) {
	if err := command.Validate(); err != nil {
		return shared.Outcome{}, err
	}
	change, told, err := s.execute(ctx, actor, board, id, command, also)
	if shared.CodeOf(err) == shared.CodeNotFound {
		// By this very command, sent before, the actor may have left the board.
		if known, found, _ := logged(ctx, s.db, board, id); found && known.Actor == actor && known.Type == command.Type() {
			told, err := retold(ctx, s.db, actor, known)
			return shared.Outcome{Seq: known.Seq, Change: told}, err
		}
	}
	if err != nil {
		return shared.Outcome{}, err
	}
	s.rebalance(ctx, change)
	return shared.Outcome{Seq: change.Seq, Change: told}, nil
}

func (s *Service) execute(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.Command, also func(context.Context, bun.Tx) error) (change, told shared.Change, err error) {
	if _, err := placeOf(ctx, s.db, actor, board); err != nil { // before anything is locked
		return change, told, err
	}
	return s.change(ctx, board, id, act{command: command, also: also, as: func(ctx context.Context, tx bun.Tx) (shared.Member, bool, error) {
		return senderOf(ctx, tx, board, actor, id)
	}})
}

// act is a command and in whose name it is done, which is asked for under the
// board's lock: somebody removed a moment ago can do nothing more. The same
// question tells whether the log has the command already. also, where it is
// set, is done in the same transaction.
type act struct {
	command shared.Command
	as      func(ctx context.Context, tx bun.Tx) (actor shared.Member, logged bool, err error)
	also    func(ctx context.Context, tx bun.Tx) error
}

// change is the one way to change a board: lock it, which gives the change its
// number; answer from the log if the command is in it; do it by the shared
// rules; log it with its jobs; commit; and only then tell the world. told is the
// change as its actor may see it.
func (s *Service) change(ctx context.Context, board shared.BoardID, id shared.CommandID, act act) (change, told shared.Change, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commandTime)
	defer cancel()
	leave, err := s.turns.take(ctx, board)
	if err != nil {
		return change, told, err
	}
	defer leave()
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		t, err := s.lock(ctx, tx, board)
		if err != nil {
			return err
		}
		change, told, err = s.carry(t, id, act)
		return err
	})
	switch {
	case errors.Is(err, errRepeated):
		told, err = retold(ctx, s.db, change.Actor, change)
		return change, told, err
	case err != nil:
		return shared.Change{}, shared.Change{}, fmt.Errorf("%s on board %s: %w", act.command.Type(), board, err)
	}
	s.publisher.Publish(change)
	return change, told, nil
}

// carry does what there is to do on a locked board; errRepeated says that it has
// been done, and change is what it was.
func (s *Service) carry(t *rowTx, id shared.CommandID, act act) (change, told shared.Change, err error) {
	ctx, tx := t.ctx, t.tx
	var repeated bool
	if t.actor, repeated, err = act.as(ctx, tx); err != nil {
		return change, told, err
	}
	if repeated {
		if change, _, err = logged(ctx, tx, t.board, id); err != nil {
			return change, told, err
		}
		if change.Actor != t.actor.User.ID || change.Type != act.command.Type() {
			return change, told, shared.Conflict("This command id has been used for something else.")
		}
		return change, told, errRepeated // the number taken goes back
	}
	if err := shared.Carry(t, act.command); err != nil {
		return change, told, err
	}
	if err := t.bringBack(); err != nil {
		return change, told, err
	}
	change = t.record.Change()
	change.Seq, change.Board, change.Command, change.Type = t.seq, t.board, id, act.command.Type()
	change.Actor, change.At = t.actor.User.ID, t.now
	if change.Seen, err = t.seenBy(); err != nil {
		return change, told, err
	}
	told = t.told(change)
	if err := s.write(ctx, tx, change, &t.record); err != nil {
		return change, told, err
	}
	if err := s.audited(ctx, tx, change, &t.record); err != nil {
		return change, told, err
	}
	if err := s.notice(ctx, tx, t.row, change); err != nil {
		return change, told, err
	}
	if act.also != nil {
		return change, told, act.also(ctx, tx)
	}
	return change, told, nil
}

var errRepeated = errors.New("this command is in the log already")

// lock takes the board's next number, and by that the board: until this
// transaction ends every other command on it waits.
func (s *Service) lock(ctx context.Context, tx bun.Tx, board shared.BoardID) (*rowTx, error) {
	var row boardRow
	text := "UPDATE boards SET head = head + 1 WHERE id = $1 RETURNING " + textsFor(tx, reflect.TypeOf(row)).columns
	err := db.One(ctx, tx, &row, text, board)
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

// rebalance gives ranks that have grown long short ones again, as a change of
// its own. If it fails, the next thing to land there brings it up again.
func (s *Service) rebalance(ctx context.Context, change shared.Change) {
	if change.Type == (shared.Rebalance{}).Type() {
		return
	}
	for _, command := range change.Rebalances() {
		if _, _, err := s.change(ctx, change.Board, shared.NewID[shared.CommandID](), act{command: command, as: incharge}); err != nil {
			s.log.ErrorContext(ctx, "rebalance", "board", change.Board, "order", command, "error", err)
		}
	}
}

// inPerson is a member who does what nobody has sent a command for: the log
// can't have it yet.
func inPerson(board shared.BoardID, user shared.UserID) func(context.Context, bun.Tx) (shared.Member, bool, error) {
	return func(ctx context.Context, tx bun.Tx) (shared.Member, bool, error) {
		member, err := memberOf(ctx, tx, board, user)
		return member, false, err
	}
}

// incharge is in whose name Incharge itself changes a board.
func incharge(context.Context, bun.Tx) (shared.Member, bool, error) {
	return shared.Member{Role: shared.Supervisor}, false, nil
}
