package outbox

import (
	"errors"

	"incharge/app/client"
	"incharge/shared"
)

// fewTries are so many that a server which restarts behind a proxy isn't told of.
const fewTries = 4

// Barred is a board whose entries don't get through: something in between
// answers in Incharge's place. They go on being tried.
type Barred struct {
	Board  shared.BoardID
	Status int // the last answer's
}

// Barred are the boards with entries that don't get through.
func (o *Outbox) Barred() (all []Barred) {
	boards := o.Boards()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, board := range boards {
		if status, barred := o.barred[board]; barred {
			all = append(all, Barred{board, status})
		}
	}
	return all
}

// met takes in what came of a try: after a few strays in a row the person is
// told, in all tabs.
func (o *Outbox) met(l *lane, err error) {
	var stray *client.Stray
	switch {
	case !errors.As(err, &stray):
		l.strays = 0
		o.bar(l, 0)
	default:
		if l.strays++; l.strays >= fewTries {
			o.bar(l, stray.Status)
		}
	}
}

func (o *Outbox) bar(l *lane, status int) {
	o.mu.Lock()
	_, before := o.barred[l.board]
	o.setBarred(l.board, status)
	o.mu.Unlock()
	if before || status != 0 { // again and again: a tab may be new
		o.post(message{Kind: barred, User: l.user, Board: l.board, Status: status})
	}
}

// setBarred takes in that a board is barred, or with 0 that it no longer is.
func (o *Outbox) setBarred(board shared.BoardID, status int) {
	if o.barred[board] == status {
		return
	}
	if status == 0 {
		delete(o.barred, board)
	} else {
		o.barred[board] = status
	}
	o.changed("")
}
