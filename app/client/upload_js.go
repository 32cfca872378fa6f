package client

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"

	"incharge/shared"
)

var errNoAnswer = errors.New("the upload has no answer")

// upload is fetch for requests of which somebody wants to know how far they are:
// only the older XMLHttpRequest tells.
func upload(ctx context.Context, r Request) (Response, error) {
	x := js.Global().Get("XMLHttpRequest").New()
	ended := make(chan struct{})
	end := js.FuncOf(func(js.Value, []js.Value) any {
		close(ended)
		return nil
	})
	defer end.Release()
	moved := js.FuncOf(func(_ js.Value, args []js.Value) any {
		r.Progress(int64(args[0].Get("loaded").Float()), r.File.Size)
		return nil
	})
	defer moved.Release()
	x.Call("addEventListener", "loadend", end) // whatever becomes of it, once
	x.Get("upload").Call("addEventListener", "progress", moved)
	x.Call("open", r.Method, shared.Prefix+r.Path)
	x.Set("responseType", "arraybuffer")
	x.Call("setRequestHeader", "Accept", "application/json")
	for name, value := range r.Header {
		x.Call("setRequestHeader", name, value)
	}
	x.Call("send", r.File.blob)
	stop := context.AfterFunc(ctx, func() { x.Call("abort") })
	defer stop()
	<-ended
	status, buffer := x.Get("status").Int(), x.Get("response")
	if status == 0 || !buffer.Truthy() {
		return Response{}, fmt.Errorf("%w: %w", ErrOffline, errNoAnswer)
	}
	view := js.Global().Get("Uint8Array").New(buffer)
	body := make([]byte, view.Length())
	js.CopyBytesToGo(body, view)
	return Response{Status: status, Body: body}, nil
}
