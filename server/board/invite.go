package board

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// InvitationID names an invitation.
type InvitationID = shared.InvitationID

// Invitation is what a mail to somebody invited needs to say.
type Invitation struct {
	Email      string
	Role       shared.Role
	BoardTitle string
	Inviter    string // name; empty when the account is gone
	Token      string // single use; only its hash is kept
	Expires    time.Time
}

// invitationTime is how long an invitation can be accepted.
const invitationTime = 7 * 24 * time.Hour

type invitationRow struct {
	bun.BaseModel `bun:"table:invitations"`

	ID         InvitationID `bun:",pk"`
	BoardID    shared.BoardID
	Email      string
	Role       shared.Role
	InvitedBy  *shared.UserID
	TokenHash  []byte
	ExpiresAt  time.Time
	AcceptedAt *time.Time
	LinkAt     *time.Time
}

// Invite lets somebody onto a board by address: at once where the address has
// an account, else by an invitation that a mail carries.
func (s *Service) Invite(ctx context.Context, actor shared.UserID, board shared.BoardID, invite shared.Invite) (shared.Invited, error) {
	if err := invite.Validate(); err != nil {
		return shared.Invited{}, err
	}
	if err := s.mayInvite(ctx, s.db, actor, board); err != nil { // before the address is looked up
		return shared.Invited{}, err
	}
	var user shared.User
	err := s.db.NewSelect().Table("users").Column("id", "name", "avatar").Where("lower(email) = lower(?)", invite.Email).Scan(ctx, &user)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s.inviteStranger(ctx, actor, board, invite)
	case err != nil:
		return shared.Invited{}, fmt.Errorf("look for the address: %w", err)
	}
	done, _, err := s.change(ctx, board, shared.NewID[shared.CommandID](), act{
		command: shared.AddMember{User: user, Role: invite.Role},
		as:      inPerson(board, actor),
		also:    func(ctx context.Context, tx bun.Tx) error { return endInvitations(ctx, tx, board, user.ID) },
	})
	if err != nil {
		return shared.Invited{}, err
	}
	return shared.Invited{Member: &done.Members[0]}, nil
}

// inviteStranger writes the invitation and the job that mails it. Inviting the
// same address again starts over: the old link ends.
func (s *Service) inviteStranger(ctx context.Context, actor shared.UserID, board shared.BoardID, invite shared.Invite) (shared.Invited, error) {
	row := invitationRow{ID: shared.NewID[InvitationID](), BoardID: board, Email: invite.Email, Role: invite.Role,
		InvitedBy: &actor, ExpiresAt: s.now().Add(invitationTime)}
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.roomForOne(ctx, tx, board, invite.Email); err != nil {
			return err
		}
		_, err := tx.NewInsert().Model(&row).
			On("CONFLICT (board_id, lower(email)) WHERE accepted_at IS NULL DO UPDATE").
			Set("role = EXCLUDED.role, invited_by = EXCLUDED.invited_by, expires_at = EXCLUDED.expires_at, token_hash = NULL, link_at = NULL").
			Returning("id").Exec(ctx)
		if err != nil {
			return fmt.Errorf("write the invitation: %w", err)
		}
		if err := s.audit.Write(ctx, tx, aboutInvitation(actor, row)); err != nil {
			return err
		}
		return s.jobs.Invited(ctx, tx, row.ID)
	})
	if err != nil {
		return shared.Invited{}, err
	}
	return shared.Invited{Invited: invite.Email}, nil
}

// Invitation readies an open invitation for sending: its token is made now and
// only its hash is kept, so no stored job or row can be used to accept it. One
// whose link somebody has taken is not sent any more: it would end that link.
func (s *Service) Invitation(ctx context.Context, id InvitationID) (Invitation, error) {
	token := rand.Text()
	hash := sha256.Sum256([]byte(token))
	var row struct {
		invitationRow
		Title   string
		Inviter *string
	}
	err := s.db.NewUpdate().Model(&row.invitationRow).
		Set("token_hash = ?", hash[:]).
		TableExpr("boards AS b").
		Where("b.id = invitation_row.board_id AND invitation_row.id = ?", id).
		Where("accepted_at IS NULL AND link_at IS NULL AND expires_at > ?", s.now()).
		Where(vouched).
		Returning("invitation_row.email, invitation_row.role, invitation_row.expires_at, b.title, (SELECT name FROM users WHERE id = invited_by) AS inviter").
		Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return Invitation{}, shared.NotFound("")
	}
	if err != nil {
		return Invitation{}, fmt.Errorf("ready invitation %s: %w", id, err)
	}
	invitation := Invitation{Email: row.Email, Role: row.Role, BoardTitle: row.Title, Token: token, Expires: row.ExpiresAt.UTC()}
	if row.Inviter != nil {
		invitation.Inviter = *row.Inviter
	}
	return invitation, nil
}

