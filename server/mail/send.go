package mail

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// send makes a mail of a letter and hands it over. Where the recipient is
// refused, the job ends there; with any other error it will be tried again.
func (m *Mailer) send(ctx context.Context, job *rivertype.JobRow, l letter) error {
	log := m.log.With(slog.Int64("job", job.ID), slog.String("kind", job.Kind), slog.String("message", l.id))
	msg, err := l.message(m.from, time.Now())
	if err != nil {
		log.ErrorContext(ctx, "mail can't be written", "error", err)
		return river.JobCancel(err)
	}
	if err = m.carrier.carry(ctx, msg); err == nil {
		log.InfoContext(ctx, "mail handed over")
		return nil
	}
	refused := errors.Is(err, errRefused)
	err = without(err, l.to.Address)
	if refused {
		log.WarnContext(ctx, "mail refused", "error", err)
		return river.JobCancel(err)
	}
	return err
}

// without takes an address out of an error, which is kept with the job and
// logged. Mail servers repeat the address in their answers.
func without(err error, address string) error {
	spelt := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(address))
	return errors.New(spelt.ReplaceAllLiteralString(err.Error(), "RECIPIENT"))
}
