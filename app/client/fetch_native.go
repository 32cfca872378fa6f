//go:build !js

package client

import (
	"context"
	"errors"
)

// File is a file that somebody picked; there are none outside a browser.
type File struct {
	Name string
	Size int64
	Type string
}

// Picked finds none: there is no page to pick on.
func Picked(string) *File { return nil }

// AllPicked finds none either.
func AllPicked(string) []*File { return nil }

// Catch catches none.
func Catch(string, []string, func([]*File, string), func(string)) (stop func()) { return func() {} }

// ErrNoPicture means that the browser can't read a file as a picture.
var ErrNoPicture = errors.New("not a picture that can be read")

// Square needs a browser's canvas.
func Square(context.Context, *File, int) (*File, string, error) { return nil, "", ErrNoPicture }

// fetch is only in browsers. The server compiles this package for the routes
// of the pages, and never calls it; tests bring a transport of their own.
func fetch(context.Context, Request) (Response, error) {
	return Response{}, errors.New("the app calls the API from a browser only")
}
