package live

import (
	"context"
	"sync"
)

// Socket is one open connection of text frames.
type Socket interface {
	// Arrived is signalled when there is something to Take.
	Arrived() <-chan struct{}
	// Take gives the frames that have come since the last time, and how the
	// socket was closed when it is.
	Take() (frames []string, closed *Closed)
	// Send sends a frame; on a closed socket it does nothing.
	Send(frame string)
	Close()
}

// Closed says how a socket ended.
type Closed struct{ Code int }

// Dialer opens a socket.
type Dialer func(ctx context.Context) (Socket, error)

// inbox is where a socket's callbacks leave what comes. They run on the
// browser's event loop and must never wait, so it has no bound; the server
// disconnects whoever falls too far behind.
type inbox struct {
	arrived chan struct{}

	mu     sync.Mutex
	frames []string
	closed *Closed
}

func newInbox() inbox { return inbox{arrived: make(chan struct{}, 1)} }

func (i *inbox) Arrived() <-chan struct{} { return i.arrived }

func (i *inbox) Take() ([]string, *Closed) {
	i.mu.Lock()
	defer i.mu.Unlock()
	frames := i.frames
	i.frames = nil
	return frames, i.closed
}

func (i *inbox) put(frame string) {
	i.mu.Lock()
	i.frames = append(i.frames, frame)
	i.mu.Unlock()
	i.signal()
}

func (i *inbox) end(code int) {
	i.mu.Lock()
	if i.closed == nil {
		i.closed = &Closed{code}
	}
	i.mu.Unlock()
	i.signal()
}

func (i *inbox) signal() {
	select {
	case i.arrived <- struct{}{}:
	default:
	}
}
