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
	old       bool // the view lacks what has been confirmed since
	lingers   bool // and may do so for now
	ahead     ahead
	done      done
	last      map[place]last
}

// pending is a command that was given and is not yet part of what is confirmed.
type pending struct {
	Entry
	command shared.Command // nil: of a later version of the app
	answer  *shared.Change // the server's, while changes before it are missing here
	lost    bool           // it was answered, and nobody has said how
	shown   bool           // it could be foretold
	was     []string       // texts that it wrote before they were brought up to date
}

// New is a board as a snapshot tells it, for the one who acts on it.
func New(snapshot shared.Snapshot, actor shared.UserID) *Board {
	return &Board{
		actor: actor, confirmed: shared.NewState(snapshot),
		ahead: ahead{cards: map[shared.CardID]shared.CardDetail{}}, last: map[place]last{},
	}
}

// ID is the board's.
func (b *Board) ID() shared.BoardID { return b.confirmed.Board().ID }

// Seq is the number of the last change that is confirmed here.
func (b *Board) Seq() int64 { return b.confirmed.Seq }

// Snapshot is what is confirmed, written down.
func (b *Board) Snapshot() shared.Snapshot { return b.confirmed.Snapshot() }

// Confirmed is what the server has confirmed. It is not to be changed.
func (b *Board) Confirmed() *shared.State { return b.confirmed }

// View is what to show: what is confirmed with what is pending laid over. It
// holds until something changes here.
func (b *Board) View() *shared.State {
	if b.view == nil || b.old && !b.lingers {
		b.lay()
	}
	return b.view
}

// lay makes the view.
func (b *Board) lay() {
	b.view, b.old = shared.Over(b.confirmed), false
	for _, p := range b.pending {
		_ = b.show(p) // refused by now: not shown; the server has the last word
	}
}

// Linger has View leave out what the server confirms, or not any more. Laying
// much that is pending over each of many changes would take longer than they do.
func (b *Board) Linger(on bool) { b.lingers = on }

// Actor is the one who acts.
func (b *Board) Actor() shared.UserID { return b.actor }

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
	board := b.View().Board()
	if card != nil && (board.ArchivedAt != nil || board.DeletedAt != nil) {
		return false // the board is only to be read; itself it can be restored
	}
	return shared.Can(b.Me(), capability, card, board.Settings)
}

// Do takes a command in: it is shown at once, and the entry is to be sent. What
// the rules refuse is refused here and now, with the error the server would
// give. What only the server can work out waits without being shown.
func (b *Board) Do(command shared.Command, now time.Time) (Entry, error) {
	e, err := Sealed(b.ID(), command, now)
	if err != nil {
		return e, err
	}
	return b.queue(e, command)
}

func (b *Board) queue(e Entry, command shared.Command) (Entry, error) {
	if b.view == nil || b.old {
		b.lay()
	}
	e.About = AboutOf(b.view, command)
	p := &pending{Entry: e, command: command}
	var refused *shared.Error
	if err := b.show(p); errors.As(err, &refused) {
		return Entry{}, refused
	}
	b.pending = append(b.pending, p)
	return e, nil
}

// Add shows entries that were given elsewhere: before a reload, or in another
// tab. They are all that waits for this board, so those that are here already
// are put into the same order, and say what these say. False says that all of
// this is so already.
func (b *Board) Add(entries ...Entry) bool {
	if b.waitsFor(entries) {
		return false
	}
	order := map[shared.CommandID]int{}
	for i, e := range entries {
		order[e.ID] = i + 1
		at := b.find(e.ID)
		switch {
		case b.done.has(e.ID):
		case at < 0:
			p := &pending{}
			p.become(e)
			b.pending = append(b.pending, p)
		case b.pending[at].answer == nil:
			b.pending[at].become(e)
		}
	}
	// The server has answered the others already: they come first.
	slices.SortStableFunc(b.pending, func(x, y *pending) int { return order[x.ID] - order[y.ID] })
	b.view = nil
	return true
}

// waitsFor says whether these are what is pending here, apart from what is
// answered already.
func (b *Board) waitsFor(entries []Entry) bool {
	for _, p := range b.pending {
		if p.answer != nil || p.lost {
			continue
		}
		if len(entries) == 0 || entries[0].ID != p.ID || string(entries[0].Data) != string(p.Data) {
			return false
		}
		entries = entries[1:]
	}
	return len(entries) == 0
}

// become makes it another entry, of the same id.
func (p *pending) become(e Entry) {
	if p.Draft != nil && e.Draft != nil && p.wrote() != e.wrote() {
		p.was = append(p.was, p.wrote())
	}
	p.Entry = e
	p.command, _ = e.Envelope().Open()
}

func (b *Board) find(id shared.CommandID) int {
	return slices.IndexFunc(b.pending, func(p *pending) bool { return p.ID == id })
}

// Foretold says whether what a pending command does is shown already. What only
// the server can work out is not.
func (b *Board) Foretold(id shared.CommandID) bool {
	b.View()
	at := b.find(id)
	return at >= 0 && b.pending[at].shown
}

// show lays one pending command over the view.
func (b *Board) show(p *pending) error {
	p.shown = false
	if p.command == nil {
		return shared.ErrUnpredictable
	}
	var change shared.Change
	if p.answer != nil {
		change = *p.answer
	} else {
		var err error
		if change, err = b.view.Predict(b.actor, p.At, p.foretold()); err != nil {
			return err
		}
	}
	b.view.Remember(p.ID, change) // it may be undone before it is answered
	b.view.Apply(change)
	p.shown = true
	return nil
}

// foretold is the command as it is shown before the server has answered: a text
// as it was written, since only the server can merge it.
func (p *pending) foretold() shared.Command {
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
		if p.answer == nil && !p.lost {
			n++
		}
	}
	return n
}
