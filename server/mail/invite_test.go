package mail

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/uptrace/bun"

	"incharge/server/board"
	"incharge/shared"
)

// open is one invitation. As on the board, each call makes a new secret.
type open struct {
	mu     sync.Mutex
	made   int
	failed bool
	gone   bool
}

func (o *open) Invitation(context.Context, board.InvitationID) (board.Invitation, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.gone {
		return board.Invitation{}, shared.NotFound("")
	}
	if !o.failed {
		o.failed = true
		return board.Invitation{}, errors.New("the database is away")
	}
	o.made++
	return board.Invitation{
		Email: "max@example.com", Role: shared.PIC, BoardTitle: "House", Inviter: "Ann",
		Token: fmt.Sprintf("secret%d", o.made), Expires: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC),
	}, nil
}

func (r *rig) invite() {
	r.Helper()
	err := r.db.RunInTx(r.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		return r.notices.Invited(ctx, tx, board.InvitationID("0197a1b2-0000-7000-8000-000000000001"))
	})
	if err != nil {
		r.Fatal(err)
	}
}

func TestInvitation(t *testing.T) {
	o := newOffice(t)
	o.data = func(tried int) error {
		if tried == 1 {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "later"}
		}
		return nil
	}
	r := newRig(t, Config{SMTPURL: o.url()}, &open{})
	r.start()
	r.invite()
	r.expect(map[string]int{"invitation completed": 1})
	tried, taken := o.letters()
	if len(tried) != 2 || len(taken) != 1 || taken[0].to != "max@example.com" {
		t.Fatalf("tried %d, taken for %v", len(tried), recipients(taken))
	}
	first, _ := read(t, tried[0].text)
	m, bodies := read(t, taken[0].text)
	if first.Header.Get("Message-Id") == m.Header.Get("Message-Id") {
		t.Error("two secrets under one Message-ID")
	}
	if s := header(t, m, "Subject"); s != "Ann invites you to the board “House”" {
		t.Errorf("Subject: %q", s)
	}
	for kind, body := range bodies {
		for _, want := range []string{"https://incharge.example.com/invite#secret2", "House", "person in charge", "1 December 2026, 09:00 UTC"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", kind, want, body)
			}
		}
	}
	var kept string
	if err := r.db.NewRaw(`SELECT args::text || errors::text FROM river_job`).Scan(t.Context(), &kept); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(kept, "secret") || strings.Contains(kept, "max@") {
		t.Errorf("the job holds %s", kept)
	}
}

func TestInvitationGone(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, &open{gone: true})
	r.start()
	r.invite()
	r.expect(map[string]int{"invitation completed": 1})
	if tried, _ := o.letters(); len(tried) != 0 {
		t.Errorf("sent to %v", recipients(tried))
	}
}
