// Package mail is what is mailed, to whom and when. Notices writes a job in
// the transaction of a change that people should hear of; Mailer works these
// jobs, decides who is concerned at that moment, and sends.
package mail

import (
	"context"
	"fmt"
	"log/slog"
	"net/mail"

	"github.com/riverqueue/river"
	gomail "github.com/wneessen/go-mail"

	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/db"
)

// Invitations makes the secret of an invitation at the moment of sending it.
type Invitations interface {
	Invitation(ctx context.Context, id board.InvitationID) (board.Invitation, error)
}

// Accounts readies letters about accounts, with the secrets of their links.
type Accounts interface {
	Letter(ctx context.Context, id auth.LetterID) (auth.Letter, error)
	Sent(ctx context.Context, id auth.LetterID) error
}

// Mailer sends mails. Its workers do so while the job queue runs.
type Mailer struct {
	db          *db.DB
	invitations Invitations
	accounts    Accounts
	log         *slog.Logger
	from        mail.Address
	base        string // PUBLIC_URL without a slash at its end
	carrier     carrier
}

// carrier takes a finished mail to where mails go. errRefused means that there
// is no use in trying again.
type carrier interface {
	carry(ctx context.Context, m *gomail.Msg) error
}

// New makes a mailer. Its errors name the variable that can't be used.
func New(cfg Config, db *db.DB, invitations Invitations, accounts Accounts, log *slog.Logger) (*Mailer, error) {
	s, err := cfg.parse()
	if err != nil {
		return nil, err
	}
	m := &Mailer{db: db, invitations: invitations, accounts: accounts, log: log, from: s.from, base: s.base}
	if s.relay != nil {
		m.carrier = s.relay
		return m, nil
	}
	if m.carrier, err = newFolder(cfg.DataDir, log); err != nil {
		return nil, fmt.Errorf("DATA_DIR: %w", err)
	}
	return m, nil
}

// Register adds the workers of all jobs that Notices writes.
func (m *Mailer) Register(workers *river.Workers) {
	river.AddWorker(workers, river.WorkFunc(m.statusChanged))
	river.AddWorker(workers, river.WorkFunc(m.deliver))
	river.AddWorker(workers, river.WorkFunc(m.invite))
	river.AddWorker(workers, river.WorkFunc(m.account))
}
