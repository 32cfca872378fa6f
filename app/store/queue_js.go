package store

import (
	"context"
	"syscall/js"
)

// A value of the queue is an object with its lane, which an index is over, and
// its content.

func (b *browser) Push(ctx context.Context, lane string, values [][]byte) ([]int64, error) {
	requests := make([]js.Value, len(values))
	err := b.within(ctx, queued, lasting, func(store js.Value) error {
		for i, value := range values {
			requests[i] = store.Call("add", laned(lane, value))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	keys := make([]int64, len(values))
	for i, added := range requests {
		keys[i] = int64(added.Get("result").Float())
	}
	return keys, nil
}

func (b *browser) First(ctx context.Context, lane string) (first Queued, ok bool, err error) {
	err = b.within(ctx, queued, reading, func(store js.Value) error {
		cursor, err := await(ctx, store.Call("index", byLane).Call("openCursor", only(lane)))
		if err == nil && cursor.Truthy() {
			first, ok = entry(cursor.Get("primaryKey"), cursor.Get("value")), true
		}
		return err
	})
	return first, ok, err
}

func (b *browser) All(ctx context.Context) (all []Queued, err error) {
	err = b.within(ctx, queued, reading, func(store js.Value) error {
		all, err = everything(ctx, store)
		return err
	})
	return all, err
}

func (b *browser) Rewrite(ctx context.Context, lane string, change func([]Queued) Edits) error {
	return b.within(ctx, queued, lasting, func(store js.Value) error {
		there, err := everything(ctx, store.Call("index", byLane), only(lane))
		if err != nil {
			return err
		}
		edits := change(there)
		for _, key := range edits.Delete {
			store.Call("delete", key)
		}
		for _, q := range edits.Put {
			if q.Key == 0 {
				store.Call("add", laned(q.Lane, q.Value))
			} else {
				store.Call("put", laned(q.Lane, q.Value), q.Key)
			}
		}
		return nil
	})
}

func (b *browser) Remove(ctx context.Context, key int64) error {
	return b.within(ctx, queued, writing, func(store js.Value) error {
		store.Call("delete", key)
		return nil
	})
}

func (b *browser) Since(ctx context.Context) (int64, error) {
	if _, err := b.open(ctx); err != nil {
		return 0, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.since, nil
}

func (b *browser) Closed(f func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = f
}

func (b *browser) Empty(ctx context.Context) error {
	return b.within(ctx, queued, lasting, func(store js.Value) error {
		store.Call("clear")
		return nil
	})
}

// everything reads a store, or what an index has for a key. Both lists are in
// the order of the keys.
func everything(ctx context.Context, from js.Value, which ...any) ([]Queued, error) {
	values := from.Call("getAll", which...)
	keys, err := await(ctx, from.Call("getAllKeys", which...))
	if err != nil {
		return nil, err
	}
	all := make([]Queued, keys.Length())
	for i := range all {
		all[i] = entry(keys.Index(i), values.Get("result").Index(i))
	}
	return all, nil
}

func only(lane string) js.Value { return js.Global().Get("IDBKeyRange").Call("only", lane) }

func laned(lane string, content []byte) map[string]any {
	return map[string]any{byLane: lane, "content": toJS(content)}
}

func entry(key, value js.Value) Queued {
	return Queued{int64(key.Float()), value.Get(byLane).String(), fromJS(value.Get("content"))}
}
