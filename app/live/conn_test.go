package live

import (
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// bubble runs a test in a time of its own, where waiting costs nothing.
func bubble(t *testing.T, f func(*testing.T, *rig)) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { f(t, newRig(t)) })
}

func TestChangesComeInOrderAndOnce(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.is(Idle)
		r.watch(boardA, 5)
		r.wasSent(watchFrame(boardA, 5))
		r.is(Connecting)
		r.says(watching(boardA, 7))
		r.is(Live)
		r.says(change(boardA, 5), change(boardA, 6), change(boardA, 6), change(boardA, 7), change(boardB, 1))
		r.wasTold("changes [6 7]")
		r.says(change(boardA, 8))
		r.wasTold("changes [8]")
	})
}

func TestComesBackAndResumes(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 6), change(boardA, 6))
		r.socket().end(shared.CloseRestart)
		synctest.Wait()
		r.is(Connecting)
		time.Sleep(firstDelay)
		synctest.Wait()
		r.dialled(2)
		r.wasSent(watchFrame(boardA, 6))
		r.says(watching(boardA, 7), change(boardA, 7))
		r.is(Live)
		r.wasTold("changes [6]", "changes [7]")
	})
}

func TestBacksOffWhileThereIsNoServer(t *testing.T) {
	bubble(t, func(t *testing.T, r *rig) {
		r.set(true)
		r.watch(boardA, 5)
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		r.is(Offline)
		r.mu.Lock()
		tries := r.tries
		r.mu.Unlock()
		// At most one try in each of the waits, which are 15 s in the mean.
		if tries < 20 || tries > 100 {
			t.Errorf("%d tries in ten minutes", tries)
		}
		r.set(false)
		r.Hurry()
		synctest.Wait()
		r.dialled(tries + 1)
		r.wasSent(watchFrame(boardA, 5))
		r.says(watching(boardA, 5))
		r.is(Live)
	})
}

func TestSessionEnds(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.socket().end(shared.CloseSessionEnded)
		time.Sleep(time.Hour)
		synctest.Wait()
		r.wasTold("signed out")
		r.is(Idle)
		r.dialled(1)
	})
}

func TestRefusedBecauseNobodyIsSignedIn(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.set(true)
		r.out = true
		r.watch(boardA, 5)
		time.Sleep(time.Hour)
		synctest.Wait()
		r.wasTold("signed out")
		r.dialled(1)
	})
}

func TestMembershipEnds(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.socket().end(shared.CloseMembershipEnded)
		time.Sleep(time.Hour)
		synctest.Wait()
		r.wasTold("gone")
		r.is(Idle)
		r.watch(boardA, 5) // it was another board's
		r.dialled(2)
	})
}

func TestRefusedWatchIsGoneAndTheOthersGoOn(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.watch(boardB, 1)
		r.says(shared.FromServer{Problem: &shared.Problem{Code: shared.CodeNotFound}})
		r.wasTold("gone")
		r.says(change(boardA, 6))
		r.wasTold("changes [6]")
	})
}

func TestResync(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		w := r.watch(boardA, 5)
		r.wasSent(watchFrame(boardA, 5))
		r.says(shared.FromServer{Resync: &shared.Unwatch{Board: boardA}}, change(boardA, 6))
		r.wasTold("resync")
		w.Resume(40)
		r.wasSent(watchFrame(boardA, 40))
		r.says(watching(boardA, 41), change(boardA, 41))
		r.wasTold("changes [41]")
	})
}

func TestGapIsAskedForOnce(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.wasSent(watchFrame(boardA, 5))
		r.says(change(boardA, 7), change(boardA, 8))
		r.wasSent(watchFrame(boardA, 5))
		r.says(watching(boardA, 8), change(boardA, 6), change(boardA, 7), change(boardA, 8))
		r.wasTold("changes [6 7 8]")
	})
}

func TestSilentSocketIsProbedAndGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T, r *rig) {
		r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.wasSent(watchFrame(boardA, 5))
		time.Sleep(stillFor + time.Second)
		synctest.Wait()
		r.wasSent(watchFrame(boardA, 5))
		r.says(watching(boardA, 5)) // it works
		time.Sleep(probePatience + time.Second)
		synctest.Wait()
		r.dialled(1)
		first := r.socket()
		time.Sleep(stillFor + probePatience)
		synctest.Wait()
		time.Sleep(time.Second)
		synctest.Wait()
		r.dialled(2)
		if !first.closed {
			t.Error("the dead socket was left open")
		}
	})
}

func TestConnectionOutlivesItsWatchForAWhile(t *testing.T) {
	bubble(t, func(t *testing.T, r *rig) {
		w := r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		w.Close()
		time.Sleep(linger - time.Second)
		r.watch(boardB, 1)
		r.wasSent(watchFrame(boardA, 5), unwatchFrame(boardA), watchFrame(boardB, 1))
		r.says(watching(boardB, 1))
		time.Sleep(linger)
		synctest.Wait()
		r.dialled(1)
		r.Conn.watches[boardB].Close()
		time.Sleep(linger + time.Second)
		synctest.Wait()
		r.is(Idle)
		if !r.socket().closed {
			t.Error("the socket nobody wants was left open")
		}
	})
}

func TestSecondWatchTakesThePlaceOfTheFirst(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		old := r.watch(boardA, 5)
		r.says(watching(boardA, 5))
		r.watch(boardA, 5)
		old.Close() // of a page that is being left, late
		r.says(watching(boardA, 5), change(boardA, 6))
		r.wasTold("changes [6]")
	})
}

func TestUnknownFramesAreLeftAlone(t *testing.T) {
	bubble(t, func(_ *testing.T, r *rig) {
		r.watch(boardA, 5)
		s := r.socket()
		s.put(`{"presence": {"board": "x"}}`)
		s.put(`not JSON`)
		r.says(watching(boardA, 6), change(boardA, 6))
		r.wasTold("changes [6]")
	})
}

func TestDelay(t *testing.T) {
	t.Parallel()
	for failed, most := range map[int]time.Duration{
		0: 1500 * time.Millisecond, 1: 3 * time.Second, 4: 24 * time.Second, 5: lastDelay, 60: lastDelay, 1000: lastDelay,
	} {
		longest := time.Duration(0)
		for range 500 {
			d := delay(failed)
			if d <= 0 || d > most {
				t.Fatalf("after %d failures: %v, want within %v", failed, d, most)
			}
			longest = max(longest, d)
		}
		if longest < most*9/10 { // the chance of this is 0.9^500
			t.Errorf("after %d failures: never longer than %v of %v", failed, longest, most)
		}
	}
}
