package audit

import (
	"context"
	"fmt"
	"time"

	"incharge/shared"
)

// Filter chooses events. What is zero chooses nothing out.
type Filter struct {
	Kind  shared.AuditKind
	User  shared.UserID  // who did it, or whom it is about
	From  time.Time      // at this time or later
	To    time.Time      // before this time
	After shared.AuditID // older than this one
}

// pageSize is how many events are read at once.
const pageSize = 100

// Read gives the events that a filter lets through, the newest first, a page of
// them.
func (l *Log) Read(ctx context.Context, f Filter) (shared.AuditPage, error) {
	events, err := l.read(ctx, f, pageSize+1)
	if err != nil {
		return shared.AuditPage{}, err
	}
	page := shared.AuditPage{Events: events}
	if len(events) > pageSize {
		page.Events = events[:pageSize]
		page.Next = events[pageSize-1].ID
	}
	return page, nil
}

func (l *Log) read(ctx context.Context, f Filter, most int64) ([]shared.AuditEvent, error) {
	var rows []struct {
		row
		ActorName   *string
		SubjectName *string
	}
	query := l.db.NewSelect().TableExpr("audit AS e").
		ColumnExpr("e.*, a.name AS actor_name, s.name AS subject_name").
		Join("LEFT JOIN users AS a ON a.id = e.actor").
		Join("LEFT JOIN users AS s ON s.id = e.subject").
		OrderExpr("e.at DESC, e.id DESC").Limit(most)
	if f.Kind != "" {
		query = query.Where("e.kind = ?", f.Kind)
	}
	if f.User != "" {
		query = query.Where("(e.actor = ? OR e.subject = ?)", f.User, f.User)
	}
	if !f.From.IsZero() {
		query = query.Where("e.at >= ?", f.From)
	}
	if !f.To.IsZero() {
		query = query.Where("e.at < ?", f.To)
	}
	if f.After != "" { // where that has been removed for its age, so has all that is older
		query = query.Where("(e.at, e.id) < (SELECT at, id FROM audit WHERE id = ?)", f.After)
	}
	if err := query.Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("read the security log: %w", err)
	}
	events := make([]shared.AuditEvent, len(rows))
	for i, r := range rows {
		events[i] = shared.AuditEvent{
			ID: r.ID, At: r.At.UTC(), Kind: r.Kind, Actor: person(r.Actor, r.ActorName), Subject: person(r.Subject, r.SubjectName),
			Address: r.Address, Agent: r.Agent, Detail: r.Detail,
		}
	}
	return events, nil
}

func person(id *shared.UserID, name *string) *shared.AuditPerson {
	if id == nil {
		return nil
	}
	p := &shared.AuditPerson{ID: *id}
	if name != nil {
		p.Name = *name
	}
	return p
}
