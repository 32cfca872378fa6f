package board

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Introduce tells the boards of somebody who has another name or picture now, so
// that it is on every screen. A board that can't be told shows it with the next
// snapshot.
func (s *Service) Introduce(ctx context.Context, user shared.UserID) {
	boards, err := boardsOf(ctx, s.db, user)
	for _, board := range boards {
		_, _, err = s.change(ctx, board, shared.NewID[shared.CommandID](), act{
			command: shared.RenewMember{User: user},
			as:      inPerson(board, user),
		})
		if shared.CodeOf(err) == shared.CodeNotFound { // has left meanwhile
			err = nil
		}
		if err != nil {
			break
		}
	}
	if err != nil {
		s.log.ErrorContext(ctx, "boards not told of somebody's new name or picture", "error", err)
	}
}

// boardsOf are those that somebody is a member of.
func boardsOf(ctx context.Context, in bun.IDB, user shared.UserID) ([]shared.BoardID, error) {
	var boards []shared.BoardID
	if err := in.NewRaw(`SELECT board_id FROM members WHERE user_id = ? ORDER BY board_id`, user).Scan(ctx, &boards); err != nil {
		return nil, fmt.Errorf("find somebody's boards: %w", err)
	}
	return boards, nil
}

// Quit takes somebody whose account ends off every board, and their name off
// what they have done there. A board that nobody else is on goes with them. It
// is refused, before anything is done, while they are the only supervisor of
// others; done again, it goes on where it has ended.
func (s *Service) Quit(ctx context.Context, user shared.UserID) error {
	if err := s.mayQuit(ctx, user); err != nil {
		return err
	}
	boards, err := boardsOf(ctx, s.db, user)
	if err != nil {
		return err
	}
	for _, board := range boards {
		gone, err := s.deleteOwn(ctx, board, user)
		if err != nil {
			return err
		}
		if gone {
			continue
		}
		_, _, err = s.change(ctx, board, shared.NewID[shared.CommandID](), act{
			command: shared.RemoveMember{User: user},
			as:      inPerson(board, user),
		})
		if err != nil && shared.CodeOf(err) != shared.CodeNotFound {
			return err
		}
	}
	return s.forget(ctx, user)
}

// mayQuit names the boards that would be left without a supervisor.
func (s *Service) mayQuit(ctx context.Context, user shared.UserID) error {
	var titles []string
	err := s.db.NewRaw(`SELECT b.title FROM boards b JOIN members m ON m.board_id = b.id AND m.user_id = ?0 AND m.role = 'supervisor'
		WHERE EXISTS (SELECT FROM members o WHERE o.board_id = b.id AND o.user_id <> ?0)
			AND NOT EXISTS (SELECT FROM members o WHERE o.board_id = b.id AND o.user_id <> ?0 AND o.role = 'supervisor')
		ORDER BY b.title, b.id`, user).Scan(ctx, &titles)
	if err != nil {
		return fmt.Errorf("look for boards without another supervisor: %w", err)
	}
	if len(titles) == 0 {
		return nil
	}
	refusal := shared.Conflict("You are the only supervisor of “" + strings.Join(titles, "”, “") + "”. Make somebody else one there, or remove the others.")
	for _, title := range titles {
		refusal.Fields = append(refusal.Fields, shared.FieldError{Field: "board", Message: title})
	}
	return refusal
}

// deleteOwn deletes a board that somebody is alone on.
func (s *Service) deleteOwn(ctx context.Context, board shared.BoardID, user shared.UserID) (gone bool, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewRaw(`SELECT FROM boards WHERE id = ? FOR UPDATE`, board).Exec(ctx); err != nil {
			return fmt.Errorf("lock the board: %w", err)
		}
		done, err := tx.NewRaw(`DELETE FROM boards WHERE id = ?0
			AND EXISTS (SELECT FROM members WHERE board_id = ?0 AND user_id = ?1)
			AND NOT EXISTS (SELECT FROM members WHERE board_id = ?0 AND user_id <> ?1)`, board, user).Exec(ctx)
		if err != nil {
			return fmt.Errorf("delete a board: %w", err)
		}
		n, err := done.RowsAffected()
		gone = n > 0
		return err
	})
	return gone, err
}