// InvitationOpen fails unless the token can be used to accept an invitation.
func (s *Service) InvitationOpen(ctx context.Context, token string) error {
	_, err := s.invitationOf(ctx, s.db, token)
	return err
}

// Accept lets actor onto the board that the token invites to.
func (s *Service) Accept(ctx context.Context, actor shared.UserID, token string) (shared.BoardID, error) {
	invitation, err := s.invitationOf(ctx, s.db, token)
	if err != nil {
		return "", err
	}
	var user shared.User
	if err := s.db.NewSelect().Table("users").Column("id", "name", "avatar").Where("id = ?", actor).Scan(ctx, &user); err != nil {
		return "", fmt.Errorf("find who accepts: %w", err)
	}
	close := func(ctx context.Context, tx bun.Tx) error {
		if _, err := s.invitationOf(ctx, tx, token); err != nil { // used meanwhile
			return err
		}
		used, err := tx.NewUpdate().Model(&invitation).Set("accepted_at = ?", s.now()).WherePK().
			Where("accepted_at IS NULL AND token_hash = ?", invitation.TokenHash).Exec(ctx)
		if err != nil {
			return fmt.Errorf("close the invitation: %w", err)
		}
		if n, err := used.RowsAffected(); err != nil || n == 0 { // withdrawn, or another link made, this moment
			return errInvitationOver
		}
		return nil
	}
	_, _, err = s.change(ctx, invitation.BoardID, shared.NewID[shared.CommandID](), act{
		command: shared.AddMember{User: user, Role: invitation.Role},
		as: func(context.Context, bun.Tx) (shared.Member, bool, error) { // by the power of the invitation
			return shared.Member{User: user, Role: shared.Supervisor}, false, nil
		},
		also: close,
	})
	if shared.CodeOf(err) == shared.CodeConflict {
		// A member already: fine. Somebody else's link still waits for them.
		err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
			return endInvitations(ctx, tx, invitation.BoardID, actor)
		})
	}
	if err != nil {
		return "", err
	}
	return invitation.BoardID, nil
}

// endInvitations ends what is still open of the invitations to somebody's own
// address: who has been let in, or put out, must not come (back) in by them.
func endInvitations(ctx context.Context, tx bun.Tx, board shared.BoardID, user shared.UserID) error {
	_, err := tx.NewDelete().Model((*invitationRow)(nil)).
		Where("board_id = ? AND accepted_at IS NULL", board).
		Where("lower(email) = (SELECT lower(email) FROM users WHERE id = ?)", user).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end invitations: %w", err)
	}
	return nil
}

// vouched is the condition for an invitation to hold: who made it is still
// somebody who may let people in.
const vouched = `EXISTS (SELECT FROM members AS m JOIN users AS u ON u.id = m.user_id AND u.disabled_at IS NULL
	WHERE m.board_id = invitation_row.board_id AND m.user_id = invitation_row.invited_by AND m.role = 'supervisor')`

var errInvitationOver = &shared.Error{Code: shared.CodeNotFound, Message: "This invitation has been used or has expired. Ask for a new one."}

func (s *Service) invitationOf(ctx context.Context, db bun.IDB, token string) (invitationRow, error) {
	var row invitationRow
	hash := sha256.Sum256([]byte(token))
	err := db.NewSelect().Model(&row).Where("token_hash = ? AND accepted_at IS NULL AND expires_at > ?", hash[:], s.now()).
		Where(vouched).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return row, errInvitationOver
	}
	if err != nil {
		return row, fmt.Errorf("find the invitation: %w", err)
	}
	return row, nil
}
