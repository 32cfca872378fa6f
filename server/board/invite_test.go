package board

import (
	"testing"
	"time"

	"incharge/shared"
)

// invitations finds the open invitations' ids, as the mail worker is told them.
func (b *bench) invitations(t *testing.T) []InvitationID {
	t.Helper()
	var ids []InvitationID
	if err := b.db.NewSelect().Table("invitations").Column("id").Where("accepted_at IS NULL").Scan(t.Context(), &ids); err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestInviteAccount(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	invite := shared.Invite{Email: string(b.stranger) + "@EXAMPLE.com", Role: shared.PIC}
	_, err := b.Invite(t.Context(), b.pic, b.board, invite)
	wantCode(t, err, shared.CodeForbidden)
	invited, err := b.Invite(t.Context(), b.supervisor, b.board, invite)
	if err != nil || invited.Member == nil || invited.Member.User.Name != "Xerxes" {
		t.Fatalf("inviting an account: %+v, %v", invited, err)
	}
	_, err = b.Invite(t.Context(), b.supervisor, b.board, invite)
	wantCode(t, err, shared.CodeConflict)
	if _, err := b.Snapshot(t.Context(), b.stranger, b.board); err != nil {
		t.Fatalf("the new member can't see the board: %v", err)
	}
}

func TestInviteStranger(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := t.Context()
	invited, err := b.Invite(ctx, b.supervisor, b.board, shared.Invite{Email: "new@example.com", Role: shared.Observer})
	if err != nil || invited.Invited != "new@example.com" {
		t.Fatalf("inviting a stranger: %+v, %v", invited, err)
	}
	invitation, err := b.Invitation(ctx, b.invitations(t)[0])
	if err != nil || invitation.Inviter != "Sunja" || invitation.BoardTitle != "Work" || invitation.Email != "new@example.com" {
		t.Fatalf("the invitation to send: %+v, %v", invitation, err)
	}
	if err := b.InvitationOpen(ctx, invitation.Token); err != nil {
		t.Fatalf("an open invitation: %v", err)
	}
	wantCode(t, b.InvitationOpen(ctx, invitation.Token+"x"), shared.CodeNotFound)

	board, err := b.Accept(ctx, b.stranger, invitation.Token)
	if err != nil || board != b.board {
		t.Fatalf("accept: %s, %v", board, err)
	}
	if boards, _ := b.Boards(ctx, b.stranger); len(boards.Boards) != 1 || boards.Boards[0].Role != shared.Observer {
		t.Fatalf("boards after accepting: %+v", boards)
	}
	_, err = b.Accept(ctx, b.person(t, "Second"), invitation.Token)
	wantCode(t, err, shared.CodeNotFound) // single use
	if n := len(b.invitations(t)); n != 0 {
		t.Fatalf("%d invitations are still open", n)
	}
}

func TestInvitationExpires(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if _, err := b.Invite(t.Context(), b.supervisor, b.board, shared.Invite{Email: "late@example.com", Role: shared.PIC}); err != nil {
		t.Fatal(err)
	}
	invitation, err := b.Invitation(t.Context(), b.invitations(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	b.now = func() time.Time { return time.Now().Add(invitationTime + time.Minute) }
	_, err = b.Accept(t.Context(), b.stranger, invitation.Token)
	wantCode(t, err, shared.CodeNotFound)
}

// invited invites an address without an account and gives the link's token.
func (b *bench) invited(t *testing.T, by shared.UserID, email string) string {
	t.Helper()
	if _, err := b.Invite(t.Context(), by, b.board, shared.Invite{Email: email, Role: shared.Supervisor}); err != nil {
		t.Fatal(err)
	}
	ids := b.invitations(t)
	invitation, err := b.Invitation(t.Context(), ids[len(ids)-1])
	if err != nil {
		t.Fatal(err)
	}
	return invitation.Token
}

// Who was let in another way, and then put out, can't come back by a link.
func TestInvitationEndsWithMembership(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	late := shared.NewID[shared.UserID]() // registers after being invited
	token := b.invited(t, b.supervisor, string(late)+"@Example.com")
	_, err := b.db.ExecContext(t.Context(), "INSERT INTO users (id, name, email, password_hash) VALUES (?, 'Late', ?, '')", late, string(late)+"@example.com")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Invite(t.Context(), b.supervisor, b.board, shared.Invite{Email: string(late) + "@example.com", Role: shared.Observer}); err != nil {
		t.Fatal(err)
	}
	wantCode(t, b.InvitationOpen(t.Context(), token), shared.CodeNotFound)
	b.do(t, b.supervisor, shared.RemoveMember{User: late})
	_, err = b.Accept(t.Context(), late, token)
	wantCode(t, err, shared.CodeNotFound)
}

// An invitation holds as long as who made it may let people in.
func TestInvitationOfFormerSupervisor(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.do(t, b.supervisor, shared.SetRole{User: b.pic, Role: shared.Supervisor})
	token := b.invited(t, b.pic, "back.door@example.com")
	b.do(t, b.supervisor, shared.SetRole{User: b.pic, Role: shared.PIC})
	_, err := b.Accept(t.Context(), b.stranger, token)
	wantCode(t, err, shared.CodeNotFound)
	_, err = b.Invitation(t.Context(), b.invitations(t)[0])
	wantCode(t, err, shared.CodeNotFound) // nothing to send either
}

// Opening somebody else's link as a member leaves it to them.
func TestMemberOpensLink(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	token := b.invited(t, b.supervisor, "new@example.com")
	if board, err := b.Accept(t.Context(), b.supervisor, token); err != nil || board != b.board {
		t.Fatalf("%s, %v", board, err)
	}
	if _, err := b.Accept(t.Context(), b.stranger, token); err != nil {
		t.Fatal(err)
	}
}

func TestRemoveMember(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card := b.card(t, "Handed out")
	b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.pic)})
	_, err := b.try(t, b.supervisor, shared.RemoveMember{User: b.supervisor})
	wantCode(t, err, shared.CodeConflict) // the last supervisor
	change := b.do(t, b.supervisor, shared.RemoveMember{User: b.pic})
	if len(change.Cards) != 1 || change.Cards[0].PIC != nil || len(change.Deleted.Members) != 1 {
		t.Fatalf("the change: %+v", change)
	}
	_, err = b.try(t, b.pic, shared.MoveCard{Card: card, List: b.snapshot(t).Lists[1].ID})
	wantCode(t, err, shared.CodeNotFound)
}
