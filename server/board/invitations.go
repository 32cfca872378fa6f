package board

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// Invitations are those of a board that can still be accepted, the newest
// first, for its supervisors.
func (s *Service) Invitations(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Invitations, error) {
	if err := s.mayInvite(ctx, s.db, actor, board); err != nil {
		return shared.Invitations{}, err
	}
	var rows []struct {
		invitationRow
		Inviter string
	}
	err := s.db.NewSelect().Model((*invitationRow)(nil)).Column("id", "email", "role", "invited_by", "expires_at").
		ColumnExpr("(SELECT name FROM users WHERE id = invited_by) AS inviter").
		Where("board_id = ? AND accepted_at IS NULL AND expires_at > ?", board, s.now()).Where(vouched).
		Order("expires_at DESC", "id DESC").Scan(ctx, &rows)
	if err != nil {
		return shared.Invitations{}, fmt.Errorf("list the invitations: %w", err)
	}
	all := shared.Invitations{Invitations: make([]shared.Invitation, len(rows))}
	for i, row := range rows {
		all.Invitations[i] = shared.Invitation{ID: row.ID, Email: row.Email, Role: row.Role,
			InvitedBy: shared.User{ID: *row.InvitedBy, Name: row.Inviter}, ExpiresAt: row.ExpiresAt.UTC()}
	}
	return all, nil
}

// InvitationLink makes a new secret for the link of an invitation, which ends
// the one before, for somebody to pass on by hand.
func (s *Service) InvitationLink(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.InvitationID) (token string, err error) {
	err = s.onInvitation(ctx, actor, board, id, func(ctx context.Context, tx bun.Tx, row invitationRow) error {
		token = rand.Text()
		hash := sha256.Sum256([]byte(token))
		_, err := tx.NewUpdate().Model(&row).Set("token_hash = ?, link_at = ?", hash[:], s.now()).WherePK().Exec(ctx)
		if err != nil {
			return fmt.Errorf("make the link of an invitation: %w", err)
		}
		event := aboutInvitation(actor, row)
		event.Detail["link"] = "taken"
		return s.audit.Write(ctx, tx, event)
	})
	return token, err
}

// WithdrawInvitation ends an invitation.
func (s *Service) WithdrawInvitation(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.InvitationID) error {
	return s.onInvitation(ctx, actor, board, id, func(ctx context.Context, tx bun.Tx, row invitationRow) error {
		if _, err := tx.NewDelete().Model(&row).WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("withdraw an invitation: %w", err)
		}
		event := aboutInvitation(actor, row)
		event.Kind = shared.AuditInvitationWithdrawn
		return s.audit.Write(ctx, tx, event)
	})
}

// LookAtInvitation tells whoever has the link of an invitation what it is to.
func (s *Service) LookAtInvitation(ctx context.Context, token string) (shared.InvitationLook, error) {
	invitation, err := s.invitationOf(ctx, s.db, token)
	if err != nil {
		return shared.InvitationLook{}, err
	}
	look := shared.InvitationLook{Role: invitation.Role, Email: invitation.Email}
	err = s.db.NewRaw(`SELECT b.title AS board, u.name AS inviter FROM boards b, users u WHERE b.id = ? AND u.id = ?`,
		invitation.BoardID, invitation.InvitedBy).Scan(ctx, &look)
	if errors.Is(err, sql.ErrNoRows) { // gone this moment
		return shared.InvitationLook{}, errInvitationOver
	}
	if err != nil {
		return shared.InvitationLook{}, fmt.Errorf("look at an invitation: %w", err)
	}
	return look, nil
}

// onInvitation does something with one that can still be accepted, in the name
// of a supervisor.
func (s *Service) onInvitation(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.InvitationID, do func(context.Context, bun.Tx, invitationRow) error) error {
	if !shared.ValidID(id) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.mayInvite(ctx, tx, actor, board); err != nil {
			return err
		}
		var row invitationRow
		err := tx.NewSelect().Model(&row).Where("id = ? AND board_id = ? AND accepted_at IS NULL AND expires_at > ?", id, board, s.now()).
			Where(vouched).For("UPDATE").Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("find an invitation: %w", err)
		}
		return do(ctx, tx, row)
	})
}

// mayInvite refuses who is no supervisor; to who is no member the board isn't
// there.
func (s *Service) mayInvite(ctx context.Context, in bun.IDB, actor shared.UserID, board shared.BoardID) error {
	place, err := placeOf(ctx, in, actor, board)
	if err != nil {
		return err
	}
	if !shared.Can(shared.Member{Role: place.Role}, shared.CanManage, nil, shared.Settings{}) {
		return shared.Because(shared.Reason{Kind: shared.ReasonRole, Needs: shared.CanManage})
	}
	return nil
}

// mostInvitations is how many of a board can be open at once: each may cost a
// stranger a mail.
const mostInvitations = 200

func (s *Service) roomForOne(ctx context.Context, tx bun.Tx, board shared.BoardID, email string) error {
	open, err := tx.NewSelect().Model((*invitationRow)(nil)).
		Where("board_id = ? AND accepted_at IS NULL AND expires_at > ? AND lower(email) <> lower(?)", board, s.now(), email).Count(ctx)
	if err != nil {
		return fmt.Errorf("count the open invitations: %w", err)
	}
	if open >= mostInvitations {
		return shared.Because(shared.Reason{Kind: shared.ReasonInvited, Limit: mostInvitations})
	}
	return nil
}

func aboutInvitation(actor shared.UserID, row invitationRow) audit.Event {
	return audit.Event{Kind: shared.AuditInvited, Actor: actor,
		Detail: map[string]string{"board": string(row.BoardID), "email": row.Email, "role": string(row.Role)}}
}
