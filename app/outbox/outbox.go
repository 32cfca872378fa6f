// Package outbox is what a person has done and the server has yet to answer:
// the queue of commands of one browser, kept on the device, shared by its tabs
// and sent by one of them at a time.
package outbox

import (
	"context"
	"errors"
	"time"

	"incharge/app/state"
	"incharge/shared"
)

var (
	// ErrFull means that too much waits already for more to be taken in.
	ErrFull = errors.New("too many changes wait to be sent")
	// ErrNobody means that it isn't known whose the entry would be.
	ErrNobody = errors.New("nobody is signed in")
)

// Refusal is an entry that the server would not carry out, kept until the
// person has seen to it.
type Refusal struct {
	state.Entry
	Code    shared.Code `json:"code"`
	Message string      `json:"message"` // the server's reason; may be empty
	When    time.Time   `json:"when"`    // it was refused
}

// Events are what a page is told. They are called one at a time, in the order
// in which things happened, and must not wait. Any may be nil.
type Events struct {
	// Changed says that other entries wait for a board, or in another order:
	// have the board show Entries.
	Changed func(shared.BoardID)
	// Settled brings the answer to an entry, whichever tab sent it.
	Settled func(shared.Outcome)
	// Refused says that an entry will not be carried out, nor what hangs on it.
	Refused func(Refusal)
	// Lost says that an entry is no longer here and that nobody has said what
	// has become of it: a fresh snapshot tells.
	Lost func(shared.BoardID, shared.CommandID)
}

// Transport has a command carried out. The same envelope sent again is done
// once.
type Transport interface {
	Send(ctx context.Context, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error)
}
