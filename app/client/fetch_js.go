package client

import (
	"context"
	"fmt"
	"syscall/js"

	"incharge/shared"
)

// fetch is the Transport over the browser's fetch; net/http would do the same
// with almost a megabyte more.
func fetch(ctx context.Context, r Request) (Response, error) {
	if r.Progress != nil {
		return upload(ctx, r)
	}
	abort := js.Global().Get("AbortController").New()
	headers := map[string]any{"Accept": "application/json"}
	for name, value := range r.Header {
		headers[name] = value
	}
	options := map[string]any{
		"method": r.Method, "headers": headers, "signal": abort.Get("signal"),
		"credentials": "same-origin", "cache": "no-store", "redirect": "error",
	}
	if r.File != nil {
		options["body"] = r.File.blob
	} else if r.Body != nil {
		body := js.Global().Get("Uint8Array").New(len(r.Body))
		js.CopyBytesToJS(body, r.Body)
		options["body"] = body
	}

	stop := context.AfterFunc(ctx, func() { abort.Call("abort") })
	defer stop()
	answer, err := await(js.Global().Call("fetch", shared.Prefix+r.Path, options))
	if err != nil {
		return Response{}, fmt.Errorf("%w: %w", ErrOffline, err)
	}
	// The body may still be on its way, and break off.
	buffer, err := await(answer.Call("arrayBuffer"))
	if err != nil {
		return Response{}, fmt.Errorf("%w: %w", ErrOffline, err)
	}
	view := js.Global().Get("Uint8Array").New(buffer)
	body := make([]byte, view.Length())
	js.CopyBytesToGo(body, view)
	return Response{Status: answer.Get("status").Int(), Body: body}, nil
}

// await blocks this goroutine until a promise is settled.
func await(promise js.Value) (js.Value, error) {
	type settled struct {
		value js.Value
		err   error
	}
	done := make(chan settled, 1)
	fulfilled := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- settled{value: args[0]}
		return nil
	})
	defer fulfilled.Release()
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- settled{err: js.Error{Value: args[0]}}
		return nil
	})
	defer rejected.Release()
	promise.Call("then", fulfilled, rejected)
	s := <-done
	return s.value, s.err
}
