package board

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/templates"
	"incharge/shared"
)

// Create makes a board by its template, in a language, of which actor is the
// supervisor. The same board by the same person again is answered as it stands.
func (s *Service) Create(ctx context.Context, actor shared.UserID, board shared.NewBoard, language string) (shared.Snapshot, error) {
	if err := board.Validate(); err != nil {
		return shared.Snapshot{}, err
	}
	content := templates.Of(board.Template, language, actor, s.now().UTC().Truncate(time.Microsecond))
	in := Import{
		Board:  shared.Board{ID: board.ID, Title: strings.TrimSpace(board.Title)},
		Labels: content.Labels, Lists: content.Lists, Cards: content.Cards, Checklists: content.Checklists, Items: content.Items,
	}
	if err := s.found(ctx, actor, in, createBoard); err != nil {
		return shared.Snapshot{}, err
	}
	return s.Snapshot(ctx, actor, board.ID)
}

// Import is a whole board from elsewhere, within the limits of package shared,
// every rank and count in place. Seq fields are ignored.
type Import struct {
	Board       shared.Board
	Labels      []shared.Label
	Lists       []shared.List
	Cards       []shared.Card // with Description
	Comments    []shared.Comment
	Checklists  []shared.Checklist
	Items       []shared.Item
	Attachments []shared.Attachment
}

// Import makes a board with everything on it, of which actor is the
// supervisor, or nothing at all.
func (s *Service) Import(ctx context.Context, actor shared.UserID, in Import) (shared.BoardID, error) {
	return in.Board.ID, s.found(ctx, actor, in, importBoard)
}

// The types of the changes that boards begin with.
const (
	createBoard = "create_board"
	importBoard = "import_board"
	copyBoard   = "copy_board"
)

// found writes a new board with its first change. For a board made from
// scratch that holds all there is. For an import or a copy it would be the whole
// board once more: it says only who did it and when, the log starts behind it, and a
// reader starts from the snapshot.
func (s *Service) found(ctx context.Context, actor shared.UserID, in Import, as string) error {
	const first = 1
	board := in.Board.ID
	now := s.now().UTC().Truncate(time.Microsecond)
	row := boardRow{ID: board, Title: in.Board.Title, Description: in.Board.Description, Background: in.Board.Background, Settings: in.Board.Settings,
		Head: first, Seq: first, CreatedBy: &actor, CreatedAt: now}
	if as != createBoard {
		row.LogStart = first
	}
	for _, card := range in.Cards {
		row.LastNumber = max(row.LastNumber, card.Number)
	}
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		made, err := tx.NewInsert().Model(&row).On("CONFLICT (id) DO NOTHING").Returning("NULL").Exec(ctx)
		if err != nil {
			return fmt.Errorf("insert the board: %w", err)
		}
		if n, err := made.RowsAffected(); err != nil || n == 0 {
			return s.again(ctx, tx, actor, board, as)
		}
		if err := s.roomForBoard(ctx, tx, actor); err != nil {
			return err
		}
		member := memberRow{BoardID: board, UserID: actor, Role: shared.Supervisor, Seq: first}
		if _, err := tx.NewInsert().Model(&member).Exec(ctx); err != nil {
			return fmt.Errorf("insert the supervisor: %w", err)
		}
		for _, insert := range []func() error{
			func() error { return bulk(ctx, tx, board, in.Labels, first, rowOfLabel) },
			func() error { return bulk(ctx, tx, board, in.Lists, first, rowOfList) },
			func() error { return bulk(ctx, tx, board, in.Cards, first, rowOfCard) },
			func() error { return bulk(ctx, tx, board, in.Comments, first, rowOfComment) },
			func() error { return bulk(ctx, tx, board, in.Checklists, first, rowOfChecklist) },
			func() error { return bulk(ctx, tx, board, in.Items, first, rowOfItem) },
			func() error { return bulk(ctx, tx, board, in.Attachments, first, rowOfAttachment) },
		} {
			if err := insert(); err != nil {
				return err
			}
		}
		change := shared.Change{Seq: first, Board: board, Command: shared.CommandID(board), Type: as, Actor: actor, At: now}
		if as == createBoard {
			supervisor, err := memberOf(ctx, tx, board, actor)
			if err != nil {
				return err
			}
			change.Boards, change.Members = []shared.Board{row.board()}, []shared.Member{supervisor}
			change.Labels, change.Lists, change.Cards = numbered(in.Labels, first), numbered(in.Lists, first), numbered(in.Cards, first)
			change.Checklists, change.Items = numbered(in.Checklists, first), numbered(in.Items, first)
		}
		return s.write(ctx, tx, change, &shared.Record{})
	})
	if err != nil {
		return fmt.Errorf("%s %s: %w", as, board, err)
	}
	return nil
}

// again is a board that is there already: fine when the same person has made
// it in the same way, which is then the same request arriving twice.
func (s *Service) again(ctx context.Context, tx bun.Tx, actor shared.UserID, board shared.BoardID, as string) error {
	same, err := tx.NewSelect().Model((*changeRow)(nil)).
		Where("board_id = ? AND seq = 1 AND actor = ? AND type = ?", board, actor, as).Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for the board: %w", err)
	}
	if !same {
		return &shared.Error{Code: shared.CodeConflict, Message: "This id is taken.",
			Fields: []shared.FieldError{{Field: "id", Message: "is taken"}}}
	}
	return nil
}

// numbered are entities as the change with that number leaves them.
func numbered[E shared.Entity](all []E, seq int64) []E {
	numbered := make([]E, len(all))
	for i, e := range all {
		numbered[i] = shared.WithSeq(e, seq).(E)
	}
	return numbered
}

// bulkSize keeps one INSERT's text to a few megabytes at the most.
const bulkSize = 200

// bulk inserts entities, many rows a statement.
func bulk[E shared.Entity, R any](ctx context.Context, tx bun.Tx, board shared.BoardID, all []E, seq int64, rowOf func(shared.BoardID, E) *R) error {
	for start := 0; start < len(all); start += bulkSize {
		var rows []*R
		for _, e := range all[start:min(start+bulkSize, len(all))] {
			rows = append(rows, rowOf(board, shared.WithSeq(e, seq).(E)))
		}
		if _, err := tx.NewInsert().Model(&rows).Exec(ctx); err != nil {
			return fmt.Errorf("insert rows from %d of %d: %w", start, len(all), err)
		}
	}
	return nil
}
