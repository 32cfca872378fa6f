package mail

import (
	"context"
	"net/mail"

	"github.com/riverqueue/river"

	"incharge/shared"
)

// invite sends an invitation. Each try makes a new secret, which makes the one
// before worthless, so each is a mail of its own: with one Message-ID for all,
// a reader might be left with the first.
func (m *Mailer) invite(ctx context.Context, job *river.Job[invited]) error {
	invitation, err := m.invitations.Invitation(ctx, job.Args.Invitation)
	if shared.CodeOf(err) == shared.CodeNotFound {
		m.log.InfoContext(ctx, "invitation dropped: accepted or expired", "job", job.ID)
		return nil
	}
	if err != nil {
		return err
	}
	return m.send(ctx, job.JobRow, letter{
		id:      identity("invitation", string(job.Args.Invitation), invitation.Token),
		to:      mail.Address{Address: invitation.Email},
		content: aboutInvitation(invitation, m.base+"/invite#"+invitation.Token),
	})
}
