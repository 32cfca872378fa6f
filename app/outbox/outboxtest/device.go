package outboxtest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"

	"incharge/app/store"
)

// device is the database that the tabs of one browser share.
type device struct {
	mu     sync.Mutex
	last   int64
	since  int64 // the last key of the database before this one
	all    []store.Queued
	broken bool
}

// Break has nothing be written or read any more, or all of it again.
func (b *Browser) Break(broken bool) {
	b.device.mu.Lock()
	defer b.device.mu.Unlock()
	b.device.broken = broken
}

// Kept is what is on the device.
func (b *Browser) Kept() []store.Queued {
	b.device.mu.Lock()
	defer b.device.mu.Unlock()
	return slices.Clone(b.device.all)
}

// Vanish deletes the database, as browsers do that want room. What is put there
// next is put into another one. The tabs are told, where they notice.
func (b *Browser) Vanish(noticed bool) {
	b.device.mu.Lock()
	b.device.all = nil
	b.device.last += 1000
	b.device.since = b.device.last
	b.device.mu.Unlock()
	if !noticed {
		return
	}
	for _, t := range b.opened() {
		t.mu.Lock()
		go t.closed()
		t.mu.Unlock()
	}
}

// do does something with the device for as long as the tab is open.
func (t *Tab) do(ctx context.Context, f func(*device)) error {
	if err := errors.Join(t.Life.Err(), ctx.Err()); err != nil {
		return err
	}
	d := &t.browser.device
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		return errors.New("the disk is full")
	}
	f(d)
	return nil
}

func (d *device) put(q store.Queued) int64 {
	q.Value = bytes.Clone(q.Value)
	if q.Key == 0 {
		d.last++
		q.Key = d.last
		d.all = append(d.all, q)
		return q.Key
	}
	d.all = slices.Clone(d.all)
	d.all[slices.IndexFunc(d.all, func(other store.Queued) bool { return other.Key == q.Key })] = q
	return q.Key
}

func (d *device) remove(key int64) {
	d.all = slices.DeleteFunc(slices.Clone(d.all), func(q store.Queued) bool { return q.Key == key })
}

func (d *device) lane(lane string) []store.Queued {
	return slices.DeleteFunc(slices.Clone(d.all), func(q store.Queued) bool { return q.Lane != lane })
}

func (t *Tab) Push(ctx context.Context, lane string, values [][]byte) (keys []int64, err error) {
	err = t.do(ctx, func(d *device) {
		for _, value := range values {
			keys = append(keys, d.put(store.Queued{Lane: lane, Value: value}))
		}
	})
	return keys, err
}

func (t *Tab) First(ctx context.Context, lane string) (first store.Queued, ok bool, err error) {
	err = t.do(ctx, func(d *device) {
		if there := d.lane(lane); len(there) > 0 {
			first, ok = there[0], true
		}
	})
	return first, ok, err
}

func (t *Tab) All(ctx context.Context) (all []store.Queued, err error) {
	err = t.do(ctx, func(d *device) { all = slices.Clone(d.all) })
	return all, err
}

func (t *Tab) Rewrite(ctx context.Context, lane string, change func([]store.Queued) store.Edits) error {
	return t.do(ctx, func(d *device) {
		edits := change(d.lane(lane))
		for _, key := range edits.Delete {
			d.remove(key)
		}
		for _, q := range edits.Put {
			d.put(q)
		}
	})
}

func (t *Tab) Remove(ctx context.Context, key int64) error {
	return t.do(ctx, func(d *device) { d.remove(key) })
}

func (t *Tab) Empty(ctx context.Context) error {
	return t.do(ctx, func(d *device) { d.all = nil })
}

func (t *Tab) Since(ctx context.Context) (since int64, err error) {
	err = t.do(ctx, func(d *device) { since = d.since })
	return since, err
}

func (t *Tab) Closed(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = f
}
