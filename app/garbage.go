package main

import (
	"runtime"
	"runtime/debug"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A browser has one thread for everything, and Go marks all of its heap on it in
// one go: with a large board that takes longer than people fail to notice. So
// garbage is collected while nobody does anything, and hardly ever by itself:
// only when the heap has grown by so many per cent.
const (
	garbageGrowth = 300
	garbageLook   = time.Second
	garbageStill  = 1500 // ms in which nobody has done anything
	garbageIdle   = 30   // ms that the browser expects to have nothing to do for, of 50 at most
)

// collectGarbage goes on for as long as the page is open.
func collectGarbage() {
	debug.SetGCPercent(garbageGrowth)
	if !app.Window().Get("requestIdleCallback").Truthy() {
		return // Safari doesn't tell when it is idle
	}
	asked := false // a page that nobody sees is not answered
	idle := app.FuncOf(func(_ app.Value, args []app.Value) any {
		asked = false
		if args[0].Call("timeRemaining").Float() >= garbageIdle && still() {
			go runtime.GC()
		}
		return nil
	})
	for range time.Tick(garbageLook) {
		if !asked && still() && grown() {
			asked = true
			app.Window().Call("requestIdleCallback", idle)
		}
	}
}

// still says that nobody does anything; web/js/boot.js knows.
func still() bool {
	return app.Window().Get("incharge").Call("stillFor").Float() >= garbageStill
}

// grown says that the heap has grown by a fifth since garbage was collected: the
// next time would be when it has grown by garbageGrowth.
func grown() bool {
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	live := heap.NextGC * 100 / (100 + garbageGrowth)
	return heap.HeapAlloc > live+live/5
}
