package ui

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/shared"
)

// unsaved is what this person was writing on cards and has not saved, on every
// board. It is kept on the device while they write, so that a reload, or the
// end of the browser, doesn't take it along.
type unsaved struct {
	store *store.Store

	mu      sync.Mutex
	user    shared.UserID // whose it is; "": nobody's
	kept    []store.Unsaved
	mine    map[store.Written]store.Unsaved // of this window, that the device hasn't taken in
	fresh   bool                            // some of it since it was last offered
	writing bool
}

const (
	// What is typed goes to the device so often, and takes no more than this
	// part of the time, unless it would have to wait for too long.
	unsavedEvery, unsavedLate = 400 * time.Millisecond, 2 * time.Second
	unsavedPart               = 10
)

// current is all of it, the latest first.
func (u *unsaved) current() []store.Unsaved {
	u.mu.Lock()
	defer u.mu.Unlock()
	return store.WithUnsaved(u.kept, time.Now(), slices.Collect(maps.Values(u.mine))...)
}

// look reads what there is anew: another window may have changed it. It waits
// for the device.
func (u *unsaved) look(ctx context.Context) []store.Unsaved {
	kept, err := u.store.Unsaved(ctx, time.Now())
	u.mu.Lock()
	if err == nil && u.user != "" {
		u.kept = kept
	}
	u.mu.Unlock()
	return u.current()
}

// note takes in what somebody has typed; without words it is saved, or given up.
func (u *unsaved) note(text store.Unsaved) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.user == "" {
		return
	}
	u.mine[text.Written], u.fresh = text, true
	if !u.writing {
		u.writing = true
		go u.write()
	}
}

// write hands what is new to the device, until nothing is.
func (u *unsaved) write() {
	for {
		u.mu.Lock()
		user, mine := u.user, maps.Clone(u.mine)
		u.writing, u.fresh = u.fresh, false
		writing := u.writing
		u.mu.Unlock()
		if !writing {
			return
		}
		began := time.Now()
		kept, err := u.store.SetUnsaved(context.Background(), user, began, slices.Collect(maps.Values(mine))...)
		if err == nil && u.store.Keeps() { // else it is here, for as long as the page is open
			u.took(user, mine, kept)
		}
		time.Sleep(min(max(unsavedEvery, time.Since(began)*unsavedPart), unsavedLate))
	}
}

// watch hands over at once what the device hasn't, when the page goes away.
func (u *unsaved) watch(ctx context.Context) {
	listen(app.Window(), "pagehide", func() {
		u.mu.Lock()
		user, late := u.user, len(u.mine) > 0
		u.mu.Unlock()
		if late {
			go func() { _ = u.store.ReplaceUnsaved(ctx, user, u.current()) }() // nobody is left to be told
		}
	})
}

func (u *unsaved) took(user shared.UserID, mine map[store.Written]store.Unsaved, kept []store.Unsaved) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.user != user {
		return
	}
	u.kept = kept
	maps.DeleteFunc(u.mine, func(where store.Written, text store.Unsaved) bool { return mine[where] == text })
}

// follow has it be of whoever is signed in. A session may end and the same
// person be back: then it is still there.
func (u *unsaved) follow(ctx context.Context, s *session) {
	switch account, _ := s.current(); {
	case account != nil:
		u.be(account.ID)
		go func() { _, _ = u.store.SetUnsaved(ctx, account.ID, time.Now()) }() // what is too old goes
	case s.wasLeft():
		u.be("")
	}
}

func (u *unsaved) be(user shared.UserID) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.user != user {
		u.user, u.kept, u.mine = user, nil, map[store.Written]store.Unsaved{}
	}
}
