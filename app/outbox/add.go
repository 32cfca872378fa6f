package outbox

import (
	"context"
	"errors"
	"slices"

	"incharge/app/state"
	"incharge/shared"
)

var (
	// ErrFull means that too much waits already for more to be taken in.
	ErrFull = errors.New("too many changes wait to be sent")
	// ErrNobody means that it isn't known whose the entry would be.
	ErrNobody = errors.New("nobody is signed in")
)

const (
	// most is how many entries, waiting and refused, there may be.
	most = 1000
	// mostBytes is how much room they may take.
	mostBytes = 8 << 20
)

// Add puts an entry at the end. It is there at once; keeping it and sending it
// go on by themselves.
func (o *Outbox) Add(e state.Entry) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.user == "" {
		return ErrNobody
	}
	bytes := sizeOf(e)
	for _, it := range o.waiting {
		bytes += sizeOf(it.Entry)
	}
	for _, r := range o.refused {
		bytes += sizeOf(r.Entry)
	}
	if len(o.waiting)+len(o.refused) >= most || bytes > mostBytes {
		return ErrFull
	}
	if o.index(e.ID) >= 0 {
		return nil
	}
	o.waiting = append(o.waiting, item{Entry: e, user: o.user, held: !o.keep})
	o.changed(e.Board)
	if o.keep {
		o.retryKeeping(e.Board)
	} else {
		o.kick(e.Board)
	}
	return nil
}

func sizeOf(e state.Entry) int {
	size := 200 + len(e.Data)
	if e.Draft != nil {
		size += len(e.Draft.Read)
	}
	return size
}

// retryKeeping has what could not be kept before tried again, in order.
func (o *Outbox) retryKeeping(board shared.BoardID) {
	for i, it := range o.waiting {
		if it.Board == board || board == "" {
			o.waiting[i].held = false
		}
	}
	go o.persist()
}

// persist keeps on the device what is only in memory, the oldest first. An
// entry is sent when it is kept, or when it is known that it can't be.
func (o *Outbox) persist() {
	for o.persistSome() {
	}
}

// persistSome keeps those of one board that come next; false says that there
// are none.
func (o *Outbox) persistSome() bool {
	o.device.Lock()
	defer o.device.Unlock()
	if o.outlived() {
		_ = o.reread() // else this is kept first
	}
	some := o.unkept()
	if len(some) == 0 {
		return false
	}
	user, board := some[0].user, some[0].Board
	keys, err := o.push(some)
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range o.waiting {
		it := &o.waiting[i]
		at := slices.IndexFunc(some, func(other item) bool { return other.ID == it.ID })
		switch {
		case err == nil && at >= 0:
			it.key = keys[at]
		case err != nil && it.Board == board && it.key == 0:
			it.held = true // these and those after them
		}
	}
	if o.user != user { // they have gone meanwhile
		o.waiting = slices.DeleteFunc(o.waiting, func(it item) bool { return it.user == user && it.key != 0 })
	}
	if o.sort() {
		o.changed(board)
	}
	o.changed("")
	o.kick(board)
	if err == nil {
		go o.post(message{Kind: put, User: user})
	}
	return true
}

// unkept are those to keep next.
func (o *Outbox) unkept() (some []item) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, it := range o.waiting {
		if it.key == 0 && !it.held && (len(some) == 0 || it.Board == some[0].Board && it.user == some[0].user) {
			some = append(some, it)
		}
	}
	return some
}

func (o *Outbox) push(some []item) ([]int64, error) {
	values := make([][]byte, len(some))
	for i, it := range some {
		var err error
		if values[i], err = encode(it.Entry, nil); err != nil {
			return nil, err
		}
	}
	ctx, cancel := patient()
	defer cancel()
	return o.config.Queue.Push(ctx, laneOf(some[0].user, some[0].Board), values)
}

// Keep says whether anything is to be kept on the device. What is there goes
// into this tab's memory when it is not.
func (o *Outbox) Keep(ctx context.Context, on bool) error {
	o.device.Lock()
	defer o.device.Unlock()
	if !on {
		if err := o.reread(); err != nil {
			return err
		}
		if err := o.config.Queue.Empty(ctx); err != nil {
			return err
		}
	}
	o.chose(on)
	o.post(message{Kind: chosen, Keep: on})
	return nil
}

// chose takes in whether anything is to be kept.
func (o *Outbox) chose(on bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keep = on
	if on {
		o.retryKeeping("")
		o.anew = true // what was refused is to be kept as well
		go o.refresh()
		return
	}
	for i := range o.waiting {
		o.waiting[i].key, o.waiting[i].held = 0, true
	}
	for i := range o.refused {
		o.refused[i].key = 0
	}
	o.kickAll()
	o.changed("")
}
