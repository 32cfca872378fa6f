// Command app is Incharge in the browser, compiled to WebAssembly.
package main

import (
	"context"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/ui"
)

func main() {
	if app.IsClient {
		// Nothing else goes on while a browser's one thread collects garbage:
		// more rarely is better, and the heap is small.
		debug.SetGCPercent(300)
		ui.Start(context.Background())
	}
	app.RunWhenOnBrowser()
}
