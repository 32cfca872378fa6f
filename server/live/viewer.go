package live

import (
	"errors"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// Codes that the server closes a socket with, beside those of the contract.
const (
	codeNotText  = websocket.CloseUnsupportedData         // 1003
	codeNotUTF8  = websocket.CloseInvalidFramePayloadData // 1007
	codeBadFrame = websocket.ClosePolicyViolation         // 1008
	codeTryAgain = websocket.CloseTryAgainLater           // 1013
)

const (
	frameLimit    = 4 << 10 // bytes of what a browser sends
	mostAsked     = 4       // frames of a browser that wait
	mostBoards    = 50      // that one socket watches
	pingEvery     = 25 * time.Second
	readPatience  = 60 * time.Second // without a frame or a pong
	writePatience = 10 * time.Second // or half of it
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

// viewer is one socket. Its reader only reads; all the rest is done by a worker
// of the hub's crew, one at a time, when there is something to do. An idle
// socket costs one goroutine and no buffer.
type viewer struct {
	Viewer
	hub     *Hub
	conn    *websocket.Conn
	line    syscall.RawConn // under conn
	pinging *time.Timer

	// The worker's.
	worker  *worker
	watches []*watch

	mu      sync.Mutex // after those of hub and room
	todo    todo
	working bool      // a worker has it, or will
	space   sync.Cond // for one more frame in todo
	hungUp  bool      // the reader has ended
	goodbye chan struct{}

	behind *viewer // in the crew's row, whose lock guards it
}

// todo is what a worker has before it.
type todo struct {
	cause error     // ends the socket
	asked []message // by the browser
	news  bool      // of some room
	ping  bool
}

// Viewer is who a socket belongs to, and what it needs.
type Viewer struct {
	User    shared.UserID
	Session string
	// Problem words an error as it crosses the wire.
	Problem func(error) shared.Problem
}

// Serve takes over an open socket that Admit has let in, and returns at once.
func (h *Hub) Serve(conn *websocket.Conn, who Viewer) {
	v := &viewer{Viewer: who, hub: h, conn: conn, line: lineOf(conn)}
	v.space.L = &v.mu
	v.pinging = time.AfterFunc(pingEvery, v.pingDue)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.viewers[v] = struct{}{}
	if h.closed {
		v.end(restarting)
	}
	go v.readAll()
}

// wake says that a room has something new. It never waits for the socket.
func (v *viewer) wake() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.todo.news = true
	v.start()
}

func (v *viewer) pingDue() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.todo.ping = true
	v.start()
}

// end makes the socket close, for the first cause that it is given. It never
// waits.
func (v *viewer) end(cause error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.todo.cause == nil {
		v.todo.cause = cause
		v.space.Broadcast()
		v.start()
	}
}

func (v *viewer) start() {
	if !v.working {
		v.working = true
		v.hub.crew.serve(v)
	}
}

// next takes what there is to do. With nothing, the worker is one no longer.
func (v *viewer) next() (t todo, some bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	t = v.todo
	if t.cause != nil {
		return t, true
	}
	v.todo = todo{}
	if t.asked != nil {
		v.space.Broadcast()
	}
	v.working = t.asked != nil || t.news || t.ping
	return t, v.working
}

func (v *viewer) work(w *worker) {
	v.worker = w
	for {
		t, some := v.next()
		switch {
		case !some:
			return
		case t.cause != nil:
			v.close(t.cause)
			return
		}
		if err := v.do(t); err != nil {
			v.end(err)
		}
	}
}

func (v *viewer) do(t todo) error {
	for _, m := range t.asked {
		if err := v.answer(m); err != nil {
			return err
		}
	}
	for i := len(v.watches) - 1; i >= 0; i-- { // from the last: it may be one less then
		if err := v.bring(v.watches[i]); err != nil {
			return err
		}
	}
	if t.ping {
		if err := v.write(control(websocket.PingMessage, nil)); err != nil {
			return err
		}
		v.pinging.Reset(pingEvery)
	}
	return nil
}

// close says goodbye, gives the other side a moment to answer (cutting the
// connection at once can destroy what is still on its way), and forgets it.
func (v *viewer) close(cause error) {
	defer v.hub.forget(v)
	defer v.conn.Close() //nolint:errcheck // nothing is left to be lost
	v.worker.wait()
	v.pinging.Stop()
	for _, w := range slices.Clone(v.watches) {
		v.unwatch(w)
	}
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
	case <-v.gone():
	case <-time.After(time.Until(until)):
	}
}

// gone is closed when the other side has closed.
func (v *viewer) gone() <-chan struct{} {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.goodbye = make(chan struct{})
	if v.hungUp {
		close(v.goodbye)
	}
	return v.goodbye
}
