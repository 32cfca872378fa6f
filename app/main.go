// Command app is Incharge in the browser, compiled to WebAssembly.
package main

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/ui"
)

func main() {
	if app.IsClient {
		go collectGarbage()
		ui.Start(context.Background())
	}
	app.RunWhenOnBrowser()
}
