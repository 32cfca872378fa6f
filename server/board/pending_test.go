package board

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/server/board/boardtest"
	"incharge/shared"
)

// pending is a command that somebody gave without a network.
type pending struct {
	id       shared.CommandID
	command  shared.Command
	at       time.Time
	foretold shared.Change // when it was given
}

// TestOfflineIsForetold gives commands without a network, undos of earlier ones
// among them, all of them foretold on top of one another, and then sends them.
// Where nobody else has done anything meanwhile, the server does exactly what
// was foretold then, numbers included. Where others have, it does what is
// foretold once what they did is known.
func TestOfflineIsForetold(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	tick := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b.now = func() time.Time { return tick }
	undone := 0
	rapid.Check(t, func(r *rapid.T) {
		b.furnished(r)
		confirmed := b.reader(r)
		w := boardtest.New(b.snapshot(r), b.details(r))
		do := func(actor shared.UserID, id shared.CommandID, command shared.Command) (shared.Change, error) {
			done, err := b.Execute(r.Context(), actor, b.board, id, command)
			if err == nil {
				w.Done(id, done.Change)
				confirmed.Remember(id, done.Change)
				confirmed.Apply(done.Change)
			}
			return done.Change, err
		}
		for range rapid.IntRange(1, 3).Draw(r, "spells") {
			actor := b.roles(r)
			var queue []pending
			view := shared.Over(confirmed)
			for range rapid.IntRange(1, 12).Draw(r, "given") {
				tick = tick.Add(time.Minute)
				p := pending{id: shared.NewID[shared.CommandID](), command: w.Command(r, actor), at: tick}
				change, err := view.Predict(actor, p.at, p.command)
				if err != nil {
					continue // refused here and now, or nothing to hold on to
				}
				p.foretold = change
				queue = append(queue, p)
				w.Done(p.id, shared.Change{Actor: actor})
				view.Remember(p.id, change)
				view.Apply(change)
			}
			alone := true
			for i, p := range queue {
				if rapid.IntRange(0, 7).Draw(r, "somebody else") == 0 {
					alone = false
					tick = tick.Add(time.Minute)
					_, _ = do(b.supervisor, shared.NewID[shared.CommandID](), w.Command(r, b.supervisor)) // or not
				}
				tick = p.at
				view := shared.Over(confirmed)
				var foretold shared.Change
				var refusal error
				for j, p := range queue[i:] { // all of them, as a screen has it
					change, err := view.Predict(actor, p.at, p.command)
					if j == 0 {
						foretold, refusal = change, err
					}
					if err == nil {
						view.Remember(p.id, change)
						view.Apply(change)
					}
				}
				change, err := do(actor, p.id, p.command)
				if errors.Is(refusal, shared.ErrUnpredictable) {
					continue
				}
				wantForetold(r, p.command, foretold, refusal, change, err)
				if alone {
					wantForetold(r, p.command, p.foretold, nil, change, err)
				}
				if _, undo := p.command.(shared.Undo); undo && err == nil {
					undone++
				}
			}
		}
		b.wantFresh(r, confirmed)
	})
	if undone < 20 {
		t.Errorf("only %d undos were foretold", undone)
	}
}
