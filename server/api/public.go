package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"incharge/server/markdown"
	"incharge/shared"
)

// publicRoutes are the calls about links by which anybody reads a board. The
// token is in the paths that read: what is logged of a request is its route.
func (a *API) publicRoutes() {
	const (
		get, post, remove = http.MethodGet, http.MethodPost, http.MethodDelete
		ok, noContent     = http.StatusOK, http.StatusNoContent
	)
	handle(a, call{get, "/boards/{board}/public", nothing, ok, "Whether there is a link by which anybody who has it reads the board"}, a.publicLink)
	handle(a, call{post, "/boards/{board}/public", nothing, ok, "Make such a link; the one before ends"}, a.makePublic)
	handle(a, call{remove, "/boards/{board}/public", nothing, noContent, "End it"}, a.endPublic)
	handle(a, call{get, "/public/{token}", nothing, ok, "What is open on the board that a public link is to"}, a.publicBoard, also(http.StatusNotModified))
	handle(a, call{get, "/public/{token}/cards/{number}", nothing, ok, "A card of it"}, a.publicCard)
}

type publicLinkOutput struct{ Body shared.PublicLink }

func (a *API) publicLink(ctx context.Context, in *boardInput) (*publicLinkOutput, error) {
	link, err := a.Boards.PublicLink(ctx, in.actor(), in.Board)
	return &publicLinkOutput{link}, err
}

type newPublicOutput struct{ Body shared.NewPublicLink }

func (a *API) makePublic(ctx context.Context, in *boardInput) (*newPublicOutput, error) {
	token, err := a.Boards.MakePublic(ctx, in.actor(), in.Board)
	return &newPublicOutput{shared.NewPublicLink{URL: a.link("/public#" + token)}}, err
}

func (a *API) endPublic(ctx context.Context, in *boardInput) (*struct{}, error) {
	return nil, a.Boards.EndPublic(ctx, in.actor(), in.Board)
}

type publicInput struct {
	Caller
	Token       string `path:"token" doc:"From the link"`
	IfNoneMatch string `header:"If-None-Match" doc:"The ETag of what one has: 304 while it is still the newest"`
}

type publicOutput struct {
	Status       int
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         *shared.PublicBoard
}

// publicBoard needs no session: who has the link may read.
func (a *API) publicBoard(ctx context.Context, in *publicInput) (*publicOutput, error) {
	if err := a.Accounts.AskFrom(in.from().Address); err != nil {
		return nil, err
	}
	if in.IfNoneMatch != "" { // the tag is cheap to ask for, the board is not
		tag, err := a.Boards.PublicTag(ctx, in.Token)
		if err != nil {
			return nil, err
		}
		if tag = strconv.Quote(tag); matches(in.IfNoneMatch, tag) {
			return &publicOutput{http.StatusNotModified, tag, notKept, nil}, nil
		}
	}
	board, tag, err := a.Boards.Public(ctx, in.Token)
	if err != nil {
		return nil, err
	}
	board.Tag = tag
	return &publicOutput{http.StatusOK, strconv.Quote(tag), notKept, &board}, nil
}

type publicCardInput struct {
	Caller
	Token  string `path:"token" doc:"From the link"`
	Number string `path:"number" doc:"The card's number on its board"`
}

type publicCardOutput struct{ Body shared.PublicDetail }

func (a *API) publicCard(ctx context.Context, in *publicCardInput) (*publicCardOutput, error) {
	if err := a.Accounts.AskFrom(in.from().Address); err != nil {
		return nil, err
	}
	number, err := strconv.ParseInt(in.Number, 10, 64)
	if err != nil {
		return nil, shared.NotFound("")
	}
	detail, description, err := a.Boards.PublicCard(ctx, in.Token, number)
	if err != nil {
		return nil, err
	}
	for _, list := range detail.Checklists {
		for i := range list.Items {
			list.Items[i].Text = unnamed(list.Items[i].Text)
		}
	}
	detail.HTML, err = markdown.HTML(unnamed(description))
	return &publicCardOutput{detail}, err
}

// unnamed is a text in which people are mentioned by name alone, and not by id.
func unnamed(text string) string {
	for _, mention := range slices.Backward(shared.MentionsIn(text)) {
		text = text[:mention.Start] + "@" + mention.Name + text[mention.End:]
	}
	return text
}
