package outbox

import (
	"slices"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// settle takes in that the server has carried an entry out.
func (o *Outbox) settle(it item, outcome shared.Outcome) error {
	o.device.Lock()
	defer o.device.Unlock()
	if err := o.takeOut(o.current(it), outcome.Change); err != nil {
		return err
	}
	o.mu.Lock()
	o.drop(outcome)
	o.mu.Unlock()
	o.post(message{Kind: answered, User: it.user, Outcome: &outcome})
	return nil
}

// Seen takes in a change that has come by another way than as an answer: where
// it was one of these entries that made it, that one needs no further try. It
// may even have been refused: two tabs without locks ask twice, and get two
// answers where something has changed in between.
func (o *Outbox) Seen(change shared.Change) {
	o.mu.Lock()
	at := o.index(change.Command)
	if at < 0 {
		refused := slices.ContainsFunc(o.refused, func(r refusal) bool { return r.ID == change.Command })
		o.mu.Unlock()
		if refused {
			o.Dismiss(change.Command)
		}
		return
	}
	it := o.waiting[at]
	o.mu.Unlock()
	go func() { _ = o.settle(it, shared.Outcome{Seq: change.Seq, Change: change}) }() // else the server is asked once more
}

// current is an item with its key, which may have come meanwhile.
func (o *Outbox) current(it item) item {
	o.mu.Lock()
	defer o.mu.Unlock()
	if at := o.index(it.ID); at >= 0 && o.waiting[at].key != 0 {
		it.key = o.waiting[at].key
	}
	return it
}

// takeOut takes an answered entry off the device, and has the texts that follow
// on its own brought up to date.
func (o *Outbox) takeOut(it item, change shared.Change) error {
	if it.key == 0 {
		return nil
	}
	ctx, cancel := patient()
	defer cancel()
	if it.Draft == nil && !o.drafts(it) {
		return o.config.Queue.Remove(ctx, it.key)
	}
	return o.config.Queue.Rewrite(ctx, laneOf(it.user, it.Board), func(lane []store.Queued) (edits store.Edits) {
		if !slices.ContainsFunc(lane, func(q store.Queued) bool { return q.Key == it.key }) {
			return edits // another tab was told, too
		}
		edits.Delete = []int64{it.key}
		items := entries(lane)
		for _, next := range state.Chain(it.Entry, change, entriesOf(items)) {
			at := slices.IndexFunc(items, func(other item) bool { return other.ID == next.ID })
			if value, err := encode(next, nil); err == nil {
				edits.Put = append(edits.Put, store.Queued{Key: items[at].key, Lane: laneOf(it.user, it.Board), Value: value})
			}
		}
		return edits
	})
}

// drafts says whether texts wait behind an entry.
func (o *Outbox) drafts(it item) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.ContainsFunc(o.waiting, func(other item) bool {
		return other.Board == it.Board && other.ID != it.ID && other.Draft != nil
	})
}

// drop takes an answered entry out of the copy here, and tells of it.
func (o *Outbox) drop(outcome shared.Outcome) {
	change := outcome.Change
	at := o.index(change.Command)
	o.tell(func(e Events) { e.settled(outcome) })
	if at < 0 {
		return
	}
	it := o.waiting[at]
	o.waiting = slices.Delete(slices.Clone(o.waiting), at, at+1)
	for _, next := range state.Chain(it.Entry, change, entriesOf(onBoard(o.waiting, it.Board))) {
		o.waiting[o.index(next.ID)].Entry = next
	}
	o.changed(it.Board)
}
