package api

import (
	"context"
	"net/http"

	"incharge/server/markdown"
	"incharge/shared"
)

func (a *API) htmlRoutes() {
	handle(a, call{http.MethodGet, "/boards/{board}/cards/{card}/html", nothing, http.StatusOK, "The texts of a card as HTML that is safe to show: their Markdown rendered, and nothing in it that could run or load"}, a.cardHTML)
	handle(a, call{http.MethodPost, "/markdown", large, http.StatusOK, "Texts as HTML that is safe to show, of Markdown that need not be on any card"}, a.markdown)
}

type markdownInput struct {
	SignedIn
	JSON[shared.Texts]
}

type markdownOutput struct{ Body shared.Rendered }

func (a *API) markdown(_ context.Context, in *markdownInput) (*markdownOutput, error) {
	texts, err := in.decode()
	if err != nil {
		return nil, err
	}
	out := shared.Rendered{HTML: make([]string, len(texts.Texts))}
	for i, text := range texts.Texts {
		if out.HTML[i], err = markdown.HTML(text); err != nil {
			return nil, err
		}
	}
	return &markdownOutput{out}, nil
}

type cardHTMLOutput struct{ Body shared.CardHTML }

func (a *API) cardHTML(ctx context.Context, in *cardInput) (*cardHTMLOutput, error) {
	detail, err := a.card(ctx, in)
	if err != nil {
		return nil, err
	}
	names, err := a.Boards.Names(ctx, in.Board, mentioned(detail.Body))
	if err != nil {
		return nil, err
	}
	texts := shared.CardHTML{Seq: detail.Body.Card.Seq, Comments: make([]shared.CommentHTML, len(detail.Body.Comments))}
	if words := detail.Body.Card.Description; words != nil {
		if texts.Description, err = markdown.Named(*words, names); err != nil {
			return nil, err
		}
	}
	for i, comment := range detail.Body.Comments {
		body, err := markdown.Named(comment.Body, names)
		if err != nil {
			return nil, err
		}
		texts.Comments[i] = shared.CommentHTML{ID: comment.ID, Body: body}
	}
	return &cardHTMLOutput{texts}, nil
}

// mentioned are those who are, in the texts of a card.
func mentioned(detail shared.CardDetail) (users []shared.UserID) {
	if words := detail.Card.Description; words != nil {
		users = shared.Mentions(*words)
	}
	for _, comment := range detail.Comments {
		users = append(users, shared.Mentions(comment.Body)...)
	}
	return users
}
