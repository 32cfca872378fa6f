package ui

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

// clashes are this person's texts that could not be merged with somebody
// else's, on every board, until they have decided. They are kept on the device.
type clashes struct {
	store   *store.Store
	changed signal

	turn   sync.Mutex // of changing them; it is held while the device works
	mu     sync.Mutex
	user   shared.UserID // whose they are; "": nobody's
	kept   store.Clashes
	unkept bool // the device has not taken them in
}

// current is what waits for a decision, the latest last. The slice is not to
// be changed.
func (c *clashes) current() []store.Clash {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.kept.All
}

// of are those of one card.
func (c *clashes) of(card shared.CardID) []store.Clash {
	return slices.DeleteFunc(slices.Clone(c.current()), func(one store.Clash) bool { return one.Card != card })
}

// follow has those at hand of whoever is signed in. A session may end and the
// same person be back: then they are still there.
func (c *clashes) follow(ctx context.Context, s *session) {
	account, _ := s.current()
	switch {
	case account != nil:
		c.be(account.ID)
		go c.change(ctx, func(*store.Clashes) {})
	case s.wasLeft():
		c.be("")
	}
}

// watch reads them anew when this window is looked at: another one may have
// decided.
func (c *clashes) watch(ctx context.Context) {
	listen(document(), "visibilitychange", func() {
		if len(c.current()) > 0 && document().Get("visibilityState").String() == "visible" {
			go c.change(ctx, func(*store.Clashes) {})
		}
	})
}

// be forgets what is held here of anybody else.
func (c *clashes) be(user shared.UserID) {
	c.mu.Lock()
	same := c.user == user
	c.user = user
	c.mu.Unlock()
	if !same {
		c.set(store.Clashes{}, false)
	}
}

// keepClashes notes what a change of this person's own left out, and leads to
// the card, unless that is what they see.
func (e *env) keepClashes(change shared.Change) {
	if len(change.Conflicts) == 0 {
		return
	}
	go func() {
		t := text.T().Clash
		for _, c := range e.clashes.note(context.Background(), change) {
			if path := cardPath(c.Board, c.Number); app.Window().URL().Path != path {
				e.toasts.warn(t.Toast(c.Title), t.Look, func(ctx app.Context) { ctx.Navigate(path) })
			}
		}
	}()
}

// note takes in what a change left out of one's own texts, and gives what is
// new of it: a change may come several times.
func (c *clashes) note(ctx context.Context, change shared.Change) (more []store.Clash) {
	c.change(ctx, func(kept *store.Clashes) {
		if change.Seq <= kept.Seen[change.Board] {
			return
		}
		if kept.Seen == nil {
			kept.Seen = map[shared.BoardID]int64{}
		}
		kept.Seen[change.Board] = change.Seq
		for _, both := range change.Conflicts {
			one := store.Clash{Board: change.Board, Seq: change.Seq, At: change.At, TextClash: both}
			for _, card := range change.Cards {
				if card.ID == both.Card {
					one.Title, one.Number = card.Title, card.Number
				}
			}
			more = append(more, one)
		}
		for _, one := range more {
			// Two texts that clash with the same one were written in a row, the
			// later on top of the earlier: after a clash has been seen it takes
			// another change of somebody else's to clash again.
			kept.All = slices.DeleteFunc(kept.All, func(was store.Clash) bool {
				return was.Board == one.Board && was.Card == one.Card && was.Field == one.Field && was.Kept == one.Kept
			})
			kept.All = append(kept.All, one)
		}
	})
	return more
}

// decide ends one.
func (c *clashes) decide(ctx context.Context, done store.Clash) {
	c.change(ctx, func(kept *store.Clashes) {
		kept.All = slices.DeleteFunc(kept.All, func(one store.Clash) bool {
			return one.Board == done.Board && one.Seq == done.Seq && one.Field == done.Field
		})
	})
}

// change does something to what is kept: another tab may have changed it since
// it was read here. It waits for the device.
func (c *clashes) change(ctx context.Context, do func(*store.Clashes)) {
	c.turn.Lock()
	defer c.turn.Unlock()
	kept, err := c.store.Clashes(ctx)
	c.mu.Lock()
	if err != nil || c.unkept || !c.store.Keeps() { // what is here is all there is, for as long as the page is open
		kept = store.Clashes{All: slices.Clone(c.kept.All), Seen: maps.Clone(c.kept.Seen)}
	}
	c.mu.Unlock()
	do(&kept)
	err = c.store.SetClashes(ctx, kept)
	c.set(kept, err != nil)
}

func (c *clashes) set(kept store.Clashes, unkept bool) {
	c.mu.Lock()
	c.kept, c.unkept = kept, unkept
	c.mu.Unlock()
	c.changed.fire()
}
