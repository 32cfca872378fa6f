package proof

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/app/outbox"
	"incharge/app/outbox/outboxtest"
	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// tab is the app in one tab without its looks: the board, what waits to be
// sent, and the connection, put together as the pages do it. What the pages do
// on the goroutine that draws is done under mu.
type tab struct {
	*outboxtest.Tab
	browser *browser
	outbox  *outbox.Outbox
	client  *client.Client
	conn    *live.Conn

	mu    sync.Mutex
	board *state.Board
	watch *live.Watch
	acts  state.Acts
	draft *state.Draft
	whole bool // asked for the details, and they may be on their way
}

// open opens a tab on the board.
func (b *browser) open() *tab {
	t := &tab{Tab: b.Open(), browser: b, client: client.New(b.line.call)}
	t.outbox = outbox.New(outbox.Config{Queue: t, Tabs: t, Locks: t, Transport: t, Keep: true})
	t.conn = live.New(t.Life, live.Config{Dial: b.line.dial, Poll: t.client.Changes, Now: b.now})
	t.outbox.Listen(outbox.Events{
		Changed: func(shared.BoardID) { t.on(t.await) },
		Settled: func(o shared.Outcome) { t.on(func() { t.settle(o) }) },
		Refused: func(r outbox.Refusal) { t.on(func() { t.drop(r.ID) }) },
		Lost: func(_ shared.BoardID, id shared.CommandID) {
			t.on(func() {
				if t.board != nil && t.board.Lose(id) {
					t.refetch()
				}
			})
		},
	})
	b.mu.Lock()
	b.tabs = append(b.tabs, t)
	b.mu.Unlock()
	t.outbox.Open(b.user)
	go t.load()
	return t
}

// close ends the tab, and its memory with it.
func (t *tab) close() {
	t.Tab.Close()
	b := t.browser
	b.mu.Lock()
	b.tabs = slices.DeleteFunc(b.tabs, func(other *tab) bool { return other == t })
	b.mu.Unlock()
	t.outbox.Close()
}

// safe lets what was done here get onto the device, without which closing the
// tab loses it: a browser asks before.
func (t *tab) safe(h house) bool {
	for range 100 {
		if t.outbox.Unsafe() == 0 {
			return true
		}
		h.pass(time.Millisecond)
	}
	return false
}

// Send makes the tab its outbox's way to the server.
func (t *tab) Send(ctx context.Context, user shared.UserID, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(t.Life, cancel)()
	return t.client.Do(ctx, user, board, envelope)
}

// on does something unless the tab is closed.
func (t *tab) on(do func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.Life.Err() == nil {
		do()
	}
}

func (t *tab) load() {
	if kept := t.browser.remembered(); kept != nil {
		t.outbox.Ready(t.Life)
		t.on(func() {
			t.receive(*kept)
			t.follow()
		})
		return
	}
	t.fetch(t.receive)
}

// fetch asks for the board until there is one, and then follows it.
func (t *tab) fetch(receive func(store.Kept)) {
	for again := true; again && t.Life.Err() == nil; {
		snapshot, err := t.client.Snapshot(t.Life, t.browser.board)
		t.on(func() {
			if again = err != nil && t.board == nil; again {
				return
			}
			if err == nil {
				receive(store.Kept{Snapshot: snapshot})
			}
			t.follow()
		})
		if again {
			select {
			case <-time.After(200 * time.Millisecond):
			case <-t.Life.Done():
			}
		}
	}
}

func (t *tab) refetch() { go t.fetch(t.reset) }

func (t *tab) receive(kept store.Kept) {
	switch {
	case t.board == nil:
		t.board = state.New(kept.Snapshot, t.browser.user)
		if kept.Details != nil {
			t.board.LearnAll(*kept.Details)
		}
		t.board.Recall(kept.Own)
		t.board.Add(t.outbox.Waiting(t.browser.board)...)
	case kept.Seq > t.board.Seq():
		t.reset(kept)
	}
}

func (t *tab) reset(kept store.Kept) {
	if t.board == nil {
		t.receive(kept)
		return
	}
	t.board.Reset(kept.Snapshot)
	t.board.Add(t.outbox.Waiting(t.browser.board)...)
	t.whole = false
}

