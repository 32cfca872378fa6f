package state

import (
	"slices"

	"incharge/shared"
)

// Apply takes a change of the server's in. Changes are taken in order: one that
// is known already is passed over, and false says that some before this one are
// missing, or what it did, so that it has to come again.
func (b *Board) Apply(change shared.Change) bool {
	if change.Seq > b.confirmed.Seq+1 || change.Seq > b.confirmed.Seq && change.Trimmed {
		return false
	}
	if change.Seq == b.confirmed.Seq+1 {
		if change.Actor == b.actor {
			b.confirmed.Remember(change.Command, change)
		} else {
			b.confirmed.Witness(change)
		}
		b.confirmed.Apply(change)
		b.old = true
		b.recall()
	}
	if change.Actor == b.actor {
		b.answered(change)
		b.done.add(change.Command)
	}
	b.drop(func(p *pending) bool {
		return p.ID == change.Command || p.answer != nil && p.answer.Seq <= b.confirmed.Seq
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
	if at := b.find(outcome.Change.Command); at >= 0 {
		b.answered(outcome.Change)
		b.pending[at].answer = &outcome.Change
		b.old = true
	}
}

// Refuse drops a command that the server will not carry out, and with it what
// undoes it. It names all of them; none when it isn't pending.
func (b *Board) Refuse(id shared.CommandID) []shared.CommandID {
	if b.find(id) < 0 {
		return nil
	}
	var waiting []Entry
	for _, p := range b.pending {
		waiting = append(waiting, p.Entry)
	}
	gone := append(Hanging(id, waiting), id)
	b.drop(func(p *pending) bool { return slices.Contains(gone, p.ID) })
	b.view = nil
	return gone
}

// Lose takes in that a command was answered without anybody saying how: it is
// shown until its change comes, or a snapshot. False when it isn't pending, so
// that there is no need for one.
func (b *Board) Lose(id shared.CommandID) bool {
	at := b.find(id)
	if at < 0 || b.pending[at].answer != nil {
		return false
	}
	b.pending[at].lost = true
	return true
}

// Reset starts anew from a snapshot, with what is pending on top of it.
func (b *Board) Reset(snapshot shared.Snapshot) {
	b.confirmed = shared.NewState(snapshot)
	clear(b.ahead.cards)
	b.ahead.all, b.ahead.shelf, b.view = nil, nil, nil
	b.drop(func(p *pending) bool { return p.lost || p.answer != nil && p.answer.Seq <= snapshot.Seq })
}

func (b *Board) drop(gone func(*pending) bool) {
	before := len(b.pending)
	b.pending = slices.DeleteFunc(b.pending, gone)
	b.old = b.old || len(b.pending) != before
}

// mostDone is how many commands are remembered as carried out. An entry can be
// given here once more when its change has come by the socket and its answer by
// nobody yet.
const mostDone = 2000

// done are the latest of one's own commands that are confirmed.
type done struct {
	ids   map[shared.CommandID]bool
	order []shared.CommandID
}

func (d *done) has(id shared.CommandID) bool { return d.ids[id] }

func (d *done) add(id shared.CommandID) {
	if d.ids == nil {
		d.ids = map[shared.CommandID]bool{}
	}
	if d.ids[id] {
		return
	}
	d.ids[id], d.order = true, append(d.order, id)
	if len(d.order) > mostDone {
		delete(d.ids, d.order[0])
		d.order = slices.Delete(d.order, 0, 1)
	}
}
