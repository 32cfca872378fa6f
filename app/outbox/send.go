package outbox

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"incharge/shared"
)

const (
	firstWait = 500 * time.Millisecond
	lastWait  = 30 * time.Second
	// An entry that the server fails over so often would hold up all behind it.
	mostFailures = 6
)

// lane is the sending of one board's entries, in order.
type lane struct {
	user    shared.UserID
	board   shared.BoardID
	running bool
	again   bool // something has come since it looked last
	strays  int  // answers of something in between, in a row
}

// kick has a board's entries sent.
func (o *Outbox) kick(board shared.BoardID) {
	if o.life == nil {
		return
	}
	l := o.lanes[board]
	if l == nil {
		l = &lane{user: o.user, board: board}
		o.lanes[board] = l
	}
	if l.running {
		l.again = true
		return
	}
	l.running = true
	go o.drain(o.life, l)
}

func (o *Outbox) kickAll() {
	for _, it := range o.waiting {
		if it.key != 0 || it.held {
			o.kick(it.Board)
		}
	}
}

func (o *Outbox) drain(life context.Context, l *lane) {
	for more := true; more; {
		o.inTurn(life, l)
		o.mu.Lock()
		more = l.again && life.Err() == nil
		l.running, l.again = more, false
		o.mu.Unlock()
	}
}

// inTurn sends a board's entries while no other tab does.
func (o *Outbox) inTurn(life context.Context, l *lane) {
	release, err := o.config.Locks.Hold(life, "incharge/"+laneOf(l.user, l.board))
	if err == nil {
		defer release()
	} // else tabs may send the same at once, which the server does once
	if life.Err() != nil {
		return
	}
	var last shared.CommandID
	tries, failures := 0, 0
	for {
		it, ok := o.next(l)
		if !ok {
			return
		}
		if it.ID != last {
			last, tries, failures = it.ID, 0, 0
		}
		outcome, err := o.config.Transport.Send(life, l.user, l.board, it.Envelope())
		if life.Err() == nil {
			o.met(l, err)
		}
		var e *shared.Error
		switch {
		case err == nil:
			err = o.settle(it, outcome)
		case life.Err() != nil:
			return
		case shared.CodeOf(err) == shared.CodeUnauthorized && errors.As(err, &e):
			o.expire(life)
			return
		case errors.As(err, &e):
			if doubtful(e) {
				failures++
			}
			if final(e) || failures == mostFailures {
				err = o.refuse(it, e)
			}
		}
		if err != nil {
			o.wait(life, tries)
			tries++
		}
		if life.Err() != nil {
			return
		}
	}
}

// next is the entry to send now: the first on the device, whichever tab put it
// there, and behind those what is in memory only.
func (o *Outbox) next(l *lane) (item, bool) {
	if o.outlived() {
		o.persist()
	}
	ctx, cancel := patient()
	defer cancel()
	q, ok, err := o.config.Queue.First(ctx, laneOf(l.user, l.board))
	if err == nil && ok {
		r, err := decode(q.Value, forms)
		return item{Entry: r.Entry, user: l.user, key: q.Key}, err == nil // else what follows waits with it
	}
	lost := err != nil // what was on the device is known here
	return o.first(func(it item) bool { return it.Board == l.board && (it.held || lost && it.key != 0) })
}

func (o *Outbox) first(is func(item) bool) (item, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if at := slices.IndexFunc(o.waiting, is); at >= 0 {
		return o.waiting[at], true
	}
	return item{}, false
}

// final says that no further try will change the answer.
func final(e *shared.Error) bool {
	return e.Message != "" && slices.Contains([]shared.Code{
		shared.CodeInvalid, shared.CodeForbidden, shared.CodeNotFound,
		shared.CodeConflict, shared.CodeGone, shared.CodeTooLarge,
	}, e.Code)
}

// doubtful says that an answer may be another one next time, and may not: the
// server has failed, or something in between has answered in its place.
func doubtful(e *shared.Error) bool {
	return !final(e) && e.Code != shared.CodeUnavailable && e.Code != shared.CodeRateLimited
}

// expire ends the sending: the session has. The queue stays.
func (o *Outbox) expire(life context.Context) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.life == life {
		o.close()
		o.changed("")
	}
}

// Hurry ends all waiting, in other tabs too: there is reason to believe that a
// try will work now.
func (o *Outbox) Hurry() {
	o.mu.Lock()
	o.rush()
	waits := len(o.waiting) > 0
	o.mu.Unlock()
	if waits {
		o.post(message{Kind: hurried})
	}
}

func (o *Outbox) rush() {
	close(o.hurry)
	o.hurry = make(chan struct{})
	o.kickAll()
}

// wait lets time pass before the next try, longer each time, with jitter so
// that browsers which one outage cut off don't come back all at once.
func (o *Outbox) wait(ctx context.Context, tries int) {
	o.mu.Lock()
	hurry := o.hurry
	o.mu.Unlock()
	most := lastWait
	if tries < 10 { // beyond that the shift is past the limit anyway
		most = min(lastWait, firstWait<<tries)
	}
	timer := time.NewTimer(most/2 + rand.N(most/2)) // #nosec G404 -- spreads waits out; nobody gains by guessing it
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-hurry:
	case <-timer.C:
	}
}
