package outbox

import (
	"slices"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// The browser may delete the database under a running page: for want of room,
// or since it was told to. What was kept there is in the tabs' memories still,
// and is kept anew in the next one, in the order in which it was given.

// outlived says whether something known here was kept in a database that is
// gone.
func (o *Outbox) outlived() bool {
	ctx, cancel := patient()
	defer cancel()
	since, err := o.config.Queue.Since(ctx)
	o.mu.Lock()
	defer o.mu.Unlock()
	return err == nil && (slices.ContainsFunc(o.waiting, func(it item) bool { return gone(it.key, since) }) ||
		slices.ContainsFunc(o.refused, func(r refusal) bool { return gone(r.key, since) }))
}

func gone(key, since int64) bool { return key != 0 && key <= since }

// unkeep takes in that what was kept in a database that is gone, and isn't in
// the one there is now, is in memory only.
func (o *Outbox) unkeep(waiting []item, refused []refusal, since int64) {
	some := false
	for i, it := range waiting {
		if gone(it.key, since) {
			waiting[i].key, waiting[i].held = 0, !o.keep
			some = true
		}
	}
	for i, r := range refused {
		if gone(r.key, since) {
			refused[i].key = 0
			some = true
		}
	}
	if some {
		o.anew = true
		o.changed("")
	}
}

// keptAnew keeps what is in memory only, each once whichever tabs do so, and
// says whether it has. The device is held.
func (o *Outbox) keptAnew() (some bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.keep || o.user == "" {
		return false
	}
	lanes := map[string][]store.Queued{}
	add := func(lane string, e state.Entry, why *reason) {
		if value, err := encode(e, why); err == nil {
			lanes[lane] = append(lanes[lane], store.Queued{Lane: lane, Value: value})
		}
	}
	for _, it := range o.waiting {
		if it.key == 0 && !it.held {
			add(laneOf(it.user, it.Board), it.Entry, nil)
		}
	}
	for _, r := range o.refused {
		if r.key == 0 {
			add(asideOf(r.user), r.Entry, &reason{r.Code, r.Message, r.Why, r.When})
		}
	}
	user := o.user
	o.mu.Unlock()
	defer o.mu.Lock()
	for lane, values := range lanes {
		some = o.putMissing(lane, values) == nil || some
	}
	if some {
		o.post(message{Kind: put, User: user})
	}
	return some
}

// putMissing puts entries at the end of a lane that aren't in it.
func (o *Outbox) putMissing(lane string, values []store.Queued) error {
	ctx, cancel := patient()
	defer cancel()
	return o.config.Queue.Rewrite(ctx, lane, func(there []store.Queued) (edits store.Edits) {
		for i, it := range entries(values) {
			if len(keysOf(it.ID, there)) == 0 {
				edits.Put = append(edits.Put, values[i])
			}
		}
		return edits
	})
}

// twice says whether an entry is known already: a tab may have kept it anew in
// the moment in which another one has set it aside.
func (o *Outbox) twice(id shared.CommandID) bool {
	return o.index(id) >= 0 || slices.ContainsFunc(o.refused, func(r refusal) bool { return r.ID == id })
}
