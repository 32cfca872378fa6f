package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// final are the acts that can't be undone.
var final = []string{shared.SetRole{}.Type(), shared.RemoveMember{}.Type()}

// did notes an act, so that it can be undone.
func (p *boardPage) did(e state.Entry) {
	if !slices.Contains(final, e.Type) {
		p.acts.Did(state.Act{Command: e.ID, Words: deedOf(e)})
		p.keepActs()
	}
}

// undoable offers to take back what was done.
func (p *boardPage) undoable(message string) done {
	return func(_ app.Context, e state.Entry) {
		p.env.toasts.offer(e.ID, message, text.T().Board.Undo, func(ctx app.Context) {
			if p.id != e.Board || p.board == nil {
				p.undoAway(e)
				return
			}
			p.on(p.id, func(ctx app.Context) {
				act, there := p.acts.Take(e.ID)
				p.undoAct(ctx, act, there)
			})
		})
	}
}

// undo takes back what was done last, and redo does again what was undone last.
func (p *boardPage) undo(ctx app.Context) {
	act, there := p.acts.Undo()
	p.undoAct(ctx, act, there)
}

func (p *boardPage) redo(ctx app.Context) {
	act, there := p.acts.Redo()
	p.redoAct(ctx, act, there)
}

func (p *boardPage) undoAct(ctx app.Context, act state.Act, there bool) {
	t := text.T().Board
	if !there {
		p.env.toasts.say(t.NothingToUndo)
		return
	}
	if e, all := p.reverse(ctx, act, false); len(all) > 0 {
		p.acts.Undid(act, all...)
		p.env.toasts.forget(act.Command) // it is taken up
		words := t.Undone(act.Words)
		if p.env.offline() && !p.board.Foretold(e.ID) {
			words = t.UndoneLater(act.Words)
		}
		p.env.toasts.offer(e.ID, words, t.Redo, func(ctx app.Context) {
			p.on(e.Board, func(ctx app.Context) {
				act, there := p.acts.TakeUndone(e.ID)
				p.redoAct(ctx, act, there)
			})
		})
	}
	p.keepActs()
}

func (p *boardPage) redoAct(ctx app.Context, act state.Act, there bool) {
	t := text.T().Board
	if !there {
		p.env.toasts.say(t.NothingToRedo)
		return
	}
	if e, all := p.reverse(ctx, act, true); len(all) > 0 {
		p.acts.Redid(act, all...)
		p.env.toasts.forget(act.Command)
		p.env.toasts.offer(e.ID, t.Redone(act.Words), t.Undo, func(ctx app.Context) {
			p.on(e.Board, func(ctx app.Context) {
				act, there := p.acts.Take(e.ID)
				p.undoAct(ctx, act, there)
			})
		})
	}
	p.keepActs()
}

// reverse undoes the commands of an act, the last one first, which does the act
// again where that is what they undid. It gives what undoes it, and the first of
// that. Of what is refused the person has been told why, and it is out of reach.
func (p *boardPage) reverse(ctx app.Context, act state.Act, again bool) (first state.Entry, all []shared.CommandID) {
	if p.board == nil {
		return first, nil
	}
	var why error
	for _, command := range slices.Backward(act.Commands()) {
		e, err := p.enqueue(func() (state.Entry, error) {
			e, err := p.board.Do(shared.Undo{Command: command}, time.Now())
			e.About.Name, e.About.Again = act.Words, again
			return e, err
		})
		switch {
		case err != nil && why == nil:
			why = err
		case err == nil:
			if all = append(all, e.ID); len(all) == 1 {
				first = e
			}
		}
	}
	if why != nil {
		p.refused(why)
	}
	p.show(ctx)
	return first, all
}

// undoAway undoes something on a board that is no longer shown.
func (p *boardPage) undoAway(e state.Entry) {
	acts := actsOf(e.Board)
	act, there := acts.Take(e.ID)
	if !there {
		p.env.toasts.say(text.T().Board.NothingToUndo)
		return
	}
	var all []shared.CommandID
	for _, command := range slices.Backward(act.Commands()) {
		undo, err := state.Sealed(e.Board, shared.Undo{Command: command}, time.Now())
		if err == nil {
			undo.About = state.About{Board: e.About.Board, Name: act.Words}
			err = p.env.outbox.Add(undo)
		}
		if err != nil {
			p.refused(err)
			break
		}
		all = append(all, undo.ID)
	}
	if len(all) == 0 {
		return
	}
	acts.Undid(act, all...)
	keepActs(e.Board, acts)
	p.env.toasts.say(text.T().Board.Undone(act.Words))
}

// actsKey is where this tab remembers what was done on a board, so that it can
// be undone after a reload.
const actsKey = "acts/"

func (p *boardPage) keepActs() { keepActs(p.id, p.acts) }

func keepActs(board shared.BoardID, acts state.Acts) {
	if data, err := json.Marshal(acts); err == nil {
		keepInTab(actsKey+string(board), string(data))
	}
}

func actsOf(board shared.BoardID) (acts state.Acts) {
	if data := tabKept(actsKey + string(board)); data != "" {
		_ = json.Unmarshal([]byte(data), &acts) // else there is nothing to undo
	}
	return acts
}

// forgetActs forgets what was done in this tab, on all boards.
func forgetActs() {
	defer func() { _ = recover() }() // a blocked sessionStorage throws
	kept := storage("sessionStorage")
	for i := kept.Get("length").Int() - 1; i >= 0; i-- {
		if key := kept.Call("key", i).String(); strings.HasPrefix(key, actsKey) {
			kept.Call("removeItem", key)
		}
	}
}
