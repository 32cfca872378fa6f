package api

import (
	"context"
	"net/http"

	"incharge/shared"
)

// findRoutes are the calls by which people find boards and cards again.
func (a *API) findRoutes() {
	const (
		get, post, put, remove = http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete
		ok, created, noContent = http.StatusOK, http.StatusCreated, http.StatusNoContent
	)
	handle(a, call{get, "/me/work", nothing, ok, "The cards of all boards that one has something to do with"}, a.work)
	handle(a, call{get, "/search", nothing, ok, "Find cards of all boards by words on them"}, a.search)
	handle(a, call{put, "/boards/{board}/star", nothing, noContent, "Put a board among the first of one's own"}, a.star)
	handle(a, call{remove, "/boards/{board}/star", nothing, noContent, "Put it back among the others"}, a.unstar)
	handle(a, call{get, "/boards/{board}/filters", nothing, ok, "The filters that one keeps of a board"}, a.filters)
	handle(a, call{put, "/boards/{board}/filters", large, ok, "Keep others in their place"}, a.keepFilters)
	handle(a, call{post, "/boards/{board}/copy", small, created, "Make a board like this one, as its supervisor"}, a.copyBoard, within(importPatience))
	handle(a, call{post, "/boards/{board}/cards/{card}/transfer", small, ok, "Move a card to another board, with all that is on it"}, a.transfer)
}

type workOutput struct{ Body shared.Work }

func (a *API) work(ctx context.Context, in *struct{ SignedIn }) (*workOutput, error) {
	work, err := a.Boards.Work(ctx, in.actor())
	return &workOutput{work}, err
}

func (a *API) star(ctx context.Context, in *boardInput) (*struct{}, error) {
	return nil, a.Boards.Star(ctx, in.actor(), in.Board, true)
}

func (a *API) unstar(ctx context.Context, in *boardInput) (*struct{}, error) {
	return nil, a.Boards.Star(ctx, in.actor(), in.Board, false)
}

type filtersOutput struct{ Body shared.Filters }

func (a *API) filters(ctx context.Context, in *boardInput) (*filtersOutput, error) {
	filters, err := a.Boards.Filters(ctx, in.actor(), in.Board)
	return &filtersOutput{filters}, err
}

type keepFiltersInput struct {
	SignedIn
	OnBoard
	JSON[shared.Filters]
}

func (a *API) keepFilters(ctx context.Context, in *keepFiltersInput) (*filtersOutput, error) {
	wanted, err := in.decode()
	if err != nil {
		return nil, err
	}
	filters, err := a.Boards.KeepFilters(ctx, in.actor(), in.Board, wanted)
	return &filtersOutput{filters}, err
}

type copyInput struct {
	SignedIn
	OnBoard
	JSON[shared.BoardCopy]
}

func (a *API) copyBoard(ctx context.Context, in *copyInput) (*snapshotOutput, error) {
	wanted, err := in.decode()
	if err != nil {
		return nil, err
	}
	leave, err := a.imports.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	snapshot, err := a.Boards.Copy(ctx, in.actor(), in.Board, wanted)
	if err != nil {
		return nil, err
	}
	return newSnapshotOutput(http.StatusCreated, snapshot, in.actor()), nil
}
