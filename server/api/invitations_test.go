package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

func TestInvitationsAPI(t *testing.T) {
	r := newRig(t)
	ada, pim, eve, nobody := r.person("Ada"), r.person("Pim"), r.person("Eve"), r.nobody()
	s := ada.board("House")
	ada.join(s.Board.ID, pim, shared.PIC)
	members := "/boards/" + string(s.Board.ID) + "/members"
	path := "/boards/" + string(s.Board.ID) + "/invitations"
	if got := decoded[shared.Invited](ada.post(members, shared.Invite{Email: "new@example.com", Role: shared.Observer}).want(201)); got.Invited != "new@example.com" {
		t.Errorf("%+v", got)
	}
	all := decoded[shared.Invitations](ada.get(path).want(200)).Invitations
	if len(all) != 1 || all[0].Email != "new@example.com" || all[0].Role != shared.Observer || all[0].InvitedBy.ID != ada.user.ID {
		t.Fatalf("%+v", all)
	}
	one := path + "/" + string(all[0].ID)
	for status, who := range map[int]*person{403: pim, 404: eve, 401: nobody} {
		code := map[int]shared.Code{403: shared.CodeForbidden, 404: shared.CodeNotFound, 401: shared.CodeUnauthorized}[status]
		who.get(path).refused(status, code, "")
		who.post(one+"/link", nil).refused(status, code, "")
		who.do(http.MethodDelete, one, nil).refused(status, code, "")
	}
	ada.post(path+"/x/link", nil).refused(404, shared.CodeNotFound, "")

	link := func() string {
		t.Helper()
		got := decoded[shared.InvitationLink](ada.post(one+"/link", nil).want(200))
		token, found := strings.CutPrefix(got.URL, "http://incharge.example.com/invite#")
		if !found {
			t.Fatalf("%+v", got)
		}
		return token
	}
	old, token := link(), link()
	nobody.post("/invitations/look", shared.Acceptance{Token: old}).refused(404, shared.CodeNotFound, "")
	nobody.post("/invitations/look", `{}`).refused(422, shared.CodeInvalid, "token")
	look := decoded[shared.InvitationLook](nobody.post("/invitations/look", shared.Acceptance{Token: token}).want(200))
	if look != (shared.InvitationLook{Board: "House", Inviter: "Ada", Role: shared.Observer, Email: "new@example.com"}) {
		t.Errorf("%+v", look)
	}
	if got := decoded[shared.Accepted](eve.post("/invitations/accept", shared.Acceptance{Token: token}).want(200)); got.Board != s.Board.ID {
		t.Errorf("%+v", got)
	}
	r.person("Late").post("/invitations/accept", shared.Acceptance{Token: token}).refused(404, shared.CodeNotFound, "")

	ada.post(members, shared.Invite{Email: "other@example.com", Role: shared.PIC}).want(201)
	one = path + "/" + string(decoded[shared.Invitations](ada.get(path).want(200)).Invitations[0].ID)
	token = link()
	ada.do(http.MethodDelete, one, nil).want(204)
	ada.do(http.MethodDelete, one, nil).refused(404, shared.CodeNotFound, "")
	nobody.post("/invitations/look", shared.Acceptance{Token: token}).refused(404, shared.CodeNotFound, "")
	if left := decoded[shared.Invitations](ada.get(path).want(200)).Invitations; len(left) != 0 {
		t.Errorf("%+v", left)
	}
}
