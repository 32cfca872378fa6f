package board

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

type publicRow struct {
	bun.BaseModel `bun:"table:public_links"`

	BoardID   shared.BoardID `bun:",pk"`
	TokenHash []byte
	MadeBy    *shared.UserID
	MadeAt    time.Time
}

// PublicLink tells a supervisor whether there is a link by which anybody reads
// the board.
func (s *Service) PublicLink(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.PublicLink, error) {
	var link shared.PublicLink
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		if _, err := managed(ctx, tx, actor, board); err != nil {
			return err
		}
		var row struct {
			MadeAt time.Time
			Name   string
		}
		err := tx.NewSelect().TableExpr("public_links AS l").Join("LEFT JOIN users AS u ON u.id = l.made_by").
			ColumnExpr("l.made_at, coalesce(u.name, '') AS name").Where("l.board_id = ?", board).Scan(ctx, &row)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("look for the public link: %w", err)
		}
		link = shared.PublicLink{On: true, Since: new(row.MadeAt.UTC()), By: row.Name}
		return nil
	})
	return link, err
}

// MakePublic makes a link by which anybody reads the board, for a supervisor; the
// one before ends. There is none of a board whose PICs see only their cards: it
// would show them the others.
func (s *Service) MakePublic(ctx context.Context, actor shared.UserID, board shared.BoardID) (token string, err error) {
	token = rand.Text()
	hash := sha256.Sum256([]byte(token))
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		row, err := managed(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		if row.Settings.PICsSeeOnlyTheirs {
			return shared.Because(shared.Reason{Kind: shared.ReasonTheirs, Thing: shared.KindBoard})
		}
		link := publicRow{BoardID: board, TokenHash: hash[:], MadeBy: &actor, MadeAt: s.now()}
		_, err = tx.NewInsert().Model(&link).On("CONFLICT (board_id) DO UPDATE").
			Set("token_hash = EXCLUDED.token_hash, made_by = EXCLUDED.made_by, made_at = EXCLUDED.made_at").Exec(ctx)
		if err != nil {
			return fmt.Errorf("write the public link: %w", err)
		}
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditPublished, Actor: actor, Detail: map[string]string{"board": string(board)}})
	})
	return token, err
}

// EndPublic ends the link, if there is one.
func (s *Service) EndPublic(ctx context.Context, actor shared.UserID, board shared.BoardID) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := managed(ctx, tx, actor, board); err != nil {
			return err
		}
		ended, err := tx.NewDelete().Model((*publicRow)(nil)).Where("board_id = ?", board).Exec(ctx)
		if err != nil {
			return fmt.Errorf("end the public link: %w", err)
		}
		if n, err := ended.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditUnpublished, Actor: actor, Detail: map[string]string{"board": string(board)}})
	})
}

// published is the board that a token is for, as long as anybody may read it.
func published(ctx context.Context, tx bun.Tx, token string) (boardRow, error) {
	var row boardRow
	hash := sha256.Sum256([]byte(token))
	err := tx.NewSelect().Model(&row).Where("id = (SELECT board_id FROM public_links WHERE token_hash = ?)", hash[:]).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return row, shared.NotFound("")
	}
	if err != nil {
		return row, fmt.Errorf("find the public board: %w", err)
	}
	if row.DeletedAt != nil || row.Settings.PICsSeeOnlyTheirs {
		return row, shared.NotFound("")
	}
	return row, nil
}
