package audit

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"incharge/shared"
)

// exportBatch is how many events an export holds in memory.
const exportBatch = 1000

var columns = []string{"id", "at", "kind", "actor", "actor_name", "subject", "subject_name", "address", "agent", "detail"}

// WriteCSV writes all events that a filter lets through, the newest first, as
// CSV (RFC 4180) under a line of headings.
func (l *Log) WriteCSV(ctx context.Context, w io.Writer, f Filter) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(columns); err != nil {
		return fmt.Errorf("write the headings: %w", err)
	}
	for {
		events, err := l.read(ctx, f, exportBatch)
		if err != nil {
			return err
		}
		for _, e := range events {
			if err := out.Write(cells(e)); err != nil {
				return fmt.Errorf("write event %s: %w", e.ID, err)
			}
		}
		out.Flush()
		if err := out.Error(); err != nil {
			return fmt.Errorf("write the security log: %w", err)
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
	line := []string{
		string(e.ID), e.At.Format(time.RFC3339Nano), string(e.Kind), string(actor.ID), actor.Name,
		string(subject.ID), subject.Name, e.Address, e.Agent, string(detail),
	}
	for i, cell := range line {
		line[i] = harmless(cell)
	}
	return line
}

// harmless keeps a spreadsheet from taking a cell for a formula, which may send
// what is in the sheet elsewhere: names and agents are whatever people typed.
// It puts an apostrophe in front, as OWASP advises ("CSV Injection").
func harmless(cell string) string {
	start := strings.TrimLeft(cell, " ")
	if start != "" && strings.ContainsAny(string([]rune(start)[0]), "=+-@\t\r\n\v\f＝＋－＠") {
		return "'" + cell
	}
	return cell
}
