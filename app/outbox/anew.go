package outbox

import (
	"slices"

	"incharge/app/store"
	"incharge/shared"
)

// The browser may delete the database under a running page: for want of room,
// or since it was told to. What was kept there is in the tabs' memories still,
// and is kept anew in the next one, in the order in which it was given. Several
// tabs may do so at once: the server does it once.

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
		o.changed("")
		go o.persist()
	}
}

// refusedAnew keeps what was refused and is in memory only, and says whether it
// has. The device is held.
func (o *Outbox) refusedAnew() bool {
	o.mu.Lock()
	user := o.user
	unkept := slices.DeleteFunc(slices.Clone(o.refused), func(r refusal) bool { return r.key != 0 })
	keep := o.keep && user != ""
	o.mu.Unlock()
	if !keep || len(unkept) == 0 {
		return false
	}
	ctx, cancel := patient()
	defer cancel()
	err := o.config.Queue.Rewrite(ctx, asideOf(user), func(aside []store.Queued) (edits store.Edits) {
		for _, r := range unkept {
			value, err := encode(r.Entry, &reason{r.Code, r.Message, r.When})
			if err == nil && len(keysOf(r.ID, aside)) == 0 {
				edits.Put = append(edits.Put, store.Queued{Lane: asideOf(user), Value: value})
			}
		}
		return edits
	})
	return err == nil
}

// twice says whether an entry is known already: tabs that have kept it anew at
// the same time have kept it more than once.
func (o *Outbox) twice(id shared.CommandID) bool {
	return o.index(id) >= 0 || slices.ContainsFunc(o.refused, func(r refusal) bool { return r.ID == id })
}
