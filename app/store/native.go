//go:build !js

package store

import (
	"context"
	"errors"
)

// nowhere stands where there is no browser: nothing can be kept.
type nowhere struct{}

func openBrowser() device { return nowhere{} }

var errNowhere = errors.New("the store is in browsers only")

func (nowhere) Get(context.Context, string) ([]byte, error) { return nil, errNowhere }
func (nowhere) Put(context.Context, string, []byte) error   { return errNowhere }
func (nowhere) Delete(context.Context, string) error        { return errNowhere }
func (nowhere) Clear(context.Context) error                 { return errNowhere }
func (nowhere) Change(context.Context, string, func([]byte) []byte) error {
	return errNowhere
}

func (nowhere) Push(context.Context, string, [][]byte) ([]int64, error) { return nil, errNowhere }
func (nowhere) First(context.Context, string) (Queued, bool, error) {
	return Queued{}, false, errNowhere
}
func (nowhere) All(context.Context) ([]Queued, error) { return nil, errNowhere }
func (nowhere) Rewrite(context.Context, string, func([]Queued) Edits) error {
	return errNowhere
}
func (nowhere) Remove(context.Context, int64) error  { return errNowhere }
func (nowhere) Empty(context.Context) error          { return errNowhere }
func (nowhere) Since(context.Context) (int64, error) { return 0, errNowhere }
func (nowhere) Closed(func())                        {}
