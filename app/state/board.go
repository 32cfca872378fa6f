// Package state is the board as this browser knows it: what the server has
// confirmed, and over it what this person has done since and the server has
// yet to answer. It is plain Go: no page, no network, no clock of its own.
package state

import (
	"errors"
	"slices"
	"time"

	"incharge/shared"
)

// Board is one board and the commands pending on it. It is not safe for
// concurrent use: it belongs to the goroutine that draws.
type Board struct {
	actor     shared.UserID
	confirmed *shared.State
	pending   []*pending // in the order they were given
	view      *shared.State
	details   map[shared.CardID]shared.CardDetail // read ahead of what is confirmed
}

// pending is a command that was given and is not yet part of what is confirmed.
type pending struct {
	id      shared.CommandID
	command shared.Command
	at      time.Time
	draft   *Draft         // of the text that the command writes
	sent    bool           // handed out by Next
	answer  *shared.Change // the server's, while changes before it are missing here
}

// New is a board as a snapshot tells it, for the one who acts on it.
func New(snapshot shared.Snapshot, actor shared.UserID) *Board {
	return &Board{actor: actor, confirmed: shared.NewState(snapshot), details: map[shared.CardID]shared.CardDetail{}}
}

// Seq is the number of the last change that is confirmed here.
func (b *Board) Seq() int64 { return b.confirmed.Seq }

// Snapshot is what is confirmed, written down.
func (b *Board) Snapshot() shared.Snapshot { return b.confirmed.Snapshot() }

// View is what to show: what is confirmed with what is pending laid over. It
// holds until something changes here.
func (b *Board) View() *shared.State {
	if b.view == nil {
		b.view = shared.Over(b.confirmed)
		for _, p := range b.pending {
			_ = b.show(p) // refused by now: not shown; the server has the last word
		}
	}
	return b.view
}

// Me is the one who acts, with the role they have now; a Role of "" means that
// they are no member any more.
func (b *Board) Me() shared.Member {
	me, ok := b.View().Member(b.actor)
	if !ok {
		me.User.ID = b.actor
	}
	return me
}

// Can says whether the one who acts may do something; card is what it would be
// done to, nil when it isn't about a card.
func (b *Board) Can(capability shared.Capability, card *shared.Card) bool {
	return shared.Can(b.Me(), capability, card, b.View().Board().Settings)
}

// Do takes a command in: it is shown at once and waits to be sent. What the
// rules refuse is refused here and now, with the error the server would give.
// What only the server can work out waits without being shown.
func (b *Board) Do(command shared.Command, now time.Time) (shared.CommandID, error) {
	return b.queue(&pending{command: command, at: now})
}

func (b *Board) queue(p *pending) (shared.CommandID, error) {
	if err := p.command.Validate(); err != nil {
		return "", err
	}
	p.id = shared.NewID[shared.CommandID]()
	b.View()
	var refused *shared.Error
	if err := b.show(p); errors.As(err, &refused) {
		return "", refused
	}
	b.pending = append(b.pending, p)
	return p.id, nil
}

// show lays one pending command over the view.
func (b *Board) show(p *pending) error {
	if p.answer != nil {
		b.view.Apply(*p.answer)
		return nil
	}
	change, err := b.view.Predict(b.actor, p.at, p.ahead())
	if err != nil {
		return err
	}
	b.view.Apply(change)
	return nil
}

// ahead is the command as it is shown before the server has answered: a text
// as it was written, since only the server can merge it.
func (p *pending) ahead() shared.Command {
	if edit, ok := p.command.(shared.EditCard); ok {
		edit.Base = nil
		return edit
	}
	return p.command
}

// Pending is how many commands the server has not answered yet.
func (b *Board) Pending() int {
	n := 0
	for _, p := range b.pending {
		if p.answer == nil {
			n++
		}
	}
	return n
}

// Next is the command to send now. Commands go one at a time, in order: there
// is no next one while another is under way.
func (b *Board) Next() (shared.Envelope, bool, error) {
	at := slices.IndexFunc(b.pending, func(p *pending) bool { return p.answer == nil })
	if at < 0 || b.pending[at].sent {
		return shared.Envelope{}, false, nil
	}
	p := b.pending[at]
	if p.draft != nil {
		p.command = b.based(p.command, *p.draft)
	}
	envelope, err := shared.Seal(p.command)
	if err != nil {
		return shared.Envelope{}, false, err
	}
	p.sent, envelope.ID = true, p.id
	return envelope, true, nil
}

// Resend has everything handed out again that was not answered, for a new
// sender: the server does none of it twice.
func (b *Board) Resend() {
	for _, p := range b.pending {
		p.sent = false
	}
}
