//go:build linux

package main

import "sync"

// tries counts attempts to connect that failed.
type tries struct {
	mu  sync.Mutex
	n   int
	err error
}

func (t *tries) failed(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
	t.err = err
}

func (t *tries) reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n, t.err = 0, nil
}

func (t *tries) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.n
}

// last is why the last one failed; nil when none did.
func (t *tries) last() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}
