//go:build !js

package live

import (
	"context"
	"errors"
)

// dialBrowser needs a browser. The server compiles this package for the routes
// of the pages, and never connects; tests bring a socket of their own.
func dialBrowser(context.Context) (Socket, error) {
	return nil, errors.New("the app connects from a browser only")
}
