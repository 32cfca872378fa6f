package state

import "incharge/shared"

// Of one's own changes the latest are written down, so many and so much.
const (
	mostOwn  = 50
	ownBytes = 256 << 10
)

// Own are the latest of one's own changes that are confirmed, written down with
// what they replaced. A board that is made of the Snapshot of the same moment
// can foretell their undoing once it has been told to Recall them.
func (b *Board) Own() []shared.Remembered {
	own, _ := b.confirmed.Remembered(mostOwn, ownBytes) // else it can't be foretold
	return own
}

// Recall takes in what Own wrote down.
func (b *Board) Recall(own []shared.Remembered) { b.confirmed.Recall(own) }
