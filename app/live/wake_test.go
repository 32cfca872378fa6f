package live

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// device has a clock that goes on while the device sleeps; its timers don't.
type device struct{ asleep atomic.Int64 }

func (d *device) now() time.Time { return time.Now().Add(time.Duration(d.asleep.Load())) }

func (d *device) sleep(how time.Duration) { d.asleep.Add(int64(how)) }

// slept runs a test of what follows on an hour's sleep, in which three changes
// were made and every socket was lost without a word.
func slept(t *testing.T, before func(*site), f func(*testing.T, *site, *Conn, *reader)) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, d := newSite(5), &device{}
		before(s)
		config := s.config()
		config.Now = d.now
		c := New(t.Context(), config)
		r := s.read(c)
		time.Sleep(time.Minute)
		r.isAt(t, 5)
		d.sleep(time.Hour)
		s.die()
		s.write(3)
		f(t, s, c, r)
		if _, wrong := r.behind(); wrong != nil {
			t.Error(wrong)
		}
	})
}

func TestWakesUp(t *testing.T) {
	slept(t, func(*site) {}, func(t *testing.T, s *site, c *Conn, r *reader) {
		time.Sleep(2 * time.Second)
		r.isAt(t, 8)
		if now := s.traffic(); c.State() != Live || len(now.dials) != 2 || now.open != 1 {
			t.Errorf("state %d, %d dials, %d sockets", c.State(), len(now.dials), now.open)
		}
	})
}

func TestWakesUpWithoutANetwork(t *testing.T) {
	slept(t, func(*site) {}, func(t *testing.T, s *site, c *Conn, r *reader) {
		s.with(func() { s.noHTTP = true })
		time.Sleep(time.Minute)
		if c.State() != Offline {
			t.Errorf("state is %d, want offline", c.State())
		}
		s.with(func() { s.noHTTP = false })
		c.Hurry() // the browser says that it is online
		r.isAt(t, 8)
	})
}

func TestWakesUpToAnEmptiedLog(t *testing.T) {
	slept(t, func(*site) {}, func(t *testing.T, s *site, c *Conn, r *reader) {
		s.with(func() { s.start = 7 })
		time.Sleep(3 * time.Second)
		s.write(1)
		r.isAt(t, 9)
		if r.resynced() != 1 {
			t.Errorf("%d resyncs", r.resynced())
		}
	})
}

func TestWakesUpWhileAsking(t *testing.T) {
	slept(t, func(s *site) { s.noSockets = true }, func(t *testing.T, s *site, c *Conn, r *reader) {
		time.Sleep(2 * time.Second)
		r.isAt(t, 8)
		if now := s.traffic(); c.State() != Polling || now.waiting != 1 {
			t.Errorf("state %d, %d calls wait", c.State(), now.waiting)
		}
	})
}

// Who is offline when the device falls asleep tries as soon as it wakes up.
func TestWakesUpBetweenTries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, d := newSite(5), &device{}
		s.noHTTP = true
		config := s.config()
		config.Now = d.now
		c := New(t.Context(), config)
		r := s.read(c)
		time.Sleep(10 * time.Minute)
		s.write(1)
		s.with(func() { s.noHTTP = false })
		d.sleep(time.Hour)
		time.Sleep(time.Second)
		r.isAt(t, 6)
	})
}

// A socket that is lost without a word is found out when somebody looks, and
// otherwise within a minute.
func TestSocketThatDied(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		hurry  bool
		within time.Duration
	}{
		"looked at": {true, hurryPatience + time.Second + firstDelay},
		"left":      {false, stillFor + probePatience + 2*time.Second + firstDelay},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSite(5)
				conn := New(t.Context(), s.config())
				r := s.read(conn)
				time.Sleep(time.Minute)
				s.die()
				s.write(1)
				if c.hurry {
					conn.Hurry()
				}
				time.Sleep(c.within)
				r.isAt(t, 6)
			})
		})
	}
}

func TestClockThatIsSetIsNoSleep(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, d := newSite(5), &device{}
		config := s.config()
		config.Now = d.now
		c := New(t.Context(), config)
		r := s.read(c)
		for range 10 {
			d.sleep(-time.Hour)
			time.Sleep(20 * time.Second)
			d.sleep(time.Minute) // a hidden page runs once a minute
			time.Sleep(20 * time.Second)
		}
		s.write(1)
		r.isAt(t, 6)
		if dials := s.traffic().dials; len(dials) != 1 {
			t.Errorf("%d dials", len(dials))
		}
	})
}

// When a server goes down, those who watched don't all come back at once.
func TestManyComeBackOneByOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const many = 1000
		s := newSite(5)
		var all []*reader
		for range many {
			all = append(all, s.read(New(t.Context(), s.config())))
		}
		time.Sleep(lasting)
		s.with(func() { s.dials = nil })
		gone := time.Now()
		s.hangUp(shared.CloseRestart)
		s.write(1)
		time.Sleep(firstDelay)
		for _, r := range all {
			r.isAt(t, 6)
		}
		in := map[time.Duration]int{} // tenths of a second
		dials := s.traffic().dials
		for _, at := range dials {
			in[at.Sub(gone)/(100*time.Millisecond)]++
		}
		for tenth, n := range in {
			if n > 3*many/15 {
				t.Errorf("%d of %d come back in the %dth tenth of a second", n, many, tenth)
			}
		}
		if len(dials) != many {
			t.Errorf("%d dials", len(dials))
		}
	})
}
