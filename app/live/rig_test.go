package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"incharge/shared"
)

const (
	boardA shared.BoardID = "0190b0a0-0000-7000-8000-00000000000a"
	boardB shared.BoardID = "0190b0a0-0000-7000-8000-00000000000b"
)

// rig is a connection under test, and the server that it talks to.
type rig struct {
	*Conn
	t *testing.T

	mu      sync.Mutex
	sockets []*fakeSocket // every one that was dialled
	down    bool          // dialling fails
	tries   int
	out     bool // nobody is signed in
	told    []string
}

// fakeSocket is the server's end in memory.
type fakeSocket struct {
	inbox
	mu     sync.Mutex
	sent   []string
	here   []shared.Here // sent, too
	closed bool
}

func (s *fakeSocket) Send(frame string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var f shared.FromBrowser
	if json.Unmarshal([]byte(frame), &f) == nil && f.Presence != nil {
		s.here = append(s.here, *f.Presence)
		return
	}
	s.sent = append(s.sent, frame)
}

func (s *fakeSocket) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

func newRig(t *testing.T) *rig {
	r := &rig{t: t}
	r.Conn = New(t.Context(), Config{
		Dial: func(context.Context) (Socket, error) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.tries++
			if r.down {
				return nil, errors.New("refused")
			}
			s := &fakeSocket{inbox: newInbox()}
			r.sockets = append(r.sockets, s)
			return s, nil
		},
		StillIn:   func(context.Context) bool { r.mu.Lock(); defer r.mu.Unlock(); return !r.out },
		SignedOut: func() { r.tell("signed out") },
	})
	return r
}

func (r *rig) tell(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.told = append(r.told, what)
}

// watch watches a board and notes what it is told.
func (r *rig) watch(board shared.BoardID, since int64) *Watch {
	w := r.Watch(board, since, Events{
		Changes: func(changes []shared.Change) {
			var seqs []int64
			for _, c := range changes {
				seqs = append(seqs, c.Seq)
			}
			r.tell(fmt.Sprint("changes ", seqs))
		},
		Presence: func(p shared.Presence) { r.tell(fmt.Sprint("present ", p.People)) },
		Resync:   func() { r.tell("resync") },
		Gone:     func() { r.tell("gone") },
	})
	synctest.Wait()
	return w
}

// socket is the one dialled last.
func (r *rig) socket() *fakeSocket {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.sockets) == 0 {
		r.t.Fatal("nothing was dialled")
	}
	return r.sockets[len(r.sockets)-1]
}

// says sends frames from the server, all at once.
func (r *rig) says(frames ...shared.FromServer) {
	r.t.Helper()
	s := r.socket()
	s.inbox.mu.Lock()
	for _, f := range frames {
		b, err := json.Marshal(f)
		if err != nil {
			r.t.Error(err)
		}
		s.frames = append(s.frames, string(b))
	}
	s.inbox.mu.Unlock()
	s.signal()
	synctest.Wait()
}

func watching(board shared.BoardID, seq int64) shared.FromServer {
	return shared.FromServer{Watching: &shared.Watching{Board: board, Seq: seq}}
}

func change(board shared.BoardID, seq int64) shared.FromServer {
	return shared.FromServer{Change: &shared.Change{Board: board, Seq: seq}}
}

// wasTold checks what the watchers and the app were told since the last time.
func (r *rig) wasTold(want ...string) {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Equal(r.told, want) {
		r.t.Errorf("was told %q, want %q", r.told, want)
	}
	r.told = nil
}

// wasSent checks what the server was sent on the last socket since the last
// time, beside presence.
func (r *rig) wasSent(want ...string) {
	r.t.Helper()
	s := r.socket()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Equal(s.sent, want) {
		r.t.Errorf("the server was sent %q, want %q", s.sent, want)
	}
	s.sent = nil
}

// heardOf checks what the server was told on the last socket, since the last
// time, about what the person has before them.
func (r *rig) heardOf(want ...shared.Here) {
	r.t.Helper()
	synctest.Wait()
	s := r.socket()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Equal(s.here, want) {
		r.t.Errorf("the server heard %+v, want %+v", s.here, want)
	}
	s.here = nil
}

func (r *rig) dialled(want int) {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tries != want {
		r.t.Errorf("dialled %d times, want %d", r.tries, want)
	}
}

func (r *rig) is(want State) {
	r.t.Helper()
	if got := r.State(); got != want {
		r.t.Errorf("state is %d, want %d", got, want)
	}
}

func (r *rig) set(down bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.down = down
}
