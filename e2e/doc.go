// Package e2e drives the built program in real Chromium, as people would: one
// journey for each thing that somebody comes to do. `make e2e` runs it.
package e2e
