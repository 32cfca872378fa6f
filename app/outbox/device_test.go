package outbox

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

var errBroken = errors.New("the disk is full")

func (d *device) do(ctx context.Context, f func()) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		return errBroken
	}
	f()
	return nil
}

func (d *device) breaks(broken bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.broken = broken
}

// vanish deletes the database, as browsers do that want room. What is put
// there next is put into another one.
func (b *browser) vanish() {
	b.device.mu.Lock()
	b.device.all = nil
	b.device.last += 1000
	b.device.since = b.device.last
	b.device.mu.Unlock()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range b.tabs {
		if t.closed != nil {
			go t.closed()
		}
	}
}

func (d *device) kept() []store.Queued {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.all)
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
	at := slices.IndexFunc(d.all, func(other store.Queued) bool { return other.Key == q.Key })
	d.all[at] = q
	return q.Key
}

func (d *device) remove(key int64) {
	d.all = slices.DeleteFunc(slices.Clone(d.all), func(q store.Queued) bool { return q.Key == key })
}

func (d *device) lane(lane string) []store.Queued {
	return slices.DeleteFunc(slices.Clone(d.all), func(q store.Queued) bool { return q.Lane != lane })
}

func (d *device) Push(ctx context.Context, lane string, values [][]byte) (keys []int64, err error) {
	err = d.do(ctx, func() {
		for _, value := range values {
			keys = append(keys, d.put(store.Queued{Lane: lane, Value: value}))
		}
	})
	return keys, err
}

func (d *device) First(ctx context.Context, lane string) (first store.Queued, ok bool, err error) {
	err = d.do(ctx, func() {
		if there := d.lane(lane); len(there) > 0 {
			first, ok = there[0], true
		}
	})
	return first, ok, err
}

func (d *device) All(ctx context.Context) (all []store.Queued, err error) {
	err = d.do(ctx, func() { all = slices.Clone(d.all) })
	return all, err
}

func (d *device) Rewrite(ctx context.Context, lane string, change func([]store.Queued) store.Edits) error {
	return d.do(ctx, func() {
		edits := change(d.lane(lane))
		for _, key := range edits.Delete {
			d.remove(key)
		}
		for _, q := range edits.Put {
			d.put(q)
		}
	})
}

func (d *device) Remove(ctx context.Context, key int64) error {
	return d.do(ctx, func() { d.remove(key) })
}

func (d *device) Since(ctx context.Context) (since int64, err error) {
	err = d.do(ctx, func() { since = d.since })
	return since, err
}

func (d *device) Empty(ctx context.Context) error {
	return d.do(ctx, func() { d.all = nil })
}

// browser is what its tabs share: the device, and locks. Its tabs come and go.
type browser struct {
	device device

	mu    sync.Mutex
	tabs  []*tab
	locks map[string]chan struct{} // full while held
	plain bool                     // http: there are no locks
}

func newBrowser() *browser { return &browser{locks: map[string]chan struct{}{}} }

// tab is one tab: an outbox with its way to the others. A tab that has crashed
// does nothing any more.
type tab struct {
	*Outbox
	browser *browser
	hears   func([]byte)
	closed  func() // nil: it doesn't notice
	dead    context.Context
	crash   context.CancelFunc
}

func (b *browser) open(server Transport) *tab {
	t := &tab{browser: b}
	t.dead, t.crash = context.WithCancel(context.Background())
	t.Outbox = New(Config{Queue: mortal{&b.device, t}, Tabs: channelOf{t}, Locks: t, Transport: mortalNet{server, t}, Keep: true})
	b.mu.Lock()
	b.tabs = append(b.tabs, t)
	b.mu.Unlock()
	return t
}

// close crashes a tab: its memory is gone, and its locks are free.
func (b *browser) close(t *tab) {
	t.crash()
	b.mu.Lock()
	b.tabs = slices.DeleteFunc(b.tabs, func(other *tab) bool { return other == t })
	b.mu.Unlock()
	t.Close()
}

// channelOf is a tab's way to the others.
type channelOf struct{ *tab }

func (t channelOf) Post(message []byte) {
	if t.dead.Err() != nil {
		return
	}
	t.browser.mu.Lock()
	defer t.browser.mu.Unlock()
	for _, other := range t.browser.tabs {
		if other != t.tab {
			go other.hears(bytes.Clone(message))
		}
	}
}

func (t channelOf) Listen(f func([]byte)) { t.hears = f }

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
	case <-t.dead.Done():
		return nil, context.Canceled
	}
	var once sync.Once
	release := func() { once.Do(func() { <-lock }) }
	context.AfterFunc(t.dead, release)
	return release, nil
}

// mortal is the device as a tab reaches it while it lives.
type mortal struct {
	device *device
	tab    *tab
}

func (m mortal) alive(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	if m.tab.dead.Err() != nil {
		cancel()
	}
	return ctx, cancel
}

func (m mortal) Push(ctx context.Context, lane string, values [][]byte) ([]int64, error) {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.Push(ctx, lane, values)
}

func (m mortal) First(ctx context.Context, lane string) (store.Queued, bool, error) {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.First(ctx, lane)
}

func (m mortal) All(ctx context.Context) ([]store.Queued, error) {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.All(ctx)
}

func (m mortal) Rewrite(ctx context.Context, lane string, change func([]store.Queued) store.Edits) error {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.Rewrite(ctx, lane, change)
}

func (m mortal) Remove(ctx context.Context, key int64) error {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.Remove(ctx, key)
}

func (m mortal) Since(ctx context.Context) (int64, error) {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.Since(ctx)
}

func (m mortal) Closed(f func()) { m.tab.closed = f }

func (m mortal) Empty(ctx context.Context) error {
	ctx, done := m.alive(ctx)
	defer done()
	return m.device.Empty(ctx)
}
