package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/shared"
)

// Who is asked to go is told of first: what becomes of their cards, in all
// lists, and that the last supervisor stays.
func TestMemberRows(t *testing.T) {
	t.Parallel()
	const sunja, pim = shared.UserID("sunja"), shared.UserID("pim")
	in, limit := pim, 1
	card := func(id shared.CardID, list shared.ListID) shared.Card {
		return shared.Card{ID: id, List: list, Rank: string(id), PIC: &in}
	}
	supervisor := shared.Member{User: shared.User{ID: sunja, Name: "Sunja"}, Role: shared.Supervisor}
	worker := shared.Member{User: shared.User{ID: pim, Name: "Pim"}, Role: shared.PIC}
	snapshot := shared.Snapshot{
		Board:   shared.Board{Settings: shared.Settings{PICLimit: &limit}},
		Members: []shared.Member{supervisor, worker},
		Lists: []shared.List{
			{ID: "todo", Rank: "a", Category: shared.Todo}, {ID: "done", Rank: "b", Category: shared.Done},
		},
		Cards: []shared.Card{card("1", "todo"), card("2", "todo"), card("3", "done")},
	}
	d := &membersDialog{page: &boardPage{board: state.New(snapshot, sunja)}}
	says := func(m shared.Member, want ...string) {
		t.Helper()
		html := app.HTMLString(d.row(m))
		for _, words := range want {
			if !strings.Contains(html, words) {
				t.Errorf("no %q in %s", words, html)
			}
		}
	}
	says(worker, "badge-warn", "in charge of 2 cards, at most 1")
	says(supervisor, "A board needs a supervisor")
	if html := app.HTMLString(d.row(supervisor)); strings.Count(html, " disabled") != 2 || strings.Contains(html, `disabled="false"`) {
		t.Errorf("the last supervisor can go: %s", html)
	}
	d.sure = pim
	says(worker, "Remove Pim from this board?", "3 cards in their charge")
	d.sure, d.onlook = "", pim
	says(worker, "As an observer Pim", "3 cards will be in nobody&#39;s")

	worker.Role = shared.Supervisor
	snapshot.Members[1] = worker
	d = &membersDialog{page: &boardPage{board: state.New(snapshot, sunja)}}
	if html := app.HTMLString(d.row(supervisor)); strings.Contains(html, "needs a supervisor") {
		t.Errorf("one of two can't go: %s", html)
	}
}

func TestPendingInvitations(t *testing.T) {
	t.Parallel()
	page := &boardPage{env: &env{toasts: &toasts{}}, board: state.New(shared.Snapshot{}, "sunja")}
	d := &membersDialog{page: page}
	l := &d.asked
	l.dialog = d
	one := shared.Invitation{ID: "1", Email: "pim@example.com", Role: shared.Observer, InvitedBy: shared.User{Name: "Sunja"}, ExpiresAt: time.Now().Add(time.Hour)}
	html := app.HTMLString(l.row(one))
	if got := buttons(html, "data-does"); got != "resend link withdraw" {
		t.Error(got)
	}
	if !strings.Contains(html, "pim@example.com") || !strings.Contains(html, "invited by Sunja") || strings.Contains(html, invitationLinkID) {
		t.Error(html)
	}
	l.linked, l.link = one.ID, "https://example.com/invite#abc"
	if html := app.HTMLString(l.row(one)); !strings.Contains(html, "https://example.com/invite#abc") {
		t.Error(html)
	}
	l.sure = one.ID
	if html := app.HTMLString(l.row(one)); !strings.Contains(html, "no longer good") || buttons(html, "data-does") != "" {
		t.Error(html)
	}
}
