package piecemeal

import "syscall/js"

// Rest waits until the browser has had its turn. A sleep is no such thing: where
// other goroutines take longer than it lasts, it is over before they are through.
// A timer of the browser's would take seconds on a page that nobody sees.
func Rest() {
	if hurried.Load() {
		return
	}
	rested := make(chan struct{})
	wake := js.FuncOf(func(js.Value, []js.Value) any {
		close(rested)
		return nil
	})
	defer wake.Release()
	channel := js.Global().Get("MessageChannel").New()
	port := channel.Get("port1")
	port.Set("onmessage", wake)
	channel.Get("port2").Call("postMessage", 0)
	<-rested
	port.Call("close")
}
