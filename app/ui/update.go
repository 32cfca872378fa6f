package ui

import (
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// updates knows whether a new version of the app waits. The service worker and
// boot.js, which looks after it, take it in when they are asked to.
type updates struct {
	ready   atomic.Bool
	changed signal
}

func (u *updates) start() {
	note := app.FuncOf(func(app.Value, []app.Value) any {
		u.note()
		return nil
	})
	app.Window().Call("addEventListener", "incharge-update", note)
	if boot := app.Window().Get("incharge"); boot.Truthy() && boot.Call("updateReady").Truthy() {
		u.note() // it was there before the app was
	}
}

func (u *updates) note() {
	u.ready.Store(true)
	u.changed.fire()
}

// apply reloads the page into the new version.
func (u *updates) apply() { app.Window().Get("incharge").Call("applyUpdate") }
