// Package sample writes boards that look like those of a team which has been at
// it for a while, as large as one wants, over the API of a running server.
package sample

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"

	"incharge/shared"
)

// Password is that of the accounts that are made to be in charge of cards.
const Password = "sample board 2026"

// Spec says how large a board is to be.
type Spec struct {
	Title  string
	Cards  int
	Lists  int
	People int // besides the one who writes it, to be in charge of cards
	Seed   uint64
}

// Write writes a board for whoever a site is signed in as. Other accounts are
// made for it, under addresses of example.com, and are used again where they
// are there already.
func Write(ctx context.Context, s *Site, spec Spec) (shared.Snapshot, error) {
	var made shared.Imported
	chance := rand.New(rand.NewPCG(spec.Seed, uint64(spec.Cards))) // #nosec G404 -- a board to look at, nothing to guess
	if err := s.Call(ctx, http.MethodPost, "/boards/import?format=trello", exportOf(spec, chance), &made); err != nil {
		return shared.Snapshot{}, err
	}
	path := "/boards/" + string(made.Board)
	for i := range spec.People {
		email := fmt.Sprintf("sample%d@example.com", i+1)
		if err := s.Account(ctx, names[i%len(names)], email); err != nil {
			return shared.Snapshot{}, err
		}
		if err := s.Call(ctx, http.MethodPost, path+"/members", shared.Invite{Email: email, Role: shared.PIC}, nil); err != nil {
			return shared.Snapshot{}, err
		}
	}
	var board shared.Snapshot
	if err := s.Call(ctx, http.MethodGet, path, nil, &board); err != nil {
		return shared.Snapshot{}, err
	}
	for _, card := range board.Cards {
		for _, command := range facts(card, board.Members, chance) {
			if err := s.Do(ctx, made.Board, command); err != nil {
				return shared.Snapshot{}, err
			}
		}
	}
	err := s.Call(ctx, http.MethodGet, path, nil, &board)
	return board, err
}

// facts are what an import can't say of a card: who is in charge, and how
// pressing it is.
func facts(card shared.Card, members []shared.Member, chance *rand.Rand) []shared.Command {
	var all []shared.Command
	if len(members) > 1 && chance.IntN(3) > 0 {
		pic := members[chance.IntN(len(members))].User.ID
		all = append(all, shared.AssignCard{Card: card.ID, PIC: shared.Some(pic)})
	}
	if chance.IntN(4) == 0 {
		priority := shared.Priorities[1+chance.IntN(len(shared.Priorities)-1)]
		all = append(all, shared.EditCard{Card: card.ID, Priority: &priority})
	}
	return all
}

var names = []string{"Ada Park", "Ben Ortiz", "Chae-won Lee", "Dilan Kaya", "Emma Novak", "Femi Ade", "김서연", "Hugo Marin"}
