//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"incharge/shared"
)

// mover moves cards of a board at random: each to another list, below a card
// there where it knows one. Several movers share a board, each with cards of
// its own.
type mover struct {
	*line // nil until it is opened
	site  *site
	token string
	board *board
	mine  []int // by place in the board's cards
}

// newMover is the share-th of so many movers of a board.
func newMover(s *site, token string, b *board, share, of int) *mover {
	m := &mover{site: s, token: token, board: b}
	for i := share; i < len(b.cards); i += of {
		m.mine = append(m.mine, i)
	}
	return m
}

// open connects it to its site, where a connection that isn't used ends soon.
func (m *mover) open(ctx context.Context) (err error) {
	m.line, err = dialLine(ctx, m.site, m.token)
	return err
}

// move makes one move. size is that of its change, in bytes.
func (m *mover) move() (seq int64, size int, sent time.Time, err error) {
	b := m.board
	card, list := m.mine[rand.IntN(len(m.mine))], rand.IntN(len(b.lists)) // #nosec G404 -- load to measure with, nothing to guess
	for list == b.in[card] {
		list = rand.IntN(len(b.lists)) // #nosec G404 -- load to measure with, nothing to guess
	}
	command := shared.MoveCard{Card: b.cards[card], List: b.lists[list]}
	if above := m.mine[rand.IntN(len(m.mine))]; b.in[above] == list { // #nosec G404 -- load to measure with, nothing to guess
		command.After = b.cards[above]
	}
	b.in[card] = list
	envelope, err := shared.Seal(command)
	if err != nil {
		return 0, 0, sent, err
	}
	body, err := json.Marshal(envelope)
	if err != nil {
		return 0, 0, sent, fmt.Errorf("encode a move: %w", err)
	}
	answer, sent, err := m.do("POST", shared.Prefix+"/boards/"+string(b.id)+"/commands", body)
	if err != nil {
		return 0, 0, sent, err
	}
	var outcome struct{ Seq int64 } // the rest is not for us to spend time on
	if err := json.Unmarshal(answer, &outcome); err != nil {
		return 0, 0, sent, fmt.Errorf("read the answer to a move: %w", err)
	}
	return outcome.Seq, len(answer), sent, nil
}
