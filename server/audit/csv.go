package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"incharge/server/sheet"
	"incharge/shared"
)

// exportBatch is how many events an export holds in memory.
const exportBatch = 1000

var columns = []string{"id", "at", "kind", "actor", "actor_name", "subject", "subject_name", "address", "agent", "detail"}

// WriteCSV writes all events that a filter lets through, the newest first, as
// CSV (RFC 4180) under a line of headings.
func (l *Log) WriteCSV(ctx context.Context, w io.Writer, f Filter) error {
	out, err := sheet.New(w, columns...)
	if err != nil {
		return err
	}
	for {
		events, err := l.read(ctx, f, exportBatch)
		if err != nil {
			return err
		}
		for _, e := range events {
			if err := out.Line(cells(e)...); err != nil {
				return fmt.Errorf("write event %s: %w", e.ID, err)
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
		if len(events) < exportBatch {
			return nil
		}
		f.After = events[len(events)-1].ID
	}
}

func cells(e shared.AuditEvent) []string {
	var actor, subject shared.AuditPerson
	if e.Actor != nil {
		actor = *e.Actor
	}
	if e.Subject != nil {
		subject = *e.Subject
	}
	detail, _ := json.Marshal(e.Detail) // texts by texts can't fail
	return []string{
		string(e.ID), e.At.Format(time.RFC3339Nano), string(e.Kind), string(actor.ID), actor.Name,
		string(subject.ID), subject.Name, e.Address, e.Agent, string(detail),
	}
}