func (t *tab) follow() {
	if !t.whole && !t.board.Whole() {
		t.whole = true
		go t.complete()
	}
	if t.watch != nil {
		t.watch.Resume(t.board.Seq())
		return
	}
	t.watch = t.conn.Watch(t.browser.board, t.board.Seq(), live.Events{
		Changes: func(changes []shared.Change) { t.on(func() { t.take(changes) }) },
		Resync:  func() { t.on(t.refetch) },
		Gone: func() {
			t.on(func() {
				t.watch = nil
				t.refetch()
			})
		},
	})
}

func (t *tab) complete() {
	details, err := t.client.Details(t.Life, t.browser.board)
	t.on(func() {
		if err != nil || !t.board.LearnAll(details) {
			t.whole = false
		}
	})
}

func (t *tab) take(changes []shared.Change) {
	for _, change := range changes {
		if !t.board.Apply(change) {
			t.refetch()
			return
		}
		t.outbox.Seen(change)
	}
}

func (t *tab) await() {
	if t.board != nil {
		t.board.Add(t.outbox.Waiting(t.browser.board)...)
	}
}

func (t *tab) settle(outcome shared.Outcome) {
	if t.board == nil {
		return
	}
	t.board.Settle(outcome)
	if outcome.Change.Trimmed && outcome.Change.Seq > t.board.Seq() {
		t.refetch()
	}
}

func (t *tab) drop(id shared.CommandID) {
	t.acts.Refused(id)
	if t.board != nil {
		t.board.Refuse(id)
	}
}

// act does something, as a click does. False: it was refused there and then.
func (t *tab) act(do func(*state.Board) (state.Entry, error)) (given, bool) {
	return t.give(do, func(e state.Entry) { t.acts.Did(state.Act{Command: e.ID}) })
}

func (t *tab) give(do func(*state.Board) (state.Entry, error), then func(state.Entry)) (given, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.board == nil {
		return given{}, false
	}
	e, err := do(t.board)
	if err == nil {
		if err = t.outbox.Add(e); err != nil {
			t.board.Refuse(e.ID)
		}
	}
	if err != nil {
		return given{}, false
	}
	then(e)
	return given{t.browser, e}, true
}

// undo takes back what was done here last, and redo does it again.
func (t *tab) undo() (given, bool) {
	var act state.Act
	return t.give(func(b *state.Board) (state.Entry, error) {
		var there bool
		if act, there = t.acts.Undo(); !there {
			return state.Entry{}, fmt.Errorf("nothing to undo")
		}
		return b.Do(shared.Undo{Command: act.Command}, t.browser.now())
	}, func(e state.Entry) { t.acts.Undid(act, e.ID) })
}

func (t *tab) redo() (given, bool) {
	var act state.Act
	return t.give(func(b *state.Board) (state.Entry, error) {
		var there bool
		if act, there = t.acts.Redo(); !there {
			return state.Entry{}, fmt.Errorf("nothing to redo")
		}
		return b.Do(shared.Undo{Command: act.Command}, t.browser.now())
	}, func(e state.Entry) { t.acts.Redid(act, e.ID) })
}

// begin opens a text for writing; write changes a line of it and saves it.
func (t *tab) begin(card shared.CardID, field state.Field) {
	t.on(func() {
		if t.board != nil && (field == state.Title || t.board.View().Whole(card)) {
			draft := t.board.Begin(card, field)
			t.draft = &draft
		}
	})
}

func (t *tab) write(at int, line string) (given, bool) {
	return t.give(func(b *state.Board) (state.Entry, error) {
		draft := t.draft
		if draft == nil {
			return state.Entry{}, fmt.Errorf("nothing to write")
		}
		t.draft = nil
		lines := strings.Split(draft.Read, "\n")
		if draft.Field == state.Title {
			lines = []string{line}
		} else if at < len(lines) {
			lines[at] = line
		} else {
			lines = append(lines, line)
		}
		return b.Save(*draft, strings.Join(lines, "\n"), t.browser.now())
	}, func(e state.Entry) { t.acts.Did(state.Act{Command: e.ID}) })
}

func (t *tab) cards() (cards []shared.CardID) {
	t.on(func() {
		if t.board != nil {
			for _, c := range t.board.View().Snapshot().Cards {
				cards = append(cards, c.ID)
			}
		}
	})
	return cards
}

// keep writes the board down on the device.
func (t *tab) keep() {
	t.on(func() {
		if t.board != nil {
			details := t.board.Details()
			t.browser.remember(&store.Kept{Snapshot: t.board.Snapshot(), Details: &details, Own: t.board.Own()})
		}
	})
}

func (t *tab) hurry() {
	t.outbox.Hurry()
	t.conn.Hurry()
}
