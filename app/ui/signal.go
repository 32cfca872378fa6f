package ui

import (
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// signal tells whoever listens that something they show has changed.
type signal struct {
	mu        sync.Mutex
	next      int
	listeners map[int]func()
}

// listen calls f at each change until stop is called.
func (s *signal) listen(f func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listeners == nil {
		s.listeners = map[int]func(){}
	}
	id := s.next
	s.next++
	s.listeners[id] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, id)
	}
}

// fire tells everyone; it may be called from any goroutine.
func (s *signal) fire() {
	s.mu.Lock()
	all := make([]func(), 0, len(s.listeners))
	for _, f := range s.listeners {
		all = append(all, f)
	}
	s.mu.Unlock()
	for _, f := range all {
		f()
	}
}

// watcher is embedded by components that are drawn again when a signal fires.
// They call watch in OnMount; leaving the page ends it.
type watcher struct{ stops []func() }

func (w *watcher) watch(ctx app.Context, signals ...*signal) {
	for _, s := range signals {
		w.stops = append(w.stops, s.listen(ctx.Update))
	}
}

// OnDismount stops listening.
func (w *watcher) OnDismount() {
	for _, stop := range w.stops {
		stop()
	}
	w.stops = nil
}
