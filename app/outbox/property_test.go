package outbox

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"incharge/app/state"
	"incharge/shared"
)

// Whatever tabs, network and server do: in the end everything that was kept has
// been carried out once, for each board in the order in which it was given, or
// is there as a refusal.
func TestEverythingIsDoneOnceInOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		var failed any
		synctest.Test(t, func(t *testing.T) {
			w := &world{t: t, browser: newBrowser(), server: newServer(), refuses: map[shared.CommandID]bool{}}
			defer func() {
				failed = recover()
				for _, tab := range slices.Clone(w.browser.tabs) {
					w.browser.close(tab)
				}
			}()
			w.browser.Plain = rapid.Bool().Draw(rt, "no locks")
			w.live(rt)
			w.rest(rt)
		})
		if failed != nil {
			panic(failed) // as rapid wants it, from the goroutine that it is on
		}
	})
}

// world is one browser, its server, and what was given.
type world struct {
	t       *testing.T
	browser *browser
	server  *server
	given   []state.Entry
	refuses map[shared.CommandID]bool // by the server
	retried []shared.CommandID
}

func (w *world) live(rt *rapid.T) {
	boards := []shared.BoardID{one, two}
	w.weather(rt)
	rt.Repeat(map[string]func(*rapid.T){
		"open a tab": func(rt *rapid.T) {
			if len(w.browser.tabs) < 4 {
				w.browser.signedIn(w.server)
			}
		},
		"act": func(rt *rapid.T) {
			if tab := w.tab(rt); tab != nil {
				for range rapid.IntRange(1, 4).Draw(rt, "acts") {
					e := move(w.t, rapid.SampledFrom(boards).Draw(rt, "board"))
					w.server.mu.Lock()
					w.refuses[e.ID] = rapid.IntRange(0, 5).Draw(rt, "refused") == 0
					w.server.mu.Unlock()
					tab.add(w.t, e)
					w.given = append(w.given, e)
				}
			}
		},
		"delete the database": func(rt *rapid.T) {
			if len(w.browser.tabs) == 0 {
				return // then what was there is gone
			}
			w.browser.Vanish(rapid.Bool().Draw(rt, "noticed"))
			if rapid.Bool().Draw(rt, "and some time") {
				synctest.Wait()
			}
			e := move(w.t, one) // with it any tab notices
			w.browser.tabs[0].add(w.t, e)
			w.given = append(w.given, e)
		},
		"crash": func(rt *rapid.T) {
			if tab := w.tab(rt); tab != nil {
				w.browser.close(tab)
			}
		},
		"time": func(rt *rapid.T) {
			pass(time.Duration(rapid.IntRange(0, 3000).Draw(rt, "ms")) * time.Millisecond)
		},
		"weather": w.weather,
		"hurry": func(rt *rapid.T) {
			if tab := w.tab(rt); tab != nil {
				tab.Hurry()
			}
		},
		"sign in again": func(rt *rapid.T) {
			if tab := w.tab(rt); tab != nil {
				tab.Close()
				pass(time.Millisecond)
				tab.Open(mina)
				synctest.Wait()
			}
		},
		"try again": func(rt *rapid.T) {
			if tab := w.tab(rt); tab != nil {
				if refused := tab.Refusals(); len(refused) > 0 {
					id := refused[0].ID
					w.server.mu.Lock()
					w.refuses[id] = false
					w.server.mu.Unlock()
					w.retried = append(w.retried, id)
					tab.Retry(id)
					synctest.Wait()
				}
			}
		},
		"a change by the socket": func(rt *rapid.T) {
			tab := w.tab(rt)
			if tab == nil || len(w.given) == 0 {
				return
			}
			w.server.mu.Lock()
			change, ok := w.server.changes[rapid.SampledFrom(w.given).Draw(rt, "entry").ID]
			w.server.mu.Unlock()
			if ok {
				tab.Seen(change)
			}
		},
		"": w.check,
	})
}

func (w *world) tab(rt *rapid.T) *tab {
	if len(w.browser.tabs) == 0 {
		return nil
	}
	return rapid.SampledFrom(w.browser.tabs).Draw(rt, "tab")
}

// weather draws how the network is from now on. The faults themselves come by
// a seed: they happen on other goroutines.
func (w *world) weather(rt *rapid.T) {
	kind := rapid.SampledFrom([]string{"fine", "offline", "bad"}).Draw(rt, "network")
	chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
	w.server.set(func(e shared.Envelope) fault {
		switch {
		case kind == "offline":
			return fault{err: errNetwork}
		case kind == "bad" && chance.IntN(3) == 0:
			return fault{err: errNetwork, lost: w.verdict(e).err == nil}
		case kind == "bad" && chance.IntN(4) == 0:
			return fault{err: errNetwork}
		case kind == "bad" && chance.IntN(8) == 0:
			return fault{err: &shared.Error{Code: shared.CodeUnavailable, Message: "Busy."}}
		}
		return w.verdict(e)
	})
}

// verdict is the server's. What it has done it has done.
func (w *world) verdict(e shared.Envelope) fault {
	if _, done := w.server.changes[e.ID]; !done && w.refuses[e.ID] {
		return fault{err: shared.Conflict("No.")}
	}
	return fault{}
}

// check holds at any time: nothing is done twice, and nothing has gone missing.
func (w *world) check(rt *rapid.T) {
	synctest.Wait()
	done := slices.Concat(w.server.did(one), w.server.did(two))
	seen := map[shared.CommandID]bool{}
	for _, id := range done {
		if seen[id] {
			rt.Fatalf("%s was done twice", id)
		}
		seen[id] = true
	}
	kept := map[shared.CommandID]bool{}
	for _, q := range w.browser.Kept() {
		if r, err := decode(q.Value, forms); err == nil {
			kept[r.ID] = true
		}
	}
	for _, e := range w.given {
		if !seen[e.ID] && !kept[e.ID] {
			rt.Fatalf("%s is neither done nor kept", e.ID)
		}
	}
}

// rest lets everything come to an end, with one tab left.
func (w *world) rest(rt *rapid.T) {
	w.server.set(w.verdict)
	last := w.browser.signedIn(w.server)
	for _, tab := range slices.Clone(w.browser.tabs) {
		if tab != last {
			w.browser.close(tab)
		}
	}
	last.Hurry()
	pass(later)
	w.check(rt)
	if last.Count() != 0 || last.Unsafe() != 0 {
		rt.Fatalf("%d still wait", last.Count())
	}
	refused := map[shared.CommandID]bool{}
	for _, r := range last.Refusals() {
		refused[r.ID] = true
	}
	for _, board := range []shared.BoardID{one, two} {
		var want []shared.CommandID
		for _, e := range w.given {
			if e.Board == board && !refused[e.ID] && !slices.Contains(w.retried, e.ID) {
				want = append(want, e.ID)
			}
		}
		got := slices.DeleteFunc(w.server.did(board), func(id shared.CommandID) bool { return slices.Contains(w.retried, id) })
		if !slices.Equal(got, want) {
			rt.Fatalf("on %s was done\n%s\nwant\n%s", board, fmt.Sprint(got), fmt.Sprint(want))
		}
	}
	for _, e := range w.given {
		if done := slices.Contains(w.server.did(e.Board), e.ID); done == refused[e.ID] {
			rt.Fatalf("%s: done %v, refused %v", e.ID, done, refused[e.ID])
		}
	}
}
