package live

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// Whatever the network and the server do, what is handed over is every change
// once and in order; and when they are well again, all of it.
func TestNothingIsLostOrTwice(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rapid.SyncTest(t, func(t *rapid.T) { stormy(t) })
	})
}

func stormy(t *rapid.T) {
	s, d := newSite(rapid.Int64Range(0, 9).Draw(t, "head")), &device{}
	s.chance = rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	config := s.config()
	config.Now = d.now
	c := New(t.Context(), config)
	r := s.read(c)
	check := func(t *rapid.T) {
		synctest.Wait()
		if _, wrong := r.behind(); wrong != nil {
			t.Fatal(wrong)
		}
		if now := s.traffic(); now.open > 1 || now.waiting > 1 {
			t.Fatalf("%d sockets and %d calls at once", now.open, now.waiting)
		}
	}
	t.Repeat(map[string]func(*rapid.T){
		"write":      func(t *rapid.T) { s.write(rapid.IntRange(1, 20).Draw(t, "changes")) },
		"write more": func(t *rapid.T) { s.write(1) },
		"wait": func(t *rapid.T) {
			time.Sleep(time.Duration(rapid.IntRange(1, 2000).Draw(t, "ms")) * time.Millisecond)
		},
		"wait long": func(t *rapid.T) {
			time.Sleep(time.Duration(rapid.IntRange(1, 100).Draw(t, "s")) * time.Second)
		},
		"change the network": func(t *rapid.T) {
			s.with(func() {
				s.noSockets = rapid.Bool().Draw(t, "no sockets")
				s.swallowing = rapid.Bool().Draw(t, "swallowing")
				s.noHTTP = rapid.Bool().Draw(t, "no HTTP")
				s.unreliable = rapid.Bool().Draw(t, "unreliable")
				s.cutAfter = time.Duration(rapid.SampledFrom([]int{0, 0, 10}).Draw(t, "cut after")) * time.Second
			})
		},
		"answer with an error": func(t *rapid.T) {
			code := rapid.SampledFrom([]shared.Code{"", "", shared.CodeInternal, shared.CodeUnavailable,
				shared.CodeRateLimited, shared.CodeNotFound, shared.CodeGone}).Draw(t, "code")
			s.with(func() {
				s.httpErr = nil
				if code != "" {
					s.httpErr = &shared.Error{Code: code}
				}
			})
		},
		"hang up": func(t *rapid.T) {
			s.hangUp(rapid.SampledFrom([]int{1006, shared.CloseRestart, 1013, shared.CloseMembershipEnded}).Draw(t, "code"))
		},
		"die":   func(*rapid.T) { s.die() },
		"noise": func(*rapid.T) { s.noise() },
		"refuse something": func(*rapid.T) {
			s.with(func() {
				for l := range s.lines {
					l.push(shared.FromServer{Problem: &shared.Problem{Code: shared.CodeNotFound}})
				}
			})
		},
		"resync": func(*rapid.T) {
			s.with(func() {
				for l := range s.lines {
					l.push(shared.FromServer{Resync: &shared.Unwatch{Board: boardA}})
				}
			})
		},
		"empty the log":     func(*rapid.T) { s.with(func() { s.start = s.head }) },
		"watch anew":        func(*rapid.T) { r.watch.Close(); r.again() },
		"watch twice":       func(*rapid.T) { r.again() },
		"hurry":             func(*rapid.T) { c.Hurry() },
		"hide":              func(*rapid.T) { c.Visible(false) },
		"show":              func(*rapid.T) { c.Visible(true) },
		"sleep for an hour": func(*rapid.T) { s.die(); d.sleep(time.Hour) },
		"":                  check,
	})

	sockets := rapid.Bool().Draw(t, "sockets in the end")
	s.with(func() {
		s.noSockets, s.swallowing, s.noHTTP, s.unreliable, s.cutAfter, s.httpErr = !sockets, false, false, false, 0, nil
	})
	if !sockets {
		s.hangUp(1006)
	}
	c.Visible(true)
	time.Sleep(2 * time.Minute)
	check(t)
	want, calls := Live, 0
	if !sockets {
		want, calls = Polling, 1
	}
	if behind, _ := r.behind(); behind != 0 || c.State() != want || s.traffic().waiting != calls {
		t.Fatalf("%d behind in the end, state is %d, want %d, %d calls", behind, c.State(), want, s.traffic().waiting)
	}
	s.write(3)
	check(t)
	if behind, _ := r.behind(); behind != 0 {
		t.Fatalf("%d behind after the end", behind)
	}
}
