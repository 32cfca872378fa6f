// Package board carries commands out on boards in Postgres and reads boards
// back: the rules are shared's, the rows and queries are here. Every mutation
// goes through one helper, [Service.change], which numbers it, logs it and
// hands it on once it is committed. The package knows nothing of sockets or
// mail, only the two small interfaces below.
package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/server/db"
	"incharge/shared"
)

// Jobs writes jobs inside the transaction of a change: they are committed with
// it or not at all.
type Jobs interface {
	// Tells is whether people are to be told of such a change.
	Tells(change shared.Change) bool
	// Changed writes the job that tells them of all that is new on the board,
	// having set notices_at of its row back to null.
	Changed(ctx context.Context, tx bun.Tx, board shared.BoardID) error
	Invited(ctx context.Context, tx bun.Tx, invitation InvitationID) error
}

// Publisher is told of a change once it is committed. It must not block.
// Changes of one board may reach it out of order.
type Publisher interface {
	Publish(change shared.Change)
}

// commandTime is what a command may take, waiting for its board included. It
// runs to its end even when whoever sent it has gone away: sent again under
// the same id, it is answered from the log.
const commandTime = 20 * time.Second

// Service carries out commands and reads boards.
type Service struct {
	db        *db.DB
	jobs      Jobs
	publisher Publisher
	log       *slog.Logger
	audit     *audit.Log
	now       func() time.Time
	turns     turns
}

// Option changes a setting of New.
type Option func(*Service)

// Clock has the time taken from elsewhere than the machine's clock.
func Clock(now func() time.Time) Option { return func(s *Service) { s.now = now } }

// New is a Service on an open, migrated database.
func New(db *db.DB, jobs Jobs, publisher Publisher, log *slog.Logger, options ...Option) *Service {
	s := &Service{db: db, jobs: jobs, publisher: publisher, log: log, audit: audit.New(db, log), now: time.Now,
		turns: turns{boards: map[shared.BoardID]*turn{}}}
	for _, option := range options {
		option(s)
	}
	return s
}

// read runs fn on one consistent view of the database.
func (s *Service) read(ctx context.Context, fn func(ctx context.Context, tx bun.Tx) error) error {
	view := &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	return s.db.RunInTx(ctx, view, fn)
}

// place is where somebody stands on a board, and where the board stands.
type place struct {
	Role      shared.Role
	Settings  shared.Settings `bun:"type:jsonb"`
	Head      int64
	LogStart  int64
	SightFrom int64 // since this change they see the cards that they see
}

// placeOf answers NotFound to whom the board is not there for.
func placeOf(ctx context.Context, in bun.IDB, actor shared.UserID, board shared.BoardID) (place, error) {
	var p place
	if !shared.ValidID(board) {
		return p, shared.NotFound("")
	}
	err := db.One(ctx, in, &p, `SELECT m.role, b.settings, b.head, b.log_start,
		greatest(m.sight_from, CASE m.role WHEN 'pic' THEN b.sight_from ELSE 0 END) AS sight_from
		FROM boards b JOIN members m ON m.board_id = b.id AND m.user_id = $1 WHERE b.id = $2`, actor, board)
	if errors.Is(err, sql.ErrNoRows) {
		return p, shared.NotFound("")
	}
	if err != nil {
		return p, fmt.Errorf("find the board: %w", err)
	}
	return p, nil
}
