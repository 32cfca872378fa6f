// Package outboxtest stands in for a browser where an outbox is tested: the
// database on its device, the locks of its tabs, and what they tell each other.
package outboxtest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
)

// Browser is what its tabs share. They come and go.
type Browser struct {
	Plain bool // it has no locks, as over http

	device device

	mu    sync.Mutex
	tabs  []*Tab
	locks map[string]chan struct{} // full while held
}

// New is a browser with nothing on its device.
func New() *Browser { return &Browser{locks: map[string]chan struct{}{}} }

// Tab is one tab as an outbox has it: its Queue, its Tabs and its Locks.
type Tab struct {
	Life context.Context // until it is closed

	browser *Browser
	end     context.CancelFunc

	mu     sync.Mutex
	hears  func([]byte)
	closed func() // the database was, under the tab
}

// Open opens a tab.
func (b *Browser) Open() *Tab {
	t := &Tab{browser: b, hears: func([]byte) {}, closed: func() {}}
	t.Life, t.end = context.WithCancel(context.Background())
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tabs = append(b.tabs, t)
	return t
}

// Close ends a tab, as a crash does: its locks are free, and it does nothing any
// more.
func (t *Tab) Close() {
	t.end()
	b := t.browser
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tabs = slices.DeleteFunc(b.tabs, func(other *Tab) bool { return other == t })
}

func (b *Browser) opened() []*Tab {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.tabs)
}

// Post tells the other tabs; Listen has a tab hear it.
func (t *Tab) Post(message []byte) {
	if t.Life.Err() != nil {
		return
	}
	for _, other := range t.browser.opened() {
		if other != t {
			other.mu.Lock()
			go other.hears(bytes.Clone(message))
			other.mu.Unlock()
		}
	}
}

func (t *Tab) Listen(f func([]byte)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hears = f
}

// Hold lets one tab at a time do something.
func (t *Tab) Hold(ctx context.Context, name string) (func(), error) {
	b := t.browser
	if b.Plain {
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
	case <-t.Life.Done():
		return nil, context.Canceled
	}
	release := sync.OnceFunc(func() { <-lock })
	context.AfterFunc(t.Life, release)
	return release, nil
}
