//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"
)

// take looks at one frame.
func (f *fleet) take(i int, kind byte, payload []byte, now time.Duration) {
	v := &f.viewers[i]
	switch {
	case kind == pingFrame:
		f.send(i, frame(pongFrame, payload))
	case kind == closeFrame:
		f.send(i, frame(closeFrame, payload))
		f.drop(i)
	case kind != textFrame:
		f.trouble(fmt.Errorf("a frame of kind %d", kind))
	case bytes.HasPrefix(payload, changeHead):
		seq, ok := seqOf(payload)
		if !ok || seq != v.last+1 {
			f.trouble(fmt.Errorf("socket %d got change %d after %d: %.200s", i, seq, v.last, payload))
			return
		}
		v.last, v.at = seq, now
		if at := seq - f.first; f.arrivals != nil && at >= 0 && at < int64(len(f.arrivals)) {
			f.arrivals[at][i] = now
		}
	case bytes.HasPrefix(payload, watchingHead):
		v.watching, v.at = true, now
	case bytes.HasPrefix(payload, presenceHead):
	default:
		f.trouble(fmt.Errorf("socket %d got %.200s", i, payload))
	}
}

func (f *fleet) send(i int, data []byte) {
	if _, err := syscall.Write(f.viewers[i].fd, data); err != nil {
		f.trouble(fmt.Errorf("write to socket %d: %w", i, err))
	}
}

// keep begins to note when the changes after a number arrive.
func (f *fleet) keep(after int64, changes int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first, f.arrivals = after+1, make([][]time.Duration, changes)
	for i := range f.arrivals {
		f.arrivals[i] = make([]time.Duration, len(f.viewers))
	}
}

// mayLose says that sockets may be closed from now on.
func (f *fleet) mayLose() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fragile = true
}

// backPatience is for clients to have everything.
const backPatience = 2 * time.Minute

// caughtUp waits until every viewer watches and has all changes up to one, and
// gives when each of them had.
func (f *fleet) caughtUp(ctx context.Context, seq int64) ([]time.Time, error) {
	var behind int
	for deadline := time.Now().Add(backPatience); time.Now().Before(deadline); {
		var at []time.Time
		var err error
		if behind, at, err = f.behind(seq); err != nil || behind == 0 {
			return at, err
		}
		if err := sleep(ctx, 2*time.Millisecond); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%d sockets don't get to change %d", behind, seq)
}

// behind counts the viewers that lack something.
func (f *fleet) behind(seq int64) (n int, at []time.Time, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.viewers {
		v := &f.viewers[i]
		if v.fd < 0 || v.last < seq || !v.watching && f.to.watch != nil {
			n++
		}
	}
	for i := 0; n == 0 && i < len(f.viewers); i++ {
		at = append(at, f.began.Add(f.viewers[i].at))
	}
	return n, at, errors.Join(f.troubles...)
}
