package ui

import (
	"errors"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/outbox"
	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// actAll does several things to the board as one: they show together, and one
// undo takes all of them back. words say what was done, for how many of them;
// what is refused is told, and leaves the others.
func (p *boardPage) actAll(ctx app.Context, commands []shared.Command, words func(n int) string) (did int) {
	if p.board == nil || len(commands) == 0 {
		return 0
	}
	var first state.Entry
	var all []shared.CommandID
	var why error
	refused := 0
	for _, command := range commands {
		e, err := p.enqueue(func() (state.Entry, error) { return p.board.Do(command, time.Now()) })
		if err != nil {
			refused++
			if why == nil {
				why = err
			}
			if errors.Is(err, outbox.ErrFull) {
				refused = len(commands) - len(all)
				break
			}
			continue
		}
		if all = append(all, e.ID); len(all) == 1 {
			first = e
		}
	}
	if len(all) > 0 {
		did := deedOf(first)
		if len(all) > 1 {
			did = words(len(all))
		}
		p.acts.Did(state.Act{Command: first.ID, Rest: all[1:], Words: did})
		p.keepActs()
		p.undoable(words(len(all)))(ctx, first)
	}
	switch {
	case refused == 1 && len(commands) == 1:
		p.refused(why)
	case refused > 0:
		p.env.toasts.fail(text.T().Canvas.Refused(refused, len(commands), reasonOf(why)))
	}
	p.show(ctx)
	return len(all)
}

// actWhole does several things that belong together: all of them, or none.
func (p *boardPage) actWhole(ctx app.Context, commands []shared.Command, words string) {
	if p.board == nil {
		return
	}
	var first state.Entry
	var all []shared.CommandID
	for _, command := range commands {
		e, err := p.enqueue(func() (state.Entry, error) { return p.board.Do(command, time.Now()) })
		if err != nil {
			for _, id := range slices.Backward(all) {
				_, _ = p.enqueue(func() (state.Entry, error) { return p.board.Do(shared.Undo{Command: id}, time.Now()) })
			}
			p.refused(err)
			p.show(ctx)
			return
		}
		if all = append(all, e.ID); len(all) == 1 {
			first = e
		}
	}
	p.acts.Did(state.Act{Command: first.ID, Rest: all[1:], Words: words})
	p.keepActs()
	p.undoable(words)(ctx, first)
	p.show(ctx)
}
