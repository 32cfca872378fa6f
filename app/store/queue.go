package store

import (
	"context"
	"fmt"
)

// Queued is a value in a lane of the queue. Keys grow with each that is put at
// an end, over all lanes and in all tabs, and from one database to the next.
type Queued struct {
	Key   int64
	Lane  string
	Value []byte
}

// Edits are what is to become of a queue: values to put, at the end where they
// have no key yet, and keys to delete.
type Edits struct {
	Put    []Queued
	Delete []int64
}

// queue is what the store needs of a database beside records. What a call does
// is done whole or not at all, and on the device for good when it returns.
type queue interface {
	Push(ctx context.Context, lane string, values [][]byte) (keys []int64, err error)
	First(ctx context.Context, lane string) (first Queued, ok bool, err error)
	All(ctx context.Context) ([]Queued, error)
	Rewrite(ctx context.Context, lane string, change func([]Queued) Edits) error
	Remove(ctx context.Context, key int64) error
	Empty(ctx context.Context) error
	Since(ctx context.Context) (int64, error)
	Closed(f func())
}

// Queue is what waits on the device, shared by all tabs of the browser.
type Queue struct{ db queue }

// Queue gives the queue, in the same database as everything else.
func (s *Store) Queue() *Queue { return &Queue{s.db.kept} }

// Push puts values at the end of a lane, and gives their keys.
func (q *Queue) Push(ctx context.Context, lane string, values [][]byte) ([]int64, error) {
	keys, err := q.db.Push(ctx, lane, values)
	return keys, doing("putting into the queue", err)
}

// First is the oldest in a lane; ok is false where there is none.
func (q *Queue) First(ctx context.Context, lane string) (first Queued, ok bool, err error) {
	first, ok, err = q.db.First(ctx, lane)
	return first, ok, doing("reading the queue", err)
}

// All is everything that waits, the oldest first.
func (q *Queue) All(ctx context.Context) ([]Queued, error) {
	all, err := q.db.All(ctx)
	return all, doing("reading the queue", err)
}

// Rewrite changes what is in a lane, with nobody else coming in between. What
// is put may go to another lane.
func (q *Queue) Rewrite(ctx context.Context, lane string, change func([]Queued) Edits) error {
	return doing("changing the queue", q.db.Rewrite(ctx, lane, change))
}

// Remove takes one out.
func (q *Queue) Remove(ctx context.Context, key int64) error {
	return doing("taking from the queue", q.db.Remove(ctx, key))
}

// Empty takes everything out.
func (q *Queue) Empty(ctx context.Context) error {
	return doing("emptying the queue", q.db.Empty(ctx))
}

// Since is a key below all that this database has given. What is known by a
// lower one was kept in a database that has been deleted since, along with it.
func (q *Queue) Since(ctx context.Context) (int64, error) {
	since, err := q.db.Since(ctx)
	return since, doing("opening the queue", err)
}

// Closed has f called whenever the database has been closed under the app: it
// may have been deleted.
func (q *Queue) Closed(f func()) { q.db.Closed(f) }

func doing(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
