package state

import (
	"slices"

	"incharge/shared"
)

// Apply takes a change of the server's in. Changes are taken in order: one that
// is known already is passed over, and false says that some before this one are
// missing, so that it has to come again behind them.
func (b *Board) Apply(change shared.Change) bool {
	if change.Seq > b.confirmed.Seq+1 {
		return false
	}
	if change.Seq == b.confirmed.Seq+1 {
		b.confirmed.Apply(change)
		b.recall()
		b.view = nil
	}
	b.settle(func(p *pending) bool {
		return p.id == change.Command || p.answer != nil && p.answer.Seq <= b.confirmed.Seq
	})
	return true
}

// Settle takes the server's answer to a command in. It may come before or
// after the change does by another way, and with changes before it missing:
// the command is shown as answered then, until they have come.
func (b *Board) Settle(outcome shared.Outcome) {
	if b.Apply(outcome.Change) {
		return
	}
	for _, p := range b.pending {
		if p.id == outcome.Change.Command {
			p.answer = &outcome.Change
			b.view = nil
		}
	}
}

// Refuse drops a command that the server will not carry out, and returns it;
// nil when it isn't pending.
func (b *Board) Refuse(id shared.CommandID) shared.Command {
	var refused shared.Command
	b.settle(func(p *pending) bool {
		if p.id != id {
			return false
		}
		refused = p.command
		return true
	})
	return refused
}

// Reset starts anew from a snapshot, with what is pending on top of it. What
// was answered ahead of it comes again as a change.
func (b *Board) Reset(snapshot shared.Snapshot) {
	b.confirmed = shared.NewState(snapshot)
	clear(b.details)
	b.view = nil
	b.settle(func(p *pending) bool { return p.answer != nil })
}

func (b *Board) settle(settled func(*pending) bool) {
	before := len(b.pending)
	b.pending = slices.DeleteFunc(b.pending, settled)
	if len(b.pending) != before {
		b.view = nil
	}
}

// Learn takes in what a snapshot doesn't hold of a card. One that was read
// before the card's last change is of no use any more; false says so, and that
// it must be read again.
func (b *Board) Learn(detail shared.CardDetail) bool {
	if known, ok := b.confirmed.Card(detail.Card.ID); ok && known.Seq > detail.Seq {
		return false
	}
	if detail.Seq > b.confirmed.Seq {
		b.details[detail.Card.ID] = detail // shown with the changes it was read after
		return true
	}
	b.confirmed.Learn(detail)
	b.view = nil
	return true
}

// recall learns what was read ahead, once the changes it was read after are in.
func (b *Board) recall() {
	for id, detail := range b.details {
		if detail.Seq <= b.confirmed.Seq {
			delete(b.details, id)
			b.confirmed.Learn(detail)
		}
	}
}
