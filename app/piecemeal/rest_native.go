//go:build !js

package piecemeal

import "runtime"

// Rest lets others go on: outside of browsers there is nobody who waits.
func Rest() { runtime.Gosched() }
