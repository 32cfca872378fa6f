// Package outbox is what a person has done and the server has yet to answer:
// the queue of commands of one browser, kept on the device, shared by its tabs
// and sent by one of them at a time.
//
// The queue on the device is the truth; each tab holds a copy of it. An entry
// leaves it only with the server's answer, so whatever happens to tabs,
// networks and servers in between, it is sent again, under the same id.
package outbox

import (
	"context"
	"slices"
	"sync"
	"time"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// Queue is the queue on the device, as store.Queue has it.
type Queue interface {
	Push(ctx context.Context, lane string, values [][]byte) (keys []int64, err error)
	First(ctx context.Context, lane string) (first store.Queued, ok bool, err error)
	All(ctx context.Context) ([]store.Queued, error)
	Rewrite(ctx context.Context, lane string, change func([]store.Queued) store.Edits) error
	Remove(ctx context.Context, key int64) error
	Empty(ctx context.Context) error
	Since(ctx context.Context) (int64, error)
	Closed(f func())
}

// Tabs are the other tabs of the browser.
type Tabs interface {
	// Post tells them all. What is told is a hint: it may get lost.
	Post(message []byte)
	// Listen has f called with what one of them tells.
	Listen(f func(message []byte))
}

// Locks let one tab at a time do something.
type Locks interface {
	// Hold waits until no other tab holds the lock of that name. A tab that is
	// closed lets go of its own.
	Hold(ctx context.Context, name string) (release func(), err error)
}

// Transport has a command of a user's carried out, and nothing when it is
// somebody else who is signed in. The same envelope sent again is done once.
type Transport interface {
	Send(ctx context.Context, user shared.UserID, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error)
}

// Config is what an outbox needs. The functions may be nil; they are called on
// goroutines of the outbox.
type Config struct {
	Queue     Queue
	Tabs      Tabs
	Locks     Locks
	Transport Transport
	// Keep says whether anything is to be kept on the device.
	Keep bool
	// Changed is told that Count, Refusals or Unsafe may have another answer.
	Changed func()
	// Left is told that the person has signed out in another tab.
	Left func()
	// Chosen is told that they have chosen in another tab whether to keep.
	Chosen func(keep bool)
}

// Outbox is the queue as one tab sees it.
type Outbox struct {
	config Config

	device sync.Mutex // held while something is done to the queue on the device

	mu        sync.Mutex
	keep      bool
	user      shared.UserID // "" while nobody is signed in
	life      context.Context
	stop      context.CancelFunc
	loaded    chan struct{} // closed when somebody is signed in and what they have left here has been read
	waiting   []item
	refused   []refusal
	later     int                       // entries that a later version of the app has left
	settled   map[shared.CommandID]bool // elsewhere, and perhaps still in what is just being read
	lanes     map[shared.BoardID]*lane
	barred    map[shared.BoardID]int // the status of what something in between answers
	hurry     chan struct{}          // closed when there is no more waiting
	stale     bool                   // the queue is to be read anew
	anew      bool                   // what is in memory only is to be kept anew
	listeners map[int]Events
	lastID    int
	news      []news
	telling   bool
}

// item is an entry that waits.
type item struct {
	state.Entry
	user shared.UserID
	key  int64 // on the device; 0: it is in this tab's memory only
	held bool  // it could not be kept, and is sent from memory
}

// New is an outbox that nobody has opened yet.
func New(config Config) *Outbox {
	o := &Outbox{
		config: config, keep: config.Keep, hurry: make(chan struct{}), loaded: make(chan struct{}),
		settled: map[shared.CommandID]bool{}, barred: map[shared.BoardID]int{}, listeners: map[int]Events{},
	}
	config.Tabs.Listen(o.hear)
	config.Queue.Closed(o.refresh)
	return o
}

// patience is how long the device may take for one thing.
const patience = 10 * time.Second

func patient() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), patience)
}

// Open takes in who is signed in: what they have left here is sent, and goes on
// being shown. What somebody else has left is deleted.
func (o *Outbox) Open(user shared.UserID) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.user == user {
		return
	}
	o.close()
	others := func(of shared.UserID) bool { return of != user }
	o.waiting = slices.DeleteFunc(o.waiting, func(it item) bool { return others(it.user) })
	o.refused = slices.DeleteFunc(o.refused, func(r refusal) bool { return others(r.user) })
	o.user, o.lanes = user, map[shared.BoardID]*lane{}
	o.life, o.stop = context.WithCancel(context.Background())
	go o.load(o.life, user)
}

// Close takes in that nobody is signed in any more. What is on the device
// stays, and is sent when the same person is there again.
func (o *Outbox) Close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.close()
	o.changed("")
}

func (o *Outbox) close() {
	if o.stop != nil {
		o.stop()
		if done(o.loaded) {
			o.loaded = make(chan struct{})
		}
	}
	o.waiting = slices.DeleteFunc(o.waiting, func(it item) bool { return it.key != 0 })
	o.refused = slices.DeleteFunc(o.refused, func(r refusal) bool { return r.key != 0 })
	o.user, o.life, o.stop, o.later = "", nil, nil, 0
	clear(o.barred)
}

// Wipe deletes everything, here and on the device: the person has signed out.
func (o *Outbox) Wipe(ctx context.Context) error {
	o.mu.Lock()
	o.close()
	o.waiting, o.refused = nil, nil
	o.changed("")
	o.mu.Unlock()
	o.device.Lock()
	defer o.device.Unlock()
	err := o.config.Queue.Empty(ctx)
	o.post(message{Kind: left})
	return err
}

// Ready waits until somebody is signed in and what they have left on the device
// has been read.
func (o *Outbox) Ready(ctx context.Context) {
	o.mu.Lock()
	loaded := o.loaded
	o.mu.Unlock()
	select {
	case <-loaded:
	case <-ctx.Done():
	}
}

func done(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
