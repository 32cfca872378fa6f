package api

import (
	"context"

	"incharge/server/board"
	"incharge/shared"
)

type searchInput struct {
	SignedIn
	Query string         `query:"q" doc:"Words; a card is found that has all of them, in whatever texts. #12 is a card's number"`
	Board shared.BoardID `query:"board" doc:"Only on this board"`
	After string         `query:"after" doc:"next of the answer before"`
}

func (in *searchInput) check() error {
	var check shared.Check
	check.Text("q", in.Query, shared.MaxQuery)
	shared.CheckOptionalID(&check, "board", in.Board)
	return check.Err()
}

type searchOutput struct{ Body shared.Found }

// search looks through all boards of somebody's.
func (a *API) search(ctx context.Context, in *searchInput) (*searchOutput, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	found, err := a.Boards.Search(ctx, in.actor(), board.Query{Text: in.Query, Board: in.Board, After: in.After})
	return &searchOutput{found}, err
}
