//go:build !js

package outbox

import (
	"context"
	"errors"
)

// nowhere stands where there is no browser: the server compiles this package
// for the routes of the pages, and never opens an outbox.
type nowhere struct{}

// BrowserTabs are none.
func BrowserTabs() Tabs { return nowhere{} }

func (nowhere) Post([]byte)         {}
func (nowhere) Listen(func([]byte)) {}

// BrowserLocks are none, and Hold fails.
func BrowserLocks() Locks { return nowhere{} }

func (nowhere) Hold(context.Context, string) (func(), error) {
	return nil, errors.New("locks among tabs are in browsers only")
}
