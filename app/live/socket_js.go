package live

import (
	"context"
	"errors"
	"syscall/js"

	"incharge/shared"
)

// browserSocket is a Socket over the browser's WebSocket.
type browserSocket struct {
	inbox
	socket js.Value
	opened chan struct{}
	funcs  []js.Func
}

func dialBrowser(ctx context.Context) (Socket, error) {
	location := js.Global().Get("location")
	scheme := "wss://"
	if location.Get("protocol").String() == "http:" {
		scheme = "ws://"
	}
	url := scheme + location.Get("host").String() + shared.Prefix + "/live"
	s := &browserSocket{
		inbox:  newInbox(),
		socket: js.Global().Get("WebSocket").New(url),
		opened: make(chan struct{}),
	}
	s.on("open", func(js.Value) { close(s.opened) })
	s.on("message", func(event js.Value) { s.put(event.Get("data").String()) })
	s.on("close", func(event js.Value) { s.end(event.Get("code").Int()) })
	select {
	case <-s.opened:
		return s, nil
	case <-s.Arrived(): // nothing but its end can come before it is open
		s.Close()
		return nil, errors.New("the socket was refused")
	case <-ctx.Done():
		s.Close()
		return nil, ctx.Err()
	}
}

func (s *browserSocket) on(event string, f func(event js.Value)) {
	callback := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	s.funcs = append(s.funcs, callback)
	s.socket.Set("on"+event, callback)
}

const socketOpen = 1 // WebSocket.OPEN

func (s *browserSocket) Send(frame string) {
	if s.socket.Get("readyState").Int() == socketOpen {
		s.socket.Call("send", frame)
	}
}

// Close ends the socket; it calls back no more.
func (s *browserSocket) Close() {
	for _, event := range []string{"open", "message", "close"} {
		s.socket.Set("on"+event, nil)
	}
	s.socket.Call("close")
	for _, f := range s.funcs {
		f.Release()
	}
	s.funcs = nil
}
