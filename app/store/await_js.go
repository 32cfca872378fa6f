package store

import (
	"context"
	"errors"
	"syscall/js"
)

// event is what somebody waits for.
type event struct {
	target js.Value
	names  []string
	funcs  []js.Func
	done   chan error
}

// expect listens for a good event of a request or a transaction, and for a bad
// one.
func expect(target js.Value, good, bad string) *event {
	e := &event{target: target, done: make(chan error, 1)}
	e.on(good, func() error { return nil })
	e.on(bad, func() error {
		if err := target.Get("error"); err.Truthy() {
			return js.Error{Value: err}
		}
		return errors.New("the browser's database gave up")
	})
	return e
}

func (e *event) on(name string, outcome func() error) {
	f := js.FuncOf(func(js.Value, []js.Value) any {
		select {
		case e.done <- outcome():
		default: // the other one has happened
		}
		return nil
	})
	e.target.Set("on"+name, f)
	e.names, e.funcs = append(e.names, name), append(e.funcs, f)
}

// wait blocks this goroutine until either has happened.
func (e *event) wait(ctx context.Context) error {
	defer e.release()
	select {
	case err := <-e.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (e *event) release() {
	for i, name := range e.names {
		e.target.Set("on"+name, nil)
		e.funcs[i].Release()
	}
	e.names, e.funcs = nil, nil
}

// await blocks this goroutine until a request has its result.
func await(ctx context.Context, request js.Value) (js.Value, error) {
	if err := expect(request, "success", "error").wait(ctx); err != nil {
		return js.Value{}, err
	}
	return request.Get("result"), nil
}

func toJS(content []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(content))
	js.CopyBytesToJS(array, content)
	return array
}

func fromJS(array js.Value) []byte {
	content := make([]byte, array.Length())
	js.CopyBytesToGo(content, array)
	return content
}
