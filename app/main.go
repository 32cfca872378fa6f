// Command app is Incharge in the browser, compiled to WebAssembly.
package main

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/piecemeal"
	"incharge/app/ui"
)

func main() {
	if app.IsClient {
		go collectGarbage()
		hurryUnseen()
		ui.Start(context.Background())
	}
	app.RunWhenOnBrowser()
}

// hurryUnseen has what is done in slices be done at once while nobody sees the
// page. It is the first to listen, before whoever saves something then.
func hurryUnseen() {
	document := app.Window().Get("document")
	seen := app.FuncOf(func(app.Value, []app.Value) any {
		piecemeal.Hurry(document.Get("visibilityState").String() == "hidden")
		return nil
	})
	document.Call("addEventListener", "visibilitychange", seen)
}
