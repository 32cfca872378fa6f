package outbox

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// load reads what the person has left here, and goes on with it.
func (o *Outbox) load(life context.Context, user shared.UserID) {
	o.device.Lock()
	defer o.device.Unlock()
	if o.dropOthers(user) == nil {
		_ = o.reread() // where that fails there is nothing to be had
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if life.Err() == nil {
		close(o.loaded)
		o.kickAll()
	}
}

// dropOthers deletes what somebody else has left here.
func (o *Outbox) dropOthers(user shared.UserID) error {
	ctx, cancel := patient()
	defer cancel()
	all, err := o.config.Queue.All(ctx)
	for _, q := range all {
		if err == nil && !strings.HasPrefix(q.Lane, string(user)+"/") {
			err = o.config.Queue.Remove(ctx, q.Key)
		}
	}
	return err
}

// refresh reads the queue anew, since another tab has changed it.
func (o *Outbox) refresh() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.stale || o.user == "" {
		return // it is about to be, or there is nobody to read it for
	}
	o.stale = true
	go func() {
		o.device.Lock()
		defer o.device.Unlock()
		o.mu.Lock()
		o.stale = false
		o.mu.Unlock()
		if o.reread() == nil {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.kickAll()
		}
	}()
}

// reread brings the copy here up to date with the queue. The device is held.
func (o *Outbox) reread() error {
	err := o.read()
	o.mu.Lock()
	anew := o.anew
	o.anew = false
	o.mu.Unlock()
	if err != nil || !anew {
		return err
	}
	if o.keptAnew() {
		err = o.read()
	}
	o.mu.Lock()
	o.retryKeeping("") // where that couldn't be done it is sent from memory
	o.kickAll()
	o.mu.Unlock()
	return err
}

func (o *Outbox) read() error {
	o.mu.Lock()
	user := o.user
	o.mu.Unlock()
	ctx, cancel := patient()
	defer cancel()
	all, err := o.config.Queue.All(ctx)
	if err != nil {
		return err
	}
	since, err := o.config.Queue.Since(ctx) // not before: it may be another database by then
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.user == user && user != "" {
		o.take(all, since)
	}
	return nil
}

// take makes the copy here what the queue is, and tells what is different.
func (o *Outbox) take(all []store.Queued, since int64) {
	before, refusedBefore := slices.Clone(o.waiting), slices.Clone(o.refused)
	o.unkeep(before, refusedBefore, since)
	o.waiting, o.refused, o.later = nil, nil, 0
	settled := map[shared.CommandID]bool{}
	for _, q := range all {
		if !strings.HasPrefix(q.Lane, string(o.user)+"/") {
			continue
		}
		r, err := decode(q.Value, forms)
		switch {
		case err != nil:
			o.later++
		case o.twice(r.ID):
			// The first of them is as good.
		case r.Refused != nil:
			o.refused = append(o.refused, refusal{Refusal{r.Entry, r.Refused.Code, r.Refused.Message, r.Refused.Why, r.Refused.When}, o.user, q.Key})
		case o.settled[r.ID]:
			settled[r.ID] = true
		default:
			o.waiting = append(o.waiting, item{Entry: r.Entry, user: o.user, key: q.Key})
		}
	}
	o.settled = settled // the others are really gone
	o.waiting = append(o.waiting, o.stillHere(before)...)
	for _, r := range refusedBefore {
		if r.key == 0 && !slices.ContainsFunc(o.refused, r.is) {
			o.refused = append(o.refused, r)
		}
	}
	o.sort()
	o.compare(before, refusedBefore)
}

// stillHere are those that are in memory only.
func (o *Outbox) stillHere(before []item) (here []item) {
	for _, it := range before {
		if it.key == 0 && !o.twice(it.ID) {
			here = append(here, it)
		}
	}
	return here
}

// compare tells how the copy here differs from what it was.
func (o *Outbox) compare(before []item, refusedBefore []refusal) {
	var lost []item
	for _, it := range before {
		if o.index(it.ID) >= 0 {
			continue
		}
		at := slices.IndexFunc(o.refused, func(r refusal) bool { return r.ID == it.ID })
		if at < 0 {
			lost = append(lost, it)
			continue
		}
		r := o.refused[at].Refusal
		o.tell(func(e Events) { e.refused(r) })
	}
	for _, it := range lost { // unless it hung on what was refused
		o.tell(func(e Events) { e.lost(it.Board, it.ID) })
	}
	boards := map[shared.BoardID]bool{}
	for _, it := range slices.Concat(before, o.waiting) {
		boards[it.Board] = true
	}
	for board := range boards {
		of := func(items []item) []state.Entry { return entriesOf(onBoard(items, board)) }
		if !slices.EqualFunc(of(before), of(o.waiting), func(a, b state.Entry) bool {
			return a.ID == b.ID && string(a.Data) == string(b.Data)
		}) {
			o.changed(board)
		}
	}
	if len(o.refused) != len(refusedBefore) {
		o.changed("")
	}
}

// sort puts what is on the device into its order, and what isn't behind it.
func (o *Outbox) sort() (changed bool) {
	order := func(a, b item) int {
		switch {
		case a.key == 0 && b.key == 0:
			return 0
		case a.key == 0:
			return 1
		case b.key == 0:
			return -1
		}
		return cmp.Compare(a.key, b.key)
	}
	if slices.IsSortedFunc(o.waiting, order) {
		return false
	}
	slices.SortStableFunc(o.waiting, order)
	return true
}

func onBoard(items []item, board shared.BoardID) []item {
	return slices.DeleteFunc(slices.Clone(items), func(it item) bool { return it.Board != board })
}
