package live

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// polled runs a test against a site that refuses sockets, once that has been
// found out.
func polled(t *testing.T, f func(*testing.T, *site, *Conn, *reader)) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(5)
		s.noSockets = true
		c := New(t.Context(), s.config())
		r := s.read(c)
		time.Sleep(firstDelay << 1)
		synctest.Wait()
		if c.State() != Polling {
			t.Errorf("state is %d, want polling", c.State())
		}
		f(t, s, c, r)
		if _, wrong := r.behind(); wrong != nil {
			t.Error(wrong)
		}
	})
}

func (r *reader) isAt(t *testing.T, seq int64) {
	t.Helper()
	synctest.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at != seq {
		t.Errorf("is at %d, want %d", r.at, seq)
	}
}

func TestAsksOverHTTPWhereThereIsNoSocket(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		time.Sleep(time.Minute)
		for n := range int64(3) {
			s.write(1)
			r.isAt(t, 6+n) // at once
		}
		s.write(100)
		r.isAt(t, 108)
		if c.State() != Polling {
			t.Errorf("state is %d, want polling", c.State())
		}
		s.with(func() { s.noSockets = false })
		time.Sleep(lastDelay)
		synctest.Wait()
		if now := s.traffic(); c.State() != Live || now.waiting != 0 {
			t.Errorf("state is %d with %d calls waiting, want live and none", c.State(), now.waiting)
		}
		s.write(1)
		r.isAt(t, 109)
	})
}

// A long wait is asked for by and by: something in between may cut it off.
func TestWaitGrows(t *testing.T) {
	polled(t, func(t *testing.T, s *site, _ *Conn, _ *reader) {
		time.Sleep(2 * time.Minute)
		var waits []time.Duration
		for _, c := range s.traffic().calls {
			waits = append(waits, c.wait/time.Second)
		}
		if !slices.Equal(waits[:6], []time.Duration{0, 3, 6, 12, 24, 25}) {
			t.Errorf("waits are %d", waits)
		}
	})
}

func TestProxyThatCutsWaitsOff(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		s.with(func() { s.cutAfter = 10 * time.Second })
		for range 100 {
			time.Sleep(1100 * time.Millisecond)
			s.write(1)
			time.Sleep(firstDelay)
			synctest.Wait()
			if behind, _ := r.behind(); behind > 0 || c.State() != Polling {
				t.Fatalf("%d behind, state %d", behind, c.State())
			}
		}
	})
}

func TestDialThatIsNeverAnswered(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(5)
		s.swallowing = true
		c := New(t.Context(), s.config())
		r := s.read(c)
		time.Sleep(slowDial)
		synctest.Wait()
		if c.State() != Polling {
			t.Errorf("state is %d, want polling", c.State())
		}
		s.write(1)
		r.isAt(t, 6)
		time.Sleep(10 * time.Minute)
		if c.State() != Polling {
			t.Errorf("state is %d, want polling", c.State())
		}
	})
}

// What only looks like a server that answers must not be asked in a loop.
func TestAnswersBeforeTheirTimeAreNotTrusted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(5)
		s.noSockets = true
		config := s.config()
		calls := 0
		config.Poll = func(_ context.Context, board shared.BoardID, since int64, _ time.Duration) (shared.Changes, error) {
			calls++
			// An old answer, from somebody's cache.
			return shared.Changes{Seq: 4, Changes: []shared.Change{
				changeOf(3), changeOf(4), {Board: boardB, Seq: 6}, changeOf(8),
			}}, nil
		}
		c := New(t.Context(), config)
		r := s.read(c)
		time.Sleep(time.Minute)
		synctest.Wait()
		if calls < 30 || calls > 120 {
			t.Errorf("%d calls in a minute", calls)
		}
		r.isAt(t, 5)
	})
}

func TestHiddenPagesAskNowAndThen(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		c.Visible(false)
		time.Sleep(lastWait)
		s.with(func() { s.calls = nil })
		time.Sleep(time.Minute)
		if now := s.traffic(); len(now.calls) != 4 || now.waiting != 0 {
			t.Errorf("asked %v in a minute, %d wait", now.calls, now.waiting)
		}
		s.write(1)
		c.Visible(true)
		r.isAt(t, 6)
	})
}

func TestNeitherSocketNorHTTP(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		s.with(func() { s.noHTTP = true })
		time.Sleep(time.Minute)
		if c.State() != Offline {
			t.Errorf("state is %d, want offline", c.State())
		}
		s.write(1)
		s.with(func() { s.noHTTP, s.calls, s.dials = false, nil, nil })
		time.Sleep(10 * time.Minute)
		r.isAt(t, 6)
		if c.State() != Polling {
			t.Errorf("state is %d, want polling", c.State())
		}
		s.with(func() { s.noHTTP, s.noSockets, s.calls, s.dials = true, false, nil, nil })
		time.Sleep(10 * time.Minute)
		now := s.traffic()
		if n := len(now.calls) + len(now.dials); n < 40 || n > 120 {
			t.Errorf("%d calls and %d dials in ten minutes", len(now.calls), len(now.dials))
		}
		s.with(func() { s.noHTTP = false })
		c.Hurry()
		synctest.Wait()
		s.write(1)
		r.isAt(t, 7)
		if c.State() != Live {
			t.Errorf("state is %d, want live", c.State())
		}
	})
}

