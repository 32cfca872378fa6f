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

// What may wait to be taken. A page that the browser has not let run for long
// finds more than that, and gets the rest anew.
const (
	mostFrames = 10_000
	mostBytes  = 32 << 20
)

// inbox is where a socket's callbacks leave what comes. They run on the
// browser's event loop and must never wait, so beyond its bounds it counts the
// socket as closed.
type inbox struct {
	arrived chan struct{}

	mu     sync.Mutex
	frames []string
	bytes  int
	closed *Closed
}

func newInbox() inbox { return inbox{arrived: make(chan struct{}, 1)} }

func (i *inbox) Arrived() <-chan struct{} { return i.arrived }

func (i *inbox) Take() ([]string, *Closed) {
	i.mu.Lock()
	defer i.mu.Unlock()
	frames := i.frames
	i.frames, i.bytes = nil, 0
	return frames, i.closed
}

func (i *inbox) put(frame string) {
	i.mu.Lock()
	if i.closed == nil {
		i.frames = append(i.frames, frame)
		if i.bytes += len(frame); len(i.frames) >= mostFrames || i.bytes >= mostBytes {
			i.closed = &Closed{}
		}
	}
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
