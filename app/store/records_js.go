package store

import (
	"context"
	"syscall/js"
)

func (b *browser) Get(ctx context.Context, key string) (content []byte, err error) {
	err = b.within(ctx, records, reading, func(store js.Value) error {
		value, err := await(ctx, store.Call("get", key))
		if err == nil && value.Truthy() {
			content = fromJS(value)
		}
		return err
	})
	return content, err
}

func (b *browser) Put(ctx context.Context, key string, value []byte) error {
	return b.within(ctx, records, writing, func(store js.Value) error {
		store.Call("put", toJS(value), key)
		return nil
	})
}

func (b *browser) Delete(ctx context.Context, key string) error {
	return b.within(ctx, records, writing, func(store js.Value) error {
		store.Call("delete", key)
		return nil
	})
}

func (b *browser) Clear(ctx context.Context) error {
	return b.within(ctx, records, writing, func(store js.Value) error {
		store.Call("clear")
		return nil
	})
}

func (b *browser) Change(ctx context.Context, key string, change func([]byte) []byte) error {
	return b.within(ctx, records, writing, func(store js.Value) error {
		value, err := await(ctx, store.Call("get", key))
		if err != nil {
			return err
		}
		var before []byte
		if value.Truthy() {
			before = fromJS(value)
		}
		if after := change(before); after != nil {
			store.Call("put", toJS(after), key)
		} else {
			store.Call("delete", key)
		}
		return nil
	})
}
