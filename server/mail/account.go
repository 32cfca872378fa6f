package mail

import (
	"context"
	"fmt"
	"net/mail"
	"time"

	"github.com/riverqueue/river"

	"incharge/server/auth"
	"incharge/shared"
)

// account sends a letter about an account. Each try has a secret of its own, as
// with invitations.
func (m *Mailer) account(ctx context.Context, job *river.Job[written]) error {
	l, err := m.accounts.Letter(ctx, job.Args.Letter)
	if shared.CodeOf(err) == shared.CodeNotFound {
		m.log.InfoContext(ctx, "letter dropped: nobody here has the address, or its time is over", "job", job.ID)
		return nil
	}
	if err != nil {
		return err
	}
	err = m.send(ctx, job.JobRow, letter{
		id:      identity("letter", string(job.Args.Letter), l.Token),
		to:      mail.Address{Name: l.Name, Address: l.Email},
		content: aboutAccount(l, m.base),
	})
	if err != nil {
		return err
	}
	return m.accounts.Sent(ctx, job.Args.Letter)
}

// aboutAccount writes a letter in its reader's language, with times as in their
// zone.
func aboutAccount(l auth.Letter, base string) content {
	t, ok := tongues[l.Language]
	if !ok {
		t = tongues["en"]
	}
	w := t.letters[l.About]
	c := content{Language: t.code, Subject: w.subject, Preview: w.preview, Heading: w.heading, Reason: w.reason}
	switch l.About {
	case auth.AboutEmailOld, auth.AboutEmailNew, auth.AboutEmailChanged:
		c.Facts = append(c.Facts, fact{t.newAddress, l.Detail})
	case auth.AboutAccountDeleted, auth.AboutVerify:
		c.Facts = append(c.Facts, fact{t.account, l.Email})
	default:
		label := t.what
		if l.About == auth.AboutPasswordChanged {
			label = t.programsEnded
		}
		if l.Detail != "" {
			c.Facts = append(c.Facts, fact{label, l.Detail})
		}
	}
	c.Facts = append(c.Facts, fact{t.when, t.moment(l.At, l.Zone)})
	if l.Address != "" {
		c.Facts = append(c.Facts, fact{t.where, l.Address})
	}
	if l.Agent != "" {
		c.Facts = append(c.Facts, fact{t.with, short(l.Agent, 120)})
	}
	switch {
	case l.Token != "":
		c.Facts = append(c.Facts, fact{t.until, t.moment(l.Expires, l.Zone)})
		c.Action, c.URL = w.action, fmt.Sprintf("%s/%s#%s", base, pages[l.About], l.Token)
	case l.About == auth.AboutPasswordChanged || l.About == auth.AboutPasswordReset:
		c.Action, c.URL = t.forgot, base+"/forgot"
	case l.About != auth.AboutAccountDeleted:
		c.Action, c.URL = t.look, base+"/account"
	}
	return c
}

// pages are where the links lead. What follows in a fragment is in no log.
var pages = map[auth.About]string{
	auth.AboutVerify: "verify", auth.AboutReset: "reset", auth.AboutEmailOld: "email", auth.AboutEmailNew: "email",
}

// moment writes a time as in somebody's zone, or in UTC.
func (t tongue) moment(at time.Time, zone string) string {
	place, err := time.LoadLocation(zone) // "" is UTC
	if err != nil {
		place = time.UTC
	}
	return at.In(place).Format(t.time)
}
