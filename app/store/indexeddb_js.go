package store

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"syscall/js"
	"time"
)

// browser is the app's database in IndexedDB.
type browser struct {
	mu      sync.Mutex
	db      js.Value // while it is open
	since   int64    // the keys of its queue are above this
	closed  func()   // is told that it has been closed under the app
	opening *opening
}

func openBrowser() device { return &browser{} }

const (
	// version grows by one with each change of what upgrade makes.
	version = 2
	records = "records" // version 1: values by key
	queued  = "queue"   // version 2: values in lanes, in order
	byLane  = "lane"
	// sinceName begins the name of a store that says from where the keys of the
	// queue go on.
	sinceName = "since "
	// patience is how long the database may take to open. Another tab with an
	// older version of the app can hold it up; without it, the app goes on.
	patience = 4 * time.Second
)

// opening is an attempt to open the database, by all who want it.
type opening struct {
	over chan struct{} // it is open, or nobody is to wait any longer
	err  error
}

var errSlow = errors.New("the browser's database does not open")

// open opens the database when it isn't yet, or no longer, open.
func (b *browser) open(ctx context.Context) (js.Value, error) {
	b.mu.Lock()
	if b.db.Truthy() {
		defer b.mu.Unlock()
		return b.db, nil
	}
	if b.opening == nil {
		if err := b.begin(); err != nil {
			b.mu.Unlock()
			return js.Value{}, err
		}
	}
	now := b.opening
	b.mu.Unlock()
	select {
	case <-now.over:
	case <-ctx.Done():
		return js.Value{}, ctx.Err()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.db.Truthy() {
		return js.Value{}, now.err
	}
	return b.db, nil
}

// begin asks for the database. The answer is taken in whenever it comes.
func (b *browser) begin() (err error) {
	defer caught(&err) // where storage is blocked even looking for it throws
	factory := js.Global().Get("Reflect").Call("get", js.Global(), "indexedDB")
	if !factory.Truthy() {
		return errors.New("this browser has no database")
	}
	request := factory.Call("open", "incharge", version)
	o := &opening{over: make(chan struct{}), err: errSlow}
	b.opening = o
	upgrading := js.FuncOf(func(_ js.Value, args []js.Value) any {
		var failed error
		func() {
			defer caught(&failed) // else it would end the app
			upgrade(request.Get("result"), args[0].Get("oldVersion").Int())
		}()
		if failed != nil {
			request.Get("transaction").Call("abort") // and it does not open
		}
		return nil
	})
	request.Set("onupgradeneeded", upgrading)
	opened := expect(request, "success", "error")
	go func() {
		late := time.AfterFunc(patience, func() { close(o.over) })
		err := opened.wait(context.Background())
		upgrading.Release()
		b.mu.Lock()
		if err == nil {
			b.use(request.Get("result"))
		}
		o.err, b.opening = err, nil
		b.mu.Unlock()
		if late.Stop() {
			close(o.over)
		}
	}()
	return nil
}

// upgrade makes the database of an older version, 0 for none, into today's. It
// keeps what is there.
func upgrade(db js.Value, from int) {
	if from < 1 {
		db.Call("createObjectStore", records)
	}
	if from < 2 {
		store := db.Call("createObjectStore", queued, map[string]any{"autoIncrement": true})
		store.Call("createIndex", byLane, byLane)
		number(db, store)
	}
}

// number has the queue's keys begin above those of any database that was here
// before: by the time, in microseconds. An empty store has that in its name.
func number(db, queue js.Value) {
	since := time.Now().UnixMicro()
	queue.Call("add", laned("", nil), since)
	queue.Call("delete", since) // keys go on from it all the same
	db.Call("createObjectStore", sinceName+strconv.FormatInt(since, 10))
}

// sinceOf reads above what the keys of a database's queue are: 0 where it was
// made by a version of the app that let them begin at 1.
func sinceOf(db js.Value) (since int64) {
	names := db.Get("objectStoreNames")
	for i := range names.Length() {
		if s, ok := strings.CutPrefix(names.Index(i).String(), sinceName); ok {
			since, _ = strconv.ParseInt(s, 10, 64)
		}
	}
	return since
}

// use takes an open database into use. A later version of the app may want to
// change it in another tab, and the browser may close it; either way it is
// opened anew.
func (b *browser) use(db js.Value) {
	b.db, b.since = db, sinceOf(db)
	closed := js.FuncOf(func(js.Value, []js.Value) any {
		db.Call("close")
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.db.Equal(db) {
			b.db = js.Value{}
		}
		if b.closed != nil {
			go b.closed()
		}
		return nil
	})
	db.Set("onversionchange", closed)
	db.Set("onclose", closed)
}

// mode is what a transaction is for.
type mode struct{ access, durability string }

var (
	reading = mode{"readonly", "relaxed"}
	writing = mode{"readwrite", "relaxed"}
	// lasting is for what nobody else has: it is on the disk when it is done.
	lasting = mode{"readwrite", "strict"}
)

// within makes requests of one of the stores in a transaction, and waits until
// that is complete. do must wait for nothing but its requests. What it writes is
// handed over at once: it is kept even when the page goes away in that moment.
func (b *browser) within(ctx context.Context, name string, m mode, do func(store js.Value) error) (err error) {
	db, err := b.open(ctx)
	if err != nil {
		return err
	}
	defer caught(&err) // a database that is just being closed throws
	tx := db.Call("transaction", name, m.access, map[string]any{"durability": m.durability})
	complete := expect(tx, "complete", "abort")
	if err := do(tx.Call("objectStore", name)); err != nil {
		complete.release()
		return err
	}
	if m.access == writing.access && tx.Get("commit").Truthy() {
		tx.Call("commit")
	}
	return complete.wait(ctx)
}

// caught makes what the browser throws an error.
func caught(err *error) {
	switch thrown := recover().(type) {
	case nil:
	case js.Error:
		*err = thrown
	default:
		panic(thrown)
	}
}
