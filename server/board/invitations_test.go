package board

import (
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"incharge/server/audit"
	"incharge/shared"
)

// offer invites an address without an account and gives the invitation.
func (b *bench) offer(t *testing.T, email string) shared.Invitation {
	t.Helper()
	if _, err := b.Invite(t.Context(), b.supervisor, b.board, shared.Invite{Email: email, Role: shared.Observer}); err != nil {
		t.Fatal(err)
	}
	all, err := b.Invitations(t.Context(), b.supervisor, b.board)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range all.Invitations {
		if i.Email == email {
			return i
		}
	}
	t.Fatalf("%s is not among %+v", email, all)
	return shared.Invitation{}
}

func (b *bench) link(t *testing.T, id shared.InvitationID) string {
	t.Helper()
	token, err := b.InvitationLink(t.Context(), b.supervisor, b.board, id)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestInvitations(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := t.Context()
	offered := b.offer(t, "new@example.com")
	if offered.Role != shared.Observer || offered.InvitedBy.Name != "Sunja" || offered.InvitedBy.ID != b.supervisor || !offered.ExpiresAt.After(time.Now()) {
		t.Errorf("%+v", offered)
	}
	for name, who := range map[shared.Code][]shared.UserID{shared.CodeForbidden: {b.pic, b.observer}, shared.CodeNotFound: {b.stranger}} {
		for _, actor := range who {
			_, err := b.Invitations(ctx, actor, b.board)
			wantCode(t, err, name)
			_, err = b.InvitationLink(ctx, actor, b.board, offered.ID)
			wantCode(t, err, name)
			wantCode(t, b.WithdrawInvitation(ctx, actor, b.board, offered.ID), name)
		}
	}
	other, err := b.Create(ctx, b.stranger, shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "Other"}, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.InvitationLink(ctx, b.stranger, other.Board.ID, offered.ID) // one of another board
	wantCode(t, err, shared.CodeNotFound)
	wantCode(t, b.WithdrawInvitation(ctx, b.stranger, other.Board.ID, offered.ID), shared.CodeNotFound)

	b.now = func() time.Time { return time.Now().Add(invitationTime + time.Minute) }
	if all, err := b.Invitations(ctx, b.supervisor, b.board); err != nil || len(all.Invitations) != 0 {
		t.Errorf("when it has expired: %+v, %v", all, err)
	}
	_, err = b.InvitationLink(ctx, b.supervisor, b.board, offered.ID)
	wantCode(t, err, shared.CodeNotFound)
}

// A link that is made by hand ends those before it and is ended by no mail; it
// is good once.
func TestInvitationLink(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := t.Context()
	offered := b.offer(t, "new@example.com")
	mailed, err := b.Invitation(ctx, offered.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := b.link(t, offered.ID)
	wantCode(t, b.InvitationOpen(ctx, mailed.Token), shared.CodeNotFound)
	second := b.link(t, offered.ID)
	wantCode(t, b.InvitationOpen(ctx, first), shared.CodeNotFound)
	_, err = b.Invitation(ctx, offered.ID) // a mail that is late
	wantCode(t, err, shared.CodeNotFound)

	look, err := b.LookAtInvitation(ctx, second)
	if want := (shared.InvitationLook{Board: "Work", Inviter: "Sunja", Role: shared.Observer, Email: "new@example.com"}); err != nil || look != want {
		t.Errorf("%+v, %v", look, err)
	}
	for _, token := range []string{first, "", "guess"} {
		_, err = b.LookAtInvitation(ctx, token)
		wantCode(t, err, shared.CodeNotFound)
	}

	people := make([]shared.UserID, 4)
	for i := range people {
		people[i] = b.person(t, fmt.Sprintf("Racer %d", i))
	}
	errs := make([]error, len(people))
	var all sync.WaitGroup
	for i, who := range people {
		all.Go(func() { _, errs[i] = b.Accept(ctx, who, second) })
	}
	all.Wait()
	accepted := 0
	for _, err := range errs {
		if err == nil {
			accepted++
		} else {
			wantCode(t, err, shared.CodeNotFound)
		}
	}
	if accepted != 1 {
		t.Errorf("%d people came in by one link", accepted)
	}
	_, err = b.LookAtInvitation(ctx, second)
	wantCode(t, err, shared.CodeNotFound)
	_, err = b.InvitationLink(ctx, b.supervisor, b.board, offered.ID)
	wantCode(t, err, shared.CodeNotFound)

	// Inviting anew starts over, by mail.
	again := b.offer(t, "new@example.com")
	if _, err := b.Invitation(ctx, again.ID); err != nil {
		t.Error(err)
	}
}

func TestWithdrawInvitation(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	offered := b.offer(t, "new@example.com")
	token := b.link(t, offered.ID)
	if err := b.WithdrawInvitation(t.Context(), b.supervisor, b.board, offered.ID); err != nil {
		t.Fatal(err)
	}
	_, err := b.Accept(t.Context(), b.stranger, token)
	wantCode(t, err, shared.CodeNotFound)
	wantCode(t, b.WithdrawInvitation(t.Context(), b.supervisor, b.board, offered.ID), shared.CodeNotFound)

	page, err := audit.New(b.db, b.log).Read(t.Context(), audit.Filter{Kind: shared.AuditInvitationWithdrawn})
	if err != nil || len(page.Events) != 1 {
		t.Fatalf("in the security log is %+v, %v", page.Events, err)
	}
	want := map[string]string{"board": string(b.board), "email": "new@example.com", "role": string(offered.Role)}
	if e := page.Events[0]; e.Actor.ID != b.supervisor || !maps.Equal(e.Detail, want) {
		t.Errorf("in the security log is %+v", e)
	}
}

// What a disabled account has offered can't be accepted, while it is disabled.
func TestInvitationOfDisabled(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	token := b.link(t, b.offer(t, "new@example.com").ID)
	if _, err := b.db.ExecContext(t.Context(), "UPDATE users SET disabled_at = now() WHERE id = ?", b.supervisor); err != nil {
		t.Fatal(err)
	}
	_, err := b.Accept(t.Context(), b.stranger, token)
	wantCode(t, err, shared.CodeNotFound)
}

func TestMostInvitations(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	_, err := b.db.ExecContext(t.Context(), `INSERT INTO invitations (id, board_id, email, role, invited_by, expires_at)
		SELECT gen_random_uuid(), ?, n || '@example.com', 'pic', ?, now() + '1 day' FROM generate_series(1, ?) AS n`, b.board, b.supervisor, mostInvitations)
	if err != nil {
		t.Fatal(err)
	}
	invite := func(email string) error {
		_, err := b.Invite(t.Context(), b.supervisor, b.board, shared.Invite{Email: email, Role: shared.PIC})
		return err
	}
	wantCode(t, invite("new@example.com"), shared.CodeConflict)
	if err := invite("1@example.com"); err != nil {
		t.Errorf("the same address again: %v", err)
	}
}

// What happens to memberships is in the security log, whatever command does it,
// and what comes to nothing is not.
func TestMembershipsAudited(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := audit.From(t.Context(), "192.0.2.1", "Tester/1")
	joins := b.person(t, "Joins")
	token := b.link(t, b.offer(t, "new@example.com").ID)
	if _, err := b.Accept(ctx, joins, token); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Invite(ctx, b.supervisor, b.board, shared.Invite{Email: string(b.stranger) + "@example.com", Role: shared.PIC}); err != nil {
		t.Fatal(err)
	}
	b.do(t, b.supervisor, shared.SetRole{User: joins, Role: shared.Supervisor})
	b.do(t, b.supervisor, shared.SetRole{User: joins, Role: shared.Observer})
	b.do(t, b.supervisor, shared.SetRole{User: joins, Role: shared.Observer}) // which changes nothing
	b.do(t, b.stranger, shared.RemoveMember{User: b.stranger})
	b.do(t, b.supervisor, shared.RemoveMember{User: joins})
	_, err := b.try(t, b.supervisor, shared.RemoveMember{User: b.supervisor})
	wantCode(t, err, shared.CodeConflict)
	b.card(t, "Nothing of the kind")

	page, err := audit.New(b.db, b.log).Read(ctx, audit.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range page.Events[:8] { // before them the two who were there from the start were let in
		subject := "-"
		if e.Subject != nil {
			subject = e.Subject.Name
		}
		if e.Detail["board"] != string(b.board) {
			t.Errorf("%+v", e)
		}
		got = append(got, fmt.Sprintf("%s: %s %s %s>%s %s%s", e.Actor.Name, e.Kind, subject, e.Detail["before"], e.Detail["role"], e.Detail["email"], e.Detail["link"]))
	}
	want := []string{
		"Sunja: member_removed Joins observer> ",
		"Xerxes: member_removed Xerxes pic> ",
		"Sunja: role_changed Joins supervisor>observer ",
		"Sunja: role_changed Joins observer>supervisor ",
		"Sunja: invited Xerxes >pic ",
		"Joins: role_changed Joins >observer ",
		"Sunja: invited - >observer new@example.comtaken",
		"Sunja: invited - >observer new@example.com",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the log has\n%q, want\n%q", got, want)
	}
	if e := page.Events[5]; e.Address != "192.0.2.1" || e.Agent != "Tester/1" {
		t.Errorf("from %q by %q", e.Address, e.Agent)
	}
}
