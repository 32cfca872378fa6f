package api

import (
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// What somebody has done stays when their account is gone, and nothing says who
// they were.
func TestDeleteAccount(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	r.people = 70
	grace := r.person("Grace")
	grace.do("PATCH", "/me", `{"name": "Rear Admiral Hopper"}`).want(200)
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.Supervisor)
	card := ada.card(s, "Mend the roof")
	ada.done(s.Board.ID, shared.AssignCard{Card: card, PIC: shared.Some(grace.user.ID)})
	comment := shared.NewID[shared.CommentID]()
	grace.done(s.Board.ID, shared.CommentCard{Comment: comment, Card: card, Body: "It is no bug"})
	grace.done(s.Board.ID, shared.MoveCard{Card: card, List: s.Lists[1].ID})
	own := grace.board("Diary of an admiral")
	grace.card(own, "Secret")
	v, phone := grace.dial(), grace.again()
	w := phone.dial()
	v.watching(s.Board.ID, 6, 6)
	w.watching(s.Board.ID, 6, 6)

	grace.do("DELETE", "/me", shared.Proof{Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	phone.do("DELETE", "/me", shared.Proof{Password: password}).want(204)
	for _, socket := range []*socket{v, w} {
		if code := socket.closedWith(shared.CloseSessionEnded, shared.CloseMembershipEnded); code == 0 {
			t.Error("a socket is still open")
		}
	}
	grace.get("/me").want(401)
	phone.get("/me").want(401)
	r.nobody().post("/login", shared.Credentials{Email: grace.email, Password: password}).want(401)
	if m := r.office.Next(grace.email); m.Subject != "Your account has been deleted" || !strings.Contains(m.Text, grace.email) {
		t.Errorf("%q\n%s", m.Subject, m.Text)
	}
	r.settled()

	detail := decoded[shared.CardDetail](ada.get("/boards/" + string(s.Board.ID) + "/cards/" + string(card)).want(200))
	if detail.Card.PIC != nil || len(detail.Comments) != 1 || detail.Comments[0].Name != "Deleted user" || detail.Comments[0].Body != "It is no bug" {
		t.Errorf("%+v", detail)
	}
	names := map[string]int{}
	for _, act := range detail.Activity {
		names[act.Name]++
	}
	if len(names) != 2 || names["Ada"] == 0 || names["Deleted user"] == 0 {
		t.Errorf("done by %v", names)
	}
	after := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID)).want(200))
	if len(after.Members) != 1 || len(after.Cards) != 1 {
		t.Errorf("%+v", after)
	}
	changes := ada.get("/boards/" + string(s.Board.ID) + "/changes?since=0").want(200)
	for _, trace := range []string{"Hopper", grace.email} {
		if tables := r.stored(trace); strings.Contains(string(changes.body), trace) || len(tables) > 0 {
			t.Errorf("%q is still in %q\n%s", trace, tables, changes.body)
		}
	}
	for _, trace := range []string{"Diary of an admiral", "Secret"} {
		if tables := r.stored(trace); len(tables) > 0 {
			t.Errorf("%q is still in %q", trace, tables)
		}
	}
	if n := grace.noted(shared.AuditAccountDeleted); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
	// The address is free again, for somebody who has nothing to do with it.
	again := r.nobody()
	a := again.post("/register", shared.Registration{Name: "Grace", Email: grace.email, Password: password}).want(201)
	if me := decoded[shared.Me](a).User; me.ID == grace.user.ID {
		t.Error("the same account again")
	}
	if boards := decoded[shared.Boards](again.get("/boards")).Boards; len(boards) > 0 {
		t.Errorf("%+v", boards)
	}
}

// closedWith waits for the end of a socket and gives its code when it is one of
// these, else 0.
func (s *socket) closedWith(codes ...int) int {
	s.Helper()
	code := s.each(func(shared.FromServer) {})
	if slices.Contains(codes, code) {
		return code
	}
	s.Errorf("closed with %d", code)
	return 0
}

// Nobody goes who leaves others without a supervisor or an administrator.
func TestDeleteAccountRefused(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	house, garden, own := grace.board("House"), grace.board("Garden"), grace.board("Diary")
	grace.join(house.Board.ID, ada, shared.PIC)
	grace.join(garden.Board.ID, ada, shared.Observer)
	p := grace.do("DELETE", "/me", shared.Proof{Password: password}).refused(409, shared.CodeConflict, "board")
	if len(p.Errors) != 2 || p.Errors[0].Message != "Garden" || p.Errors[1].Message != "House" || !strings.Contains(p.Detail, "“Garden”, “House”") {
		t.Errorf("%+v", p)
	}
	for _, board := range []shared.Snapshot{house, garden, own} {
		grace.get("/boards/" + string(board.Board.ID)).want(200) // nothing has been done
	}
	grace.done(house.Board.ID, shared.SetRole{User: ada.user.ID, Role: shared.Supervisor})
	grace.done(garden.Board.ID, shared.RemoveMember{User: ada.user.ID})
	ada.do("DELETE", "/me", shared.Proof{Password: password}).refused(409, shared.CodeConflict, "") // the administrator
	ada.get("/boards/" + string(house.Board.ID)).want(200)
	grace.do("DELETE", "/me", shared.Proof{Password: password}).want(204)
	if left := decoded[shared.Snapshot](ada.get("/boards/" + string(house.Board.ID)).want(200)); len(left.Members) != 1 {
		t.Errorf("%+v", left.Members)
	}
	ada.get("/boards/" + string(garden.Board.ID)).want(404)
	ada.do("DELETE", "/me", shared.Proof{Password: password}).want(204) // nobody is left to be without one
	if next := r.person("Linus"); !next.user.Admin {
		t.Error("an instance without an administrator")
	}
}
