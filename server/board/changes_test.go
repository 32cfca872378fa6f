package board

import (
	"context"
	"strings"
	"testing"

	"github.com/uptrace/bun"
)

// asked notes what the database is asked.
type asked struct{ queries []string }

func (a *asked) AfterQuery(context.Context, *bun.QueryEvent) {}

func (a *asked) BeforeQuery(ctx context.Context, event *bun.QueryEvent) context.Context {
	a.queries = append(a.queries, event.Query)
	return ctx
}

// A thousand readers who come back at once, and have missed nothing, don't read
// the log.
func TestNothingNewCostsNoLog(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.card(t, "Card")
	head, a := b.snapshot(t).Seq, &asked{}
	b.db.DB = b.db.WithQueryHook(a)
	for since, want := range map[int64]int{head: 0, head - 1: 1} {
		a.queries = nil
		changes, err := b.Changes(t.Context(), b.supervisor, b.board, since)
		if err != nil || changes.Seq != head || len(changes.Changes) != want {
			t.Fatalf("since %d: %+v, %v", since, changes, err)
		}
		log := 0
		for _, query := range a.queries {
			if strings.Contains(query, `"changes"`) {
				log++
			}
		}
		if log != want {
			t.Errorf("since %d the log was read %d times, want %d: %q", since, log, want, a.queries)
		}
	}
}
