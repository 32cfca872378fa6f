package outbox

import (
	"context"
	"errors"
	"syscall/js"
)

// channel is Tabs over the browser's BroadcastChannel.
type channel struct{ channel js.Value }

// BrowserTabs are the other tabs of this browser with this app.
func BrowserTabs() Tabs {
	constructor := js.Global().Get("BroadcastChannel")
	if !constructor.Truthy() {
		return channel{}
	}
	return channel{constructor.New("incharge")}
}

func (c channel) Post(message []byte) {
	if c.channel.Truthy() {
		c.channel.Call("postMessage", string(message))
	}
}

// Listen listens for as long as the page is open.
func (c channel) Listen(f func(message []byte)) {
	if c.channel.Truthy() {
		c.channel.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
			f([]byte(args[0].Get("data").String()))
			return nil
		}))
	}
}

// webLocks are Locks over the browser's Web Locks.
type webLocks struct{}

// BrowserLocks are locks among the tabs of this browser. Where the page came
// over plain http from elsewhere than this machine there are none, and Hold
// fails.
func BrowserLocks() Locks { return webLocks{} }

func (webLocks) Hold(ctx context.Context, name string) (release func(), err error) {
	locks := js.Global().Get("navigator").Get("locks")
	if !locks.Truthy() {
		return nil, errors.New("this browser has no locks here")
	}
	abort := js.Global().Get("AbortController").New()
	held, ended := make(chan func(), 1), make(chan struct{})
	granted := js.FuncOf(func(js.Value, []js.Value) any {
		// The lock is held until this promise is kept.
		var keep js.Value
		executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
			keep = args[0]
			return nil
		})
		defer executor.Release()
		promise := js.Global().Get("Promise").New(executor)
		held <- func() { keep.Invoke() }
		return promise
	})
	over := js.FuncOf(func(js.Value, []js.Value) any {
		close(ended)
		return nil
	})
	request := locks.Call("request", name, map[string]any{"signal": abort.Get("signal")}, granted)
	request.Call("then", over, over)
	go func() {
		<-ended
		granted.Release()
		over.Release()
	}()
	select {
	case release := <-held:
		return release, nil
	case <-ended:
		select {
		case release := <-held:
			return release, nil
		default:
			return nil, errors.New("the lock was not granted")
		}
	case <-ctx.Done():
		abort.Call("abort")
		select {
		case release := <-held: // in the same moment
			release()
		default:
		}
		return nil, ctx.Err()
	}
}
