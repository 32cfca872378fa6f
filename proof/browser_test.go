package proof

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/app/store"
	"incharge/shared"
)

// line is a browser's way to the servers.
type line interface {
	call(context.Context, client.Request) (client.Response, error)
	dial(context.Context) (live.Socket, error)
	// become makes the network another; the seed says what goes wrong in it.
	become(w weather, seed uint64)
}

// browser is what the tabs of one browser share: who is signed in, a network,
// what is kept on the device, and locks. Its tabs come and go.
type browser struct {
	user  shared.UserID
	board shared.BoardID
	line  line
	skew  time.Duration // of its clock
	plain bool          // it has no locks, as over http
	device

	mu    sync.Mutex
	tabs  []*tab
	locks map[string]chan struct{} // full while held
}

func newBrowser(user shared.UserID, board shared.BoardID, line line) *browser {
	return &browser{user: user, board: board, line: line, locks: map[string]chan struct{}{}}
}

// now is what its clock says.
func (b *browser) now() time.Time { return time.Now().Add(b.skew) }

// opened are the tabs that are open.
func (b *browser) opened() []*tab {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.tabs)
}

// Post tells the other tabs; Listen has a tab hear it.
func (t *tab) Post(message []byte) {
	if t.life.Err() != nil {
		return
	}
	for _, other := range t.browser.opened() {
		if other != t {
			go other.hears(bytes.Clone(message))
		}
	}
}

func (t *tab) Listen(f func([]byte)) { t.hears = f }

// Hold lets one tab at a time do something. The locks of a tab that is closed
// are free.
func (t *tab) Hold(ctx context.Context, name string) (func(), error) {
	b := t.browser
	if b.plain {
		return nil, errors.New("no locks")
	}
	b.mu.Lock()
	lock := b.locks[name]
	if lock == nil {
		lock = make(chan struct{}, 1)
		b.locks[name] = lock
	}
	b.mu.Unlock()
	select {
	case lock <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-t.life.Done():
		return nil, context.Canceled
	}
	release := sync.OnceFunc(func() { <-lock })
	context.AfterFunc(t.life, release)
	return release, nil
}

// device is what the tabs keep where a reload doesn't reach it: the queue of
// what was done, and the board as it was seen last.
type device struct {
	mu    sync.Mutex
	last  int64
	since int64 // the last key of the database before this one
	queue []store.Queued
	kept  *store.Kept
}

// vanish deletes all that is kept, as browsers do that want room. The tabs that
// are open notice.
func (b *browser) vanish() {
	b.device.mu.Lock()
	b.device.queue, b.device.kept, b.device.since = nil, nil, b.device.last
	b.device.mu.Unlock()
	for _, t := range b.opened() {
		t.closed()
	}
}

func (d *device) do(ctx context.Context, f func()) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
	return nil
}

func (d *device) put(q store.Queued) int64 {
	q.Value = bytes.Clone(q.Value)
	if q.Key == 0 {
		d.last++
		q.Key = d.last
		d.queue = append(d.queue, q)
		return q.Key
	}
	d.queue = slices.Clone(d.queue)
	d.queue[slices.IndexFunc(d.queue, func(other store.Queued) bool { return other.Key == q.Key })] = q
	return q.Key
}

func (d *device) remove(key int64) {
	d.queue = slices.DeleteFunc(slices.Clone(d.queue), func(q store.Queued) bool { return q.Key == key })
}

func (d *device) lane(lane string) []store.Queued {
	return slices.DeleteFunc(slices.Clone(d.queue), func(q store.Queued) bool { return q.Lane != lane })
}

// onDevice is the device as a tab reaches it, for as long as it is open.
type onDevice struct{ *tab }

func (d onDevice) do(ctx context.Context, f func(*device)) error {
	if d.life.Err() != nil {
		return d.life.Err()
	}
	return d.browser.device.do(ctx, func() { f(&d.browser.device) })
}

func (d onDevice) Push(ctx context.Context, lane string, values [][]byte) (keys []int64, err error) {
	err = d.do(ctx, func(on *device) {
		for _, value := range values {
			keys = append(keys, on.put(store.Queued{Lane: lane, Value: value}))
		}
	})
	return keys, err
}

func (d onDevice) First(ctx context.Context, lane string) (first store.Queued, ok bool, err error) {
	err = d.do(ctx, func(on *device) {
		if there := on.lane(lane); len(there) > 0 {
			first, ok = there[0], true
		}
	})
	return first, ok, err
}

func (d onDevice) All(ctx context.Context) (all []store.Queued, err error) {
	err = d.do(ctx, func(on *device) { all = slices.Clone(on.queue) })
	return all, err
}

func (d onDevice) Rewrite(ctx context.Context, lane string, change func([]store.Queued) store.Edits) error {
	return d.do(ctx, func(on *device) {
		edits := change(on.lane(lane))
		for _, key := range edits.Delete {
			on.remove(key)
		}
		for _, q := range edits.Put {
			on.put(q)
		}
	})
}

func (d onDevice) Remove(ctx context.Context, key int64) error {
	return d.do(ctx, func(on *device) { on.remove(key) })
}

func (d onDevice) Since(ctx context.Context) (since int64, err error) {
	err = d.do(ctx, func(on *device) { since = on.since })
	return since, err
}

func (d onDevice) Closed(f func()) { d.closed = f }

func (d onDevice) Empty(ctx context.Context) error {
	return d.do(ctx, func(on *device) { on.queue = nil })
}
