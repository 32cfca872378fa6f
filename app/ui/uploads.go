package ui

import (
	"context"
	"slices"
	"sync"

	"incharge/app/client"
	"incharge/shared"
)

// uploads are the files on their way onto cards, of all boards. They go on while
// other pages are open, and wait for the network where it is gone; they don't
// outlive the page, since a browser keeps no hold of files.
type uploads struct {
	env     *env
	mu      sync.Mutex
	all     []*upload
	changed signal
	landed  signal // some have come to their cards: take has what they did
	done    []shared.Outcome
}

// upload is one file. It has the same ids however often it is sent, so it is put
// onto its card once.
type upload struct {
	attachment shared.AttachmentID
	command    shared.CommandID
	board      shared.BoardID
	card       shared.CardID
	file       *client.File
	state      uploadState
	sent       int64
	tries      int    // that the network has lost
	wanted     bool   // whatever is known of the network
	why        string // it has not gone, in words
	cancel     context.CancelFunc
}

type uploadState int

const (
	uploadWaits uploadState = iota
	uploadGoes
	uploadHeld   // until there is a network
	uploadBroken // may be tried again
	uploadOut    // of the question
)

// mostAtOnce is how many files go at the same time: a small one needn't wait for
// a large one.
const mostAtOnce = 2

// mostTries is how often one is sent that doesn't arrive, before it waits for
// somebody to say so.
const mostTries = 4

// add has files put onto a card.
func (u *uploads) add(board shared.BoardID, card shared.CardID, files []*client.File) {
	u.mu.Lock()
	for _, file := range files {
		u.all = append(u.all, &upload{
			attachment: shared.NewID[shared.AttachmentID](), command: shared.NewID[shared.CommandID](), board: board, card: card, file: file,
		})
	}
	u.mu.Unlock()
	u.next()
}

// of are those on their way onto a card.
func (u *uploads) of(card shared.CardID) (all []upload) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, one := range u.all {
		if one.card == card {
			all = append(all, *one)
		}
	}
	return all
}

// busy says whether any would be lost with the page.
func (u *uploads) busy() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.ContainsFunc(u.all, func(one *upload) bool { return one.state != uploadOut })
}

// drop gives one up, and ends it where it is going.
func (u *uploads) drop(id shared.AttachmentID) {
	u.mu.Lock()
	u.all = slices.DeleteFunc(u.all, func(one *upload) bool {
		if one.attachment == id && one.cancel != nil {
			one.cancel()
		}
		return one.attachment == id
	})
	u.mu.Unlock()
	u.next()
}

// clear gives up all of them: nobody is signed in any more.
func (u *uploads) clear() {
	u.mu.Lock()
	for _, one := range u.all {
		if one.cancel != nil {
			one.cancel()
		}
	}
	u.all = nil
	u.mu.Unlock()
	u.changed.fire()
}

// retry sends again one that has not gone.
func (u *uploads) retry(id shared.AttachmentID) {
	u.mu.Lock()
	for _, one := range u.all {
		if one.attachment == id && one.state != uploadGoes {
			one.state, one.why, one.tries, one.wanted = uploadWaits, "", 0, true
		}
	}
	u.mu.Unlock()
	u.next()
}

// resume goes on with those that wait for the network.
func (u *uploads) resume() {
	u.mu.Lock()
	for _, one := range u.all {
		if one.state == uploadHeld {
			one.state, one.why = uploadWaits, ""
		}
	}
	u.mu.Unlock()
	u.next()
}

// next sends those whose turn it is. What is still to be told to the server of a
// board goes first: the card may be among it.
func (u *uploads) next() {
	u.mu.Lock()
	going, offline := 0, u.env.offline()
	for _, one := range u.all {
		if one.state == uploadGoes {
			going++
		}
	}
	for _, one := range u.all {
		if going >= mostAtOnce {
			break
		}
		if one.state == uploadWaits && offline && !one.wanted {
			one.state = uploadHeld
		}
		if one.state == uploadWaits && len(u.env.outbox.Waiting(one.board)) == 0 {
			ctx, cancel := context.WithCancel(context.Background())
			one.state, one.sent, one.wanted, one.cancel = uploadGoes, 0, false, cancel
			going++
			go u.send(ctx, one)
		}
	}
	u.mu.Unlock()
	u.changed.fire()
}
