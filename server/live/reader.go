package live

import (
	"context"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// request is a frame that has come, or what is wrong with it.
type request struct {
	shared.FromBrowser
	err error
}

// readAll is the reader. It goes on after the socket has begun to end, so that
// the other side's goodbye is heard.
func (v *viewer) readAll(ctx context.Context) {
	defer close(v.read)
	v.conn.SetReadLimit(frameLimit)
	v.conn.SetPongHandler(func(string) error { return v.conn.SetReadDeadline(time.Now().Add(readPatience)) })
	for {
		if v.conn.SetReadDeadline(time.Now().Add(readPatience)) != nil {
			v.end(broken)
			return
		}
		kind, frame, err := v.conn.ReadMessage() // answers pings and closes
		if err != nil {
			v.end(ended(err))
			return
		}
		if ctx.Err() != nil {
			continue
		}
		r, why := decode(kind, frame)
		if why != nil {
			v.end(why)
			continue
		}
		select {
		case v.requests <- r:
		case <-ctx.Done():
		}
	}
}

// ended is what there is to say after reading has failed.
func ended(err error) closing {
	if said := (*websocket.CloseError)(nil); errors.As(err, &said) {
		return closing{codeGoodbye, ""}
	}
	return broken // gone, silent for too long, or over the limit, which is answered already
}

// decode reads a frame. What breaks the protocol ends the socket; what is only
// wrong is answered.
func decode(kind int, frame []byte) (request, error) {
	switch {
	case kind != websocket.TextMessage:
		return request{}, closing{codeNotText, "send text"}
	case !utf8.Valid(frame):
		return request{}, closing{codeNotUTF8, "invalid UTF-8"}
	case !json.Valid(frame):
		return request{}, closing{codeBadFrame, "send JSON"}
	}
	var r request
	r.err = shared.DecodeStrict(frame, &r.FromBrowser)
	if r.err == nil && (r.Watch == nil) == (r.Unwatch == nil) {
		r.err = shared.Invalid("watch", "or unwatch must be in it, and not both")
	}
	return r, nil
}
