//go:build !js

package store

import (
	"context"
	"errors"
)

// nowhere stands where there is no browser: nothing can be kept.
type nowhere struct{}

func openBrowser() database { return nowhere{} }

var errNowhere = errors.New("the store is in browsers only")

func (nowhere) Get(context.Context, string) ([]byte, error) { return nil, errNowhere }
func (nowhere) Put(context.Context, string, []byte) error   { return errNowhere }
func (nowhere) Delete(context.Context, string) error        { return errNowhere }
func (nowhere) Clear(context.Context) error                 { return errNowhere }
