package store

import (
	"context"
	"sync/atomic"
)

// choice is the device's database, or none for whoever has chosen not to keep
// anything on this device.
type choice struct {
	kept device
	off  atomic.Bool
}

// device is a database as the browser has it: records, and a queue.
type device interface {
	database
	queue
}

// Keep says whether anything is to be kept on this device. When it is not, what
// is kept already goes.
func (s *Store) Keep(ctx context.Context, on bool) error {
	if !on {
		if err := s.db.Clear(ctx); err != nil {
			return doing("clearing the store", err)
		}
	}
	s.db.off.Store(!on)
	return nil
}

// Keeps reports whether things are kept on this device.
func (s *Store) Keeps() bool { return !s.db.off.Load() }

func (c *choice) Get(ctx context.Context, key string) ([]byte, error) {
	if c.off.Load() {
		return nil, nil
	}
	return c.kept.Get(ctx, key)
}

func (c *choice) Put(ctx context.Context, key string, value []byte) error {
	if c.off.Load() {
		return nil
	}
	return c.kept.Put(ctx, key, value)
}

func (c *choice) Delete(ctx context.Context, key string) error {
	if c.off.Load() {
		return nil
	}
	return c.kept.Delete(ctx, key)
}

func (c *choice) Change(ctx context.Context, key string, change func([]byte) []byte) error {
	if c.off.Load() {
		return nil
	}
	return c.kept.Change(ctx, key, change)
}

// Clear clears what is kept, whatever has been chosen since.
func (c *choice) Clear(ctx context.Context) error { return c.kept.Clear(ctx) }
