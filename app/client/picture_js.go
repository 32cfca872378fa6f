package client

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"
)

// ErrNoPicture means that the browser can't read a file as a picture.
var ErrNoPicture = errors.New("not a picture that can be read")

// Square makes of a picked picture a PNG with sides of side pixels, cut to its
// middle, and a data: URL to show it by. Doing it here sends a few kilobytes of
// a photograph of megabytes, and nothing of where it was taken.
func Square(ctx context.Context, picture *File, side int) (square *File, preview string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrNoPicture, r)
		}
	}()
	bitmap, err := await(js.Global().Call("createImageBitmap", picture.blob))
	if err != nil {
		return nil, "", fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	defer bitmap.Call("close")
	width, height := bitmap.Get("width").Float(), bitmap.Get("height").Float()
	most := min(width, height)
	canvas := js.Global().Get("document").Call("createElement", "canvas")
	canvas.Set("width", side)
	canvas.Set("height", side)
	pen := canvas.Call("getContext", "2d")
	pen.Set("imageSmoothingQuality", "high")
	pen.Call("drawImage", bitmap, (width-most)/2, (height-most)/2, most, most, 0, 0, side, side)

	done := make(chan js.Value, 1)
	drawn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- args[0]
		return nil
	})
	defer drawn.Release()
	canvas.Call("toBlob", drawn, "image/png")
	select {
	case blob := <-done:
		if !blob.Truthy() {
			return nil, "", ErrNoPicture
		}
		square = &File{Name: "picture.png", Size: int64(blob.Get("size").Float()), blob: blob}
		return square, canvas.Call("toDataURL", "image/png").String(), nil
	case <-ctx.Done():
		return nil, "", context.Cause(ctx)
	}
}
