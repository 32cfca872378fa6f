package api

import (
	"context"
	"net/http"

	"incharge/shared"
)

// invitationRoutes are the calls about invitations to boards.
func (a *API) invitationRoutes() {
	const (
		get, post, remove = http.MethodGet, http.MethodPost, http.MethodDelete
		ok, noContent     = http.StatusOK, http.StatusNoContent
	)
	handle(a, call{get, "/boards/{board}/invitations", nothing, ok, "The invitations to a board that can still be accepted"}, a.invitations)
	handle(a, call{post, "/boards/{board}/invitations/{invitation}/link", nothing, ok, "Make a new link for an invitation, to be handed on"}, a.invitationLink)
	handle(a, call{remove, "/boards/{board}/invitations/{invitation}", nothing, noContent, "Withdraw an invitation"}, a.withdrawInvitation)
	handle(a, call{post, "/invitations/look", small, ok, "See what an invitation is to"}, a.lookAtInvitation)
	handle(a, call{post, "/invitations/accept", small, ok, "Accept an invitation to a board"}, a.accept)
}

type invitationsOutput struct{ Body shared.Invitations }

func (a *API) invitations(ctx context.Context, in *boardInput) (*invitationsOutput, error) {
	all, err := a.Boards.Invitations(ctx, in.actor(), in.Board)
	return &invitationsOutput{all}, err
}

type invitationInput struct {
	SignedIn
	OnBoard
	Invitation shared.InvitationID `path:"invitation"`
}

type invitationLinkOutput struct{ Body shared.InvitationLink }

func (a *API) invitationLink(ctx context.Context, in *invitationInput) (*invitationLinkOutput, error) {
	token, err := a.Boards.InvitationLink(ctx, in.actor(), in.Board, in.Invitation)
	return &invitationLinkOutput{shared.InvitationLink{URL: a.link("/invite#" + token)}}, err
}

func (a *API) withdrawInvitation(ctx context.Context, in *invitationInput) (*struct{}, error) {
	return nil, a.Boards.WithdrawInvitation(ctx, in.actor(), in.Board, in.Invitation)
}

type lookOutput struct{ Body shared.InvitationLook }

// lookAtInvitation needs no session: whoever has the link may see what it is
// to before they sign in.
func (a *API) lookAtInvitation(ctx context.Context, in *struct{ JSON[shared.Acceptance] }) (*lookOutput, error) {
	link, err := in.decode()
	if err != nil {
		return nil, err
	}
	look, err := a.Boards.LookAtInvitation(ctx, link.Token)
	return &lookOutput{look}, err
}

type acceptInput struct {
	SignedIn
	JSON[shared.Acceptance]
}

type acceptOutput struct{ Body shared.Accepted }

func (a *API) accept(ctx context.Context, in *acceptInput) (*acceptOutput, error) {
	acceptance, err := in.decode()
	if err != nil {
		return nil, err
	}
	board, err := a.Boards.Accept(ctx, in.actor(), acceptance.Token)
	return &acceptOutput{shared.Accepted{Board: board}}, err
}
