package store

import (
	"context"
	"errors"
	"sync"
	"syscall/js"
)

// browser is a database over one object store of IndexedDB.
type browser struct {
	mu sync.Mutex
	db js.Value
}

func openBrowser() database { return &browser{} }

const objects = "records"

// open opens the database when it isn't yet, or no longer, open.
func (b *browser) open(ctx context.Context) (js.Value, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db.Truthy() {
		return b.db, nil
	}
	factory := js.Global().Get("indexedDB")
	if !factory.Truthy() {
		return js.Value{}, errors.New("this browser has no database")
	}
	request := factory.Call("open", "incharge", 1)
	upgrade := js.FuncOf(func(js.Value, []js.Value) any {
		request.Get("result").Call("createObjectStore", objects)
		return nil
	})
	defer upgrade.Release()
	request.Set("onupgradeneeded", upgrade)
	db, err := await(ctx, request)
	if err != nil {
		return js.Value{}, err
	}
	b.db = db
	// A later version of the app may want to change the database in another
	// tab, and the browser may close it; either way it is opened anew.
	closed := js.FuncOf(func(js.Value, []js.Value) any {
		db.Call("close")
		b.mu.Lock()
		defer b.mu.Unlock()
		b.db = js.Value{}
		return nil
	})
	db.Set("onversionchange", closed)
	db.Set("onclose", closed)
	return db, nil
}

// in runs one request in a transaction of its own.
func (b *browser) in(ctx context.Context, mode string, request func(store js.Value) js.Value) (_ js.Value, err error) {
	db, err := b.open(ctx)
	if err != nil {
		return js.Value{}, err
	}
	// A database that is just being closed throws.
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case js.Error:
			err = thrown
		default:
			panic(thrown)
		}
	}()
	store := db.Call("transaction", objects, mode).Call("objectStore", objects)
	return await(ctx, request(store))
}

func (b *browser) Get(ctx context.Context, key string) ([]byte, error) {
	value, err := b.in(ctx, "readonly", func(s js.Value) js.Value { return s.Call("get", key) })
	if err != nil || !value.Truthy() {
		return nil, err
	}
	content := make([]byte, value.Length())
	js.CopyBytesToGo(content, value)
	return content, nil
}

func (b *browser) Put(ctx context.Context, key string, value []byte) error {
	content := js.Global().Get("Uint8Array").New(len(value))
	js.CopyBytesToJS(content, value)
	_, err := b.in(ctx, "readwrite", func(s js.Value) js.Value { return s.Call("put", content, key) })
	return err
}

func (b *browser) Delete(ctx context.Context, key string) error {
	_, err := b.in(ctx, "readwrite", func(s js.Value) js.Value { return s.Call("delete", key) })
	return err
}

func (b *browser) Clear(ctx context.Context) error {
	_, err := b.in(ctx, "readwrite", func(s js.Value) js.Value { return s.Call("clear") })
	return err
}

// await blocks this goroutine until a request of IndexedDB is done.
func await(ctx context.Context, request js.Value) (js.Value, error) {
	done := make(chan error, 1)
	succeeded := js.FuncOf(func(js.Value, []js.Value) any {
		done <- nil
		return nil
	})
	failed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- js.Error{Value: request.Get("error")}
		return nil
	})
	request.Set("onsuccess", succeeded)
	request.Set("onerror", failed)
	release := func() {
		request.Set("onsuccess", nil)
		request.Set("onerror", nil)
		succeeded.Release()
		failed.Release()
	}
	defer release()
	select {
	case err := <-done:
		if err != nil {
			return js.Value{}, err
		}
		return request.Get("result"), nil
	case <-ctx.Done():
		return js.Value{}, ctx.Err()
	}
}
