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
	o.device.Lock()
	defer o.device.Unlock()
	for {
		it, ok := o.unkept()
		if !ok {
			return
		}
		key, err := o.push(it)
		o.mu.Lock()
		for i := range o.waiting {
			switch other := &o.waiting[i]; {
			case err == nil && other.ID == it.ID:
				other.key = key
			case err != nil && other.Board == it.Board && other.key == 0:
				other.held = true // this one and those after it
			}
		}
		if o.user != it.user { // they have gone meanwhile
			o.waiting = slices.DeleteFunc(o.waiting, func(other item) bool { return other.ID == it.ID && other.key != 0 })
		}
		if o.sort() {
			o.changed(it.Board)
		}
		o.changed("")
		o.kick(it.Board)
		o.mu.Unlock()
		if err == nil {
			o.post(message{Kind: put, User: it.user})
		}
	}
}

func (o *Outbox) unkept() (item, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, it := range o.waiting {
		if it.key == 0 && !it.held {
			return it, true
		}
	}
	return item{}, false
}

func (o *Outbox) push(it item) (int64, error) {
	value, err := encode(it.Entry, nil)
	if err != nil {
		return 0, err
	}
	ctx, cancel := patient()
	defer cancel()
	return o.config.Queue.Push(ctx, laneOf(it.user, it.Board), value)
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
