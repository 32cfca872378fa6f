//go:build linux

package main

import (
	"context"
	"time"
)

// usage is CPU time, by whom it was used: these processes alone share the
// machine with whatever else runs on it.
type usage struct {
	server, postgres, generator time.Duration
	machine                     time.Duration // all of it, others' too
	took                        time.Duration // on the clock
}

// meter reads the usage of the processes that take part.
type meter struct {
	server   int // process ids
	postgres int // the one that starts the others; 0: not on this machine
	began    time.Time
}

func newMeter(server, postgres int) meter { return meter{server, postgres, time.Now()} }

func (m meter) read() (u usage, err error) {
	if u.server, err = cpuOf(m.server); err != nil {
		return u, err
	}
	if m.postgres != 0 {
		if u.postgres, err = cpuOfFamily(m.postgres); err != nil {
			return u, err
		}
	}
	if u.generator, err = ownCPU(); err != nil {
		return u, err
	}
	u.machine, err = machineCPU()
	u.took = time.Since(m.began)
	return u, err
}

// since is what has been used from then to now.
func (m meter) since(then usage) (usage, error) {
	now, err := m.read()
	return usage{
		server: now.server - then.server, postgres: now.postgres - then.postgres,
		generator: now.generator - then.generator, machine: now.machine - then.machine, took: now.took - then.took,
	}, err
}

// rest waits until the server and its Postgres have nothing to do for a while:
// less than a twentieth of a core.
func (m meter) rest(ctx context.Context, quiet time.Duration) error {
	for range 60 {
		before, err := m.read()
		if err != nil {
			return err
		}
		if err := sleep(ctx, quiet); err != nil {
			return err
		}
		used, err := m.since(before)
		if err != nil {
			return err
		}
		if used.server+used.postgres <= used.took/20+tick {
			return nil
		}
	}
	return nil // it is as busy as it will stay, which the figures then show
}

// others is the share of the machine, in hundredths of a core, that went
// elsewhere: to other programs, and to the kernel where it works for nobody in
// particular.
func (u usage) others() float64 {
	return 100 * float64(u.machine-u.server-u.postgres-u.generator) / float64(u.took)
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
