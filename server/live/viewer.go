package live

import (
	"context"
	"errors"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// Codes that the server closes a socket with, beside those of the contract.
const (
	codeGoodbye  = websocket.CloseNormalClosure           // 1000
	codeNotText  = websocket.CloseUnsupportedData         // 1003
	codeNotUTF8  = websocket.CloseInvalidFramePayloadData // 1007
	codeBadFrame = websocket.ClosePolicyViolation         // 1008
	codeTryAgain = websocket.CloseTryAgainLater           // 1013
)

const (
	queueLength   = 64
	frameLimit    = 4 << 10 // bytes of what a browser sends
	mostBoards    = 50      // that one socket watches
	pingEvery     = 25 * time.Second
	readPatience  = 60 * time.Second // without a frame or a pong
	writePatience = 10 * time.Second
	logPatience   = 15 * time.Second // for a page of the log
	closePatience = time.Second      // for the other side to close too
)

// closing is why a socket ends, and how.
type closing struct {
	code   int
	reason string
}

func (c closing) Error() string { return c.reason }

// broken ends a socket that can't be written to: nobody hears why.
var broken = closing{websocket.CloseAbnormalClosure, "broken"}

// viewer is one socket. Its reader only decodes; its writer does all the rest
// alone, so what it knows of its boards needs no lock.
type viewer struct {
	Viewer
	hub  *Hub
	conn *websocket.Conn

	queue    chan news
	requests chan request
	read     chan struct{} // closed when the reader has ended

	// sent is the number of the last change sent, for each board watched.
	sent map[shared.BoardID]int64

	// end makes the socket close, for the first cause that it is given; it
	// never blocks.
	end context.CancelCauseFunc
}

// Viewer is who a socket belongs to, and what it needs.
type Viewer struct {
	User    shared.UserID
	Session string
	Log     Log
	// Problem words an error as it crosses the wire.
	Problem func(error) shared.Problem
}

// Serve takes over an open socket that Admit has let in, and returns at once.
func (h *Hub) Serve(conn *websocket.Conn, who Viewer) {
	ctx, end := context.WithCancelCause(context.Background())
	v := &viewer{
		Viewer: who, hub: h, conn: conn, end: end,
		queue: make(chan news, queueLength), requests: make(chan request),
		read: make(chan struct{}), sent: map[shared.BoardID]int64{},
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.viewers[v] = struct{}{}
	if h.closed {
		end(restarting)
	}
	go v.readAll(ctx)
	go v.run(ctx)
}

// run is the writer: what is asked, what is new, and pings.
func (v *viewer) run(ctx context.Context) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for ctx.Err() == nil {
		var err error
		select {
		case <-ctx.Done():
		case n := <-v.queue:
			err = v.deliver(ctx, n)
		case r := <-v.requests:
			err = v.answer(ctx, r)
		case <-ping.C:
			if v.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writePatience)) != nil {
				err = broken
			}
		}
		if err != nil {
			v.end(err)
		}
	}
	v.close(context.Cause(ctx))
}

// close says goodbye, gives the other side a moment to answer (cutting the
// connection at once can destroy what is still on its way), and forgets it.
func (v *viewer) close(cause error) {
	defer v.hub.forget(v)
	defer v.conn.Close() //nolint:errcheck // nothing is left to be lost
	why := closing{codeTryAgain, "try again"}
	errors.As(cause, &why)
	if why == broken {
		return
	}
	until := time.Now().Add(closePatience)
	frame := websocket.FormatCloseMessage(why.code, why.reason)
	if v.conn.WriteControl(websocket.CloseMessage, frame, until) != nil {
		return
	}
	select {
	case <-v.read:
	case <-time.After(time.Until(until)):
	}
}

// send writes a frame.
func (v *viewer) send(frame []byte) error {
	if v.conn.SetWriteDeadline(time.Now().Add(writePatience)) != nil ||
		v.conn.WriteMessage(websocket.TextMessage, frame) != nil {
		return broken
	}
	return nil
}
