// Package audit keeps the security log: sign-ins and failures, changes of
// passwords and roles, exports. It is written in the transaction of what it
// tells of, never changed, and removed when it is old. Each event is a line of the
// server's own log too, so that whatever gathers that has what nobody who has the
// database can change.
package audit

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// Log is the security log.
type Log struct {
	db  *db.DB
	log *slog.Logger
}

// New is the log in a database. It holds nothing else: each package that writes
// into it may have its own.
func New(db *db.DB, log *slog.Logger) *Log { return &Log{db: db, log: log} }

// Event is something to be told of. Never put a secret, or what somebody typed
// who was not let in, into Detail.
type Event struct {
	Kind    shared.AuditKind
	Actor   shared.UserID // who did it; empty: nobody is signed in
	Subject shared.UserID // whose account or membership it is about; empty: nobody's
	// Where it came from; what is empty is taken from the context, see [From].
	Address, Agent string
	Detail         map[string]string
}

type originKey struct{}

type origin struct{ address, agent string }

// From notes in a context where a request comes from, for what is written while
// it is answered.
func From(ctx context.Context, address, agent string) context.Context {
	return context.WithValue(ctx, originKey{}, origin{address, agent})
}

// mostAgent is how much of a program's name for itself is kept, in bytes.
const mostAgent = 300

// Write adds an event, within the transaction tx of what it tells of: it is
// committed with it or not at all. Where there is no transaction, tx is the
// database.
func (l *Log) Write(ctx context.Context, tx bun.IDB, e Event) error {
	from, _ := ctx.Value(originKey{}).(origin)
	if e.Address == "" {
		e.Address = from.address
	}
	if e.Agent == "" {
		e.Agent = from.agent
	}
	if e.Detail == nil {
		e.Detail = map[string]string{}
	}
	id := shared.NewID[shared.AuditID]()
	_, err := tx.NewInsert().Model(&row{
		ID: id, At: time.Now(), Kind: e.Kind, Actor: known(e.Actor), Subject: known(e.Subject),
		Address: text(e.Address), Agent: text(e.Agent), Detail: e.Detail,
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("write %s into the security log: %w", e.Kind, err)
	}
	l.copied(ctx, id, e)
	return nil
}

// copied writes a line about an event that is about to be committed. Should that
// fail, the request's own line says so. Addresses of people stay in the table.
func (l *Log) copied(ctx context.Context, id shared.AuditID, e Event) {
	line := []slog.Attr{slog.Any("kind", e.Kind), slog.Any("event", id), slog.Any("actor", e.Actor),
		slog.Any("subject", e.Subject), slog.String("from", text(e.Address))}
	for _, name := range slices.Sorted(maps.Keys(e.Detail)) {
		if name != "email" {
			line = append(line, slog.String("detail."+name, e.Detail[name]))
		}
	}
	l.log.LogAttrs(ctx, slog.LevelInfo, "security", line...)
}

type row struct {
	bun.BaseModel `bun:"table:audit"`

	ID      shared.AuditID `bun:",pk"`
	At      time.Time
	Kind    shared.AuditKind
	Actor   *shared.UserID
	Subject *shared.UserID
	Address string
	Agent   string
	Detail  map[string]string `bun:"type:jsonb"`
}

func known(id shared.UserID) *shared.UserID {
	if id == "" {
		return nil
	}
	return &id
}

// text makes what a stranger has sent fit to be stored: short, and without what
// Postgres takes in no text.
func text(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
	if len(s) <= mostAgent {
		return s
	}
	end := mostAgent
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
