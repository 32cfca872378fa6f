package live

import (
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"incharge/shared"
)

// A socket may send so many frames a second, pings included, and so many at
// once: as many boards as it may watch, left and watched anew, and some more.
// What comes faster is read later.
const (
	framesASecond = 20
	framesAtOnce  = 4 * mostBoards
)

// message is a frame of the browser's, as it has come.
type message struct {
	kind int
	data []byte
}

// readAll is the reader. It goes on after the socket has begun to end, so that
// the other side's goodbye is heard.
func (v *viewer) readAll() {
	v.conn.SetReadLimit(frameLimit)
	allowed := rate.NewLimiter(framesASecond, framesAtOnce)
	pace := func() { time.Sleep(allowed.Reserve().Delay()) }
	v.conn.SetPongHandler(func(string) error { return v.conn.SetReadDeadline(time.Now().Add(readPatience)) })
	v.conn.SetPingHandler(func(data string) error {
		pace()
		v.hand(message{websocket.PingMessage, []byte(data)})
		return nil
	})
	v.conn.SetCloseHandler(func(int, string) error { return nil }) // the worker answers
	for {
		if v.conn.SetReadDeadline(time.Now().Add(readPatience)) != nil {
			v.hangUp(broken)
			return
		}
		kind, data, err := v.conn.ReadMessage() // answers pings and closes
		if err != nil {
			v.hangUp(ended(err))
			return
		}
		pace()
		v.hand(message{kind, data})
	}
}

// hand gives a frame to the worker, and waits while that has enough of them.
func (v *viewer) hand(m message) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for len(v.todo.asked) >= mostAsked && v.todo.cause == nil {
		v.space.Wait()
	}
	if v.todo.cause == nil {
		v.todo.asked = append(v.todo.asked, m)
		v.start()
	}
}

// hangUp ends the reading.
func (v *viewer) hangUp(cause error) {
	v.end(cause)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.hungUp = true
	if v.goodbye != nil {
		close(v.goodbye)
	}
}

// ended is what there is to say after reading has failed.
func ended(err error) closing {
	if said := (*websocket.CloseError)(nil); errors.As(err, &said) {
		return closing{said.Code, ""}
	}
	return broken // gone, silent for too long, or over the limit, which is answered already
}

// decode makes sense of a frame. What breaks the protocol ends the socket; what
// is only wrong is answered.
func decode(m message) (asked shared.FromBrowser, wrong, fatal error) {
	switch {
	case m.kind != websocket.TextMessage:
		return asked, nil, closing{codeNotText, "send text"}
	case !utf8.Valid(m.data):
		return asked, nil, closing{codeNotUTF8, "invalid UTF-8"}
	case !json.Valid(m.data):
		return asked, nil, closing{codeBadFrame, "send JSON"}
	}
	if err := shared.DecodeStrict(m.data, &asked); err != nil {
		return asked, err, nil
	}
	some := 0
	for _, is := range []bool{asked.Watch != nil, asked.Unwatch != nil, asked.Presence != nil} {
		if is {
			some++
		}
	}
	if some != 1 {
		return asked, shared.Invalid("watch", "or unwatch or presence must be in it, and one of them only"), nil
	}
	return asked, nil, nil
}
