package outbox

import (
	"slices"
	"time"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// Refusal is an entry that the server would not carry out, kept until the
// person has seen to it.
type Refusal struct {
	state.Entry
	Code    shared.Code
	Message string        // the server's reason; may be empty
	Why     shared.Reason // the same in parts, where it came so
	When    time.Time     // it was refused
}

type refusal struct {
	Refusal
	user shared.UserID
	key  int64 // on the device; 0: it is in this tab's memory only
}

func (r refusal) is(other refusal) bool { return r.ID == other.ID }

// refuse sets an entry aside that the server will not carry out, and drops what
// hangs on it. Of a board that isn't there for the person any more, everything
// is.
func (o *Outbox) refuse(it item, e *shared.Error) error {
	o.device.Lock()
	defer o.device.Unlock()
	it = o.current(it)
	why := reason{e.Code, e.Message, e.Reason, time.Now().UTC()}
	whole := e.Code == shared.CodeNotFound && e.Message != "" && len(e.Fields) == 0
	if it.key != 0 {
		ctx, cancel := patient()
		defer cancel()
		err := o.config.Queue.Rewrite(ctx, laneOf(it.user, it.Board), func(lane []store.Queued) (edits store.Edits) {
			items := entries(lane)
			for _, other := range items {
				switch set, gone := fate(other, it, items, whole); {
				case gone:
					edits.Delete = append(edits.Delete, other.key)
				case set:
					if value, err := encode(other.Entry, &why); err == nil {
						edits.Put = append(edits.Put, store.Queued{Key: other.key, Lane: asideOf(it.user), Value: value})
					}
				}
			}
			return edits
		})
		if err != nil {
			return err
		}
	}
	o.mu.Lock()
	o.setAside(it, why, whole)
	o.mu.Unlock()
	o.post(message{Kind: put, User: it.user})
	return nil
}

// fate says whether an item is set aside along with the one that is refused, or
// has nothing left to do.
func fate(of, refused item, among []item, whole bool) (aside, gone bool) {
	if of.ID == refused.ID {
		return true, false
	}
	for _, other := range among {
		if (whole || other.ID == refused.ID) && slices.Contains(state.Hanging(other.ID, entriesOf(among)), of.ID) {
			return false, true
		}
	}
	return whole, false
}

// setAside does the same to the copy here.
func (o *Outbox) setAside(it item, why reason, whole bool) {
	there := onBoard(o.waiting, it.Board)
	for _, other := range there {
		aside, gone := fate(other, it, there, whole)
		if !aside && !gone {
			continue
		}
		o.waiting = slices.DeleteFunc(slices.Clone(o.waiting), func(w item) bool { return w.ID == other.ID })
		if aside {
			r := Refusal{other.Entry, why.Code, why.Message, why.Why, why.When}
			o.refused = append(o.refused, refusal{r, other.user, other.key})
			o.tell(func(e Events) { e.refused(r) })
		}
	}
	o.changed(it.Board)
}

// Dismiss forgets a refusal.
func (o *Outbox) Dismiss(id shared.CommandID) {
	go func() {
		o.device.Lock()
		defer o.device.Unlock()
		r, ok := o.takeRefusal(id)
		if !ok || r.key == 0 {
			return
		}
		ctx, cancel := patient()
		defer cancel()
		_ = o.config.Queue.Rewrite(ctx, asideOf(r.user), func(aside []store.Queued) (edits store.Edits) {
			edits.Delete = keysOf(r.ID, aside)
			return edits
		}) // else it comes back with the next reading
		o.post(message{Kind: put, User: r.user})
	}()
}

// Retry puts what was refused at the end of the queue, in this order, as the
// same commands.
func (o *Outbox) Retry(ids ...shared.CommandID) {
	go func() {
		for _, id := range ids {
			o.retry(id)
		}
	}()
}

func (o *Outbox) retry(id shared.CommandID) {
	o.device.Lock()
	defer o.device.Unlock()
	r, ok := o.takeRefusal(id)
	switch {
	case !ok:
		return
	case r.key == 0:
		o.mu.Lock()
		defer o.mu.Unlock()
		o.waiting = append(o.waiting, item{Entry: r.Entry, user: r.user, held: true})
		o.changed(r.Board)
		o.kick(r.Board)
		return
	}
	ctx, cancel := patient()
	defer cancel()
	_ = o.config.Queue.Rewrite(ctx, asideOf(r.user), func(aside []store.Queued) (edits store.Edits) {
		value, err := encode(r.Entry, nil)
		if keys := keysOf(r.ID, aside); err == nil && len(keys) > 0 {
			edits.Delete = keys
			edits.Put = []store.Queued{{Lane: laneOf(r.user, r.Board), Value: value}}
		}
		return edits
	})
	if o.reread() == nil { // where nothing could be changed it is a refusal still
		o.mu.Lock()
		o.kick(r.Board)
		o.mu.Unlock()
		o.post(message{Kind: put, User: r.user})
	}
}

// keysOf are those of an entry in a lane, which may be there more than once.
func keysOf(id shared.CommandID, lane []store.Queued) (keys []int64) {
	for _, it := range entries(lane) {
		if it.ID == id {
			keys = append(keys, it.key)
		}
	}
	return keys
}

func (o *Outbox) takeRefusal(id shared.CommandID) (refusal, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	at := slices.IndexFunc(o.refused, func(r refusal) bool { return r.ID == id })
	if at < 0 {
		return refusal{}, false
	}
	r := o.refused[at]
	o.refused = slices.Delete(slices.Clone(o.refused), at, at+1)
	o.changed("")
	return r, true
}
