package api

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// Whoever has to set up a second factor gets to the calls for that and to what
// is for everybody, and to no other call of the description; a program of theirs
// to none.
func TestAccessWithoutSecondFactor(t *testing.T) {
	w := newWorld(newRig(t, whole))
	w.renew()
	w.exec(`UPDATE instance SET second_factor = 'everybody'`)
	w.session, w.token = w.others["session"], w.others["token"]
	w.invitation = w.others["invitation"]
	setUp := []string{"GET /me", "POST /me/confirm", "POST /me/totp", "POST /me/totp/confirm", "POST /me/totp/recovery", "DELETE /me/totp"}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		row := rows[name]
		if row.level == open {
			continue
		}
		method, template, _ := strings.Cut(name, " ")
		for _, p := range []*person{w.ada, w.sunja, w.pim, w.writes} {
			a := w.call(p, method, w.fill(template), row)
			if p != w.writes && slices.Contains(setUp, name) {
				if a.status == http.StatusForbidden {
					t.Errorf("%s: %s", a.what, a.body)
				}
				continue
			}
			if got := a.refused(http.StatusForbidden, shared.CodeForbidden, ""); got.Reason == nil || got.Reason.Kind != shared.ReasonSecond {
				t.Errorf("%s: %s", a.what, a.body)
			}
		}
	}
	for _, p := range []*person{w.sunja, w.writes} {
		w.call(p, http.MethodGet, "/live", row{}).refused(http.StatusForbidden, shared.CodeForbidden, "")
	}
	if n := w.count(`SELECT count(*) FROM boards WHERE title = 'House'`); n != 1 {
		t.Errorf("%d boards", n)
	}
}

// Demanding one closes the sockets of those who have none; setting it up lets
// them in again.
func TestDemandSecondFactor(t *testing.T) {
	r := newRig(t, sealed)
	ada, eve := r.person("Ada"), r.person("Eve")
	s := eve.board("House")
	v := eve.dial()
	v.watching(s.Board.ID, 1, 1)
	demand := func(policy string) answer { return ada.patch("/admin/settings", `{"second_factor": "`+policy+`"}`) }
	demand("all").refused(422, shared.CodeInvalid, "second_factor")
	demand("everybody").refused(409, shared.CodeConflict, "")
	ada.patch("/admin/settings", `{"registration": "invite", "second_factor": "everybody"}`).refused(409, shared.CodeConflict, "") // neither of them
	ada.enrol()
	if got := decoded[shared.InstanceSettings](demand("everybody").want(200)); got.Second != shared.SecondEverybody || got.Registration != shared.RegistrationOpen {
		t.Errorf("%+v", got)
	}
	if code := v.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	if me := decoded[shared.Me](eve.get("/me").want(200)).User; !me.Owes() {
		t.Errorf("%+v", me)
	}
	eve.get("/boards").refused(403, shared.CodeForbidden, "")
	eve.enrol()
	eve.get("/boards").want(200)
	eve.do(http.MethodDelete, "/me/totp", shared.Proof{Password: password}).refused(409, shared.CodeConflict, "")
	ada.get("/admin/users").want(200)
	if n := r.count(`SELECT count(*) FROM audit WHERE kind = 'second_demanded'`); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
}

// An administrator sees and ends somebody's sessions, and helps who has lost
// their second factor.
func TestAdministratorEndsSessions(t *testing.T) {
	r := newPostedRig(t, sealed)
	ada, eve := r.person("Ada"), r.person("Eve")
	path := "/admin/users/" + string(eve.user.ID)
	other := eve.again()
	list := decoded[shared.Sessions](ada.get(path + "/sessions").want(200)).Sessions
	if len(list) != 2 || list[0].Current || list[1].Current {
		t.Fatalf("%+v", list)
	}
	own := decoded[shared.Sessions](ada.get("/me/sessions").want(200)).Sessions[0].ID
	ada.do(http.MethodDelete, path+"/sessions/"+own, nil).refused(404, shared.CodeNotFound, "")
	for _, s := range list {
		ada.do(http.MethodDelete, path+"/sessions/"+s.ID, nil).want(204)
	}
	eve.get("/me").want(401)
	other.get("/me").want(401)
	eve = eve.again()
	s := eve.board("House")
	v := eve.dial()
	v.watching(s.Board.ID, 1, 1)
	ada.do(http.MethodDelete, path+"/sessions", nil).want(204)
	if code := v.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	if n := eve.noted(shared.AuditSessionEnded); n != 3 {
		t.Errorf("in the security log %d times", n)
	}

	ada.do(http.MethodDelete, path+"/totp", nil).refused(409, shared.CodeConflict, "")
	eve = eve.again()
	eve.enrol()
	r.office.Next(eve.email)
	ada.do(http.MethodDelete, path+"/totp", nil).want(204)
	eve.get("/me").want(401)
	eve.again().get("/me").want(200)
	if m := r.office.Next(eve.email); m.Subject != "Signing in takes no second step any more" {
		t.Errorf("%q", m.Subject)
	}
	ada.do(http.MethodDelete, "/admin/users/"+string(ada.user.ID)+"/totp", nil).refused(409, shared.CodeConflict, "")
	for _, id := range []string{"x", string(shared.NewID[shared.UserID]())} {
		ada.get("/admin/users/"+id+"/sessions").refused(404, shared.CodeNotFound, "")
		ada.do(http.MethodDelete, "/admin/users/"+id+"/sessions", nil).refused(404, shared.CodeNotFound, "")
		ada.do(http.MethodDelete, "/admin/users/"+id+"/totp", nil).refused(404, shared.CodeNotFound, "")
	}
}
