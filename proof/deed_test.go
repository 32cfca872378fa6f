package proof

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/shared"
)

// deed is a command that somebody gave, and what they were answered.
type deed struct {
	who     *person
	board   shared.BoardID
	id      shared.CommandID
	command shared.Command
	outcome *shared.Outcome // acknowledged
	refused *shared.Error   // or refused for good
	tries   int
	late    bool // carried out by a try whose answer was lost
}

// ledger keeps every deed: what people know for certain.
type ledger struct {
	mu    sync.Mutex
	deeds []*deed
}

func (l *ledger) add(d *deed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deeds = append(l.deeds, d)
}

// of gives the deeds on one board.
func (l *ledger) of(board shared.BoardID) []*deed {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(l.deeds), func(d *deed) bool { return d.board != board })
}

// counts says how many were acknowledged and refused, how many took several
// tries, and how many had been done by a try whose answer was lost.
func (l *ledger) counts() (acknowledged, refused, again, late int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, d := range l.deeds {
		switch {
		case d.outcome != nil:
			acknowledged++
		case d.refused != nil:
			refused++
		}
		if d.tries > 1 {
			again++
		}
		if d.late {
			late++
		}
	}
	return acknowledged, refused, again, late
}

// final are the answers that no further try will change.
var final = []shared.Code{
	shared.CodeInvalid, shared.CodeUnauthorized, shared.CodeForbidden, shared.CodeNotFound,
	shared.CodeConflict, shared.CodeGone, shared.CodeTooLarge,
}

// give has a command carried out, as a browser does: the same id again, by
// way of either server, until one has answered for good.
func (p *person) give(board shared.BoardID, command shared.Command) *deed {
	return p.giveBy(rand.IntN(2), board, command)
}

// giveBy begins with a certain server.
func (p *person) giveBy(server int, board shared.BoardID, command shared.Command) *deed {
	envelope, err := shared.Seal(command)
	if err != nil {
		p.t.Error(err)
		return &deed{}
	}
	return p.send(server, board, command, envelope, func(e shared.Envelope) shared.Envelope { return e })
}

// send sends an envelope until it is answered for good, first by way of a
// certain server and then by way of each in turn; again makes the one that is
// sent after a try without an answer.
func (p *person) send(way int, board shared.BoardID, command shared.Command, envelope shared.Envelope, again func(shared.Envelope) shared.Envelope) *deed {
	d := &deed{who: p, board: board, command: command}
	for deadline := time.Now().Add(2 * time.Minute); ; way = 1 - way {
		d.tries++
		d.id = envelope.ID
		began := time.Now()
		// It is not given up when the test ends: what is under way comes to its end.
		outcome, err := p.calls[way].Do(context.WithoutCancel(p.t.Context()), p.account.ID, board, envelope)
		var e *shared.Error
		switch {
		case err == nil:
			d.outcome, d.late = &outcome, d.tries > 1 && outcome.Change.At.Before(began)
			return d
		case errors.As(err, &e) && slices.Contains(final, e.Code):
			d.refused = e
			return d
		case errors.Is(err, client.ErrOffline):
			p.site.silent.Add(1)
		case !client.Unreachable(err):
			p.t.Errorf("%s is answered with a fault of the server: %v", command.Type(), err)
		}
		p.site.failed.Add(1)
		if time.Now().After(deadline) {
			p.t.Errorf("%s was never answered: %v", command.Type(), err)
			return d
		}
		time.Sleep(10*time.Millisecond + rand.N(80*time.Millisecond))
		envelope = again(envelope)
	}
}