func TestResyncOverHTTP(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		s.with(func() { s.noHTTP = true })
		time.Sleep(time.Minute)
		s.write(20)
		s.with(func() { s.start, s.noHTTP = 20, false })
		time.Sleep(time.Minute)
		r.isAt(t, 25)
		s.write(1)
		r.isAt(t, 26)
		if r.resynced() != 1 || c.State() != Polling {
			t.Errorf("%d resyncs, state %d", r.resynced(), c.State())
		}
	})
}

func TestBoardIsGoneOverHTTP(t *testing.T) {
	polled(t, func(t *testing.T, _ *site, c *Conn, _ *reader) {
		gone := false
		c.Watch(boardB, 1, Events{Changes: func([]shared.Change) {}, Gone: func() { gone = true }})
		synctest.Wait()
		if !gone || len(c.watches) != 1 {
			t.Errorf("gone: %v, watched: %v", gone, c.watches)
		}
	})
}

func TestSessionEndsOverHTTP(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(5)
		s.noSockets = true
		out := 0
		config := s.config()
		config.SignedOut = func() { out++ }
		c := New(t.Context(), config)
		s.read(c)
		time.Sleep(time.Minute)
		s.with(func() { s.httpErr = &shared.Error{Code: shared.CodeUnauthorized} })
		time.Sleep(time.Hour)
		synctest.Wait()
		if now := s.traffic(); out != 1 || c.State() != Idle || now.waiting != 0 {
			t.Errorf("told %d times, state %d, %d calls wait", out, c.State(), now.waiting)
		}
	})
}

// An answer that comes when its watch is over, or another one, is for nobody.
func TestLateAnswer(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{
		"changes": nil,
		"missing": &shared.Error{Code: shared.CodeNotFound},
		"gone":    &shared.Error{Code: shared.CodeGone},
		"out":     &shared.Error{Code: shared.CodeUnauthorized},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSite(5)
				s.noSockets = true
				config := s.config()
				config.SignedOut = func() { t.Error("signed out") }
				late := make(chan struct{})
				config.Poll = func(ctx context.Context, board shared.BoardID, since int64, wait time.Duration) (shared.Changes, error) {
					if since == 2 {
						<-late // whatever becomes of ctx
						return shared.Changes{Seq: 3, Changes: []shared.Change{changeOf(3)}}, err
					}
					return s.poll(ctx, board, since, wait)
				}
				c := New(t.Context(), config)
				told := func() { t.Error("was told") }
				c.Watch(boardA, 2, Events{Changes: func([]shared.Change) { told() }, Resync: told, Gone: told})
				time.Sleep(time.Minute)
				r := s.read(c)
				s.write(1)
				r.isAt(t, 6)
				close(late)
				synctest.Wait()
				s.write(1)
				r.isAt(t, 7)
			})
		})
	}
}

func TestNothingIsAskedUntilResume(t *testing.T) {
	polled(t, func(t *testing.T, s *site, c *Conn, r *reader) {
		r.watch.Close()
		s.with(func() { s.start, s.calls = 5, nil })
		w := c.Watch(boardA, 1, Events{Changes: func([]shared.Change) { t.Error("changes") }})
		time.Sleep(time.Minute)
		c.Hurry()
		c.Visible(false)
		c.Visible(true)
		time.Sleep(time.Minute)
		if calls := s.traffic().calls; len(calls) != 1 {
			t.Errorf("asked %v", calls)
		}
		w.Resume(5)
		synctest.Wait()
		if s.traffic().waiting != 1 {
			t.Errorf("%d calls wait", s.traffic().waiting)
		}
		w.Close()
		synctest.Wait()
		if s.traffic().waiting != 0 {
			t.Errorf("%d calls wait", s.traffic().waiting)
		}
	})
}

// Where HTTP is answered again, a socket may be had, too.
func TestBothComeBackTogether(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newSite(5)
		s.noHTTP = true
		c := New(t.Context(), s.config())
		s.read(c)
		time.Sleep(10 * time.Minute)
		s.with(func() { s.noHTTP = false })
		tries := func() int {
			now := s.traffic()
			return len(now.calls) + len(now.dials)
		}
		for before := tries(); tries() == before; {
			time.Sleep(time.Millisecond)
		}
		synctest.Wait()
		if c.State() != Live {
			t.Errorf("state is %d, want live", c.State())
		}
	})
}
