package proof

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/app/client"
	"incharge/app/state"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestTwoTabs has two tabs of one browser share what they have to send: it is
// sent once, in the order in which it was given in both, also when the tab is
// closed in which it was given.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	at := dbtest.URL(t)
	s := newSite(t, at)
	database, err := pgx.Connect(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close(t.Context()) })
	for name, plain := range map[string]bool{"with locks": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			p := s.person(strings.ReplaceAll(name, " ", ""))
			h := &twoServers{site: s, database: database, people: []*person{p}, board: p.board("A board", nil)}
			line := &counted{line: h.line(0), sent: map[shared.CommandID]int{}}
			b := newBrowser(p.account.ID, h.board, line)
			b.Plain = plain
			f := &fleet{house: h, board: h.board, people: []shared.UserID{p.account.ID}, browsers: []*browser{b}}
			defer f.close()
			left, right := b.open(), b.open()
			eventually(t, "both tabs show the board", f.quiet)

			list := h.snapshot().Lists[0].ID
			add := func(in *tab) {
				t.Helper()
				g, ok := in.act(func(b *state.Board) (state.Entry, error) {
					return b.Do(shared.AddCard{Card: shared.NewID[shared.CardID](), List: list, Title: "A card"}, time.Now())
				})
				if !ok {
					t.Fatal("a card can't be added")
				}
				f.did(g, ok)
				eventually(t, "it is on the device", func() bool { return in.outbox.Unsafe() == 0 })
			}
			line.become(offline, 0)
			for range 5 {
				add(left)
				add(right)
			}
			eventually(t, "both tabs show what was done in either", func() bool { return left.shows(10) && right.shows(10) })
			left.close()
			line.become(fine, 1)
			f.rest(t)

			var want, got []shared.CommandID
			for _, g := range f.given {
				want = append(want, g.entry.ID)
			}
			for _, change := range h.log() {
				if change.Type == "add_card" {
					got = append(got, change.Command)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("given in the order\n%v\nand done in the order\n%v", want, got)
			}

			left = b.open()
			eventually(t, "both tabs show the board", f.quiet)
			for range 5 {
				add(left)
				add(right)
			}
			f.rest(t)
			for id, times := range line.sent {
				if times > 1 && !plain {
					t.Errorf("%s was sent %d times, over a network that loses nothing", id, times)
				}
			}
		})
	}
}

// shows says whether the tab shows so many cards.
func (t *tab) shows(cards int) (so bool) {
	t.on(func() { so = len(t.board.View().Snapshot().Cards) == cards })
	return so
}

// counted counts how often each command gets through.
type counted struct {
	line
	mu   sync.Mutex
	sent map[shared.CommandID]int
}

func (c *counted) call(ctx context.Context, r client.Request) (client.Response, error) {
	response, err := c.line.call(ctx, r)
	var envelope shared.Envelope
	if err == nil && strings.HasSuffix(r.Path, "/commands") && json.Unmarshal(r.Body, &envelope) == nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.sent[envelope.ID]++
	}
	return response, err
}

// eventually waits for something that happens by itself.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in %v this has not happened: %s", patience, what)
		}
	}
}
