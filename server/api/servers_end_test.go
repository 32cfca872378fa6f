package api

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

// A session that ends at one server takes its sockets at the others along at
// once, whatever has ended it. Those of others stay.
func TestSessionEndsAtAnotherServer(t *testing.T) {
	onEveryBus(t, func(t *testing.T, a, b *rig) {
		root := a.person("Root") // the first, and so an administrator
		for _, c := range []struct {
			name string
			end  func(p, phone *person) // p goes on where it can, phone is where the socket was opened
		}{
			{"signed out", func(_, phone *person) { phone.post("/logout", nil).want(http.StatusNoContent) }},
			{"ended by itself", func(p, _ *person) {
				p.do(http.MethodDelete, "/me/sessions/"+p.others()[0], nil).want(http.StatusNoContent)
			}},
			{"all others ended", func(p, _ *person) { p.do(http.MethodDelete, "/me/sessions", nil).want(http.StatusNoContent) }},
			{"another password", func(p, _ *person) {
				p.post("/me/password", shared.PasswordChange{Current: password, Password: another}).want(http.StatusNoContent)
			}},
			{"password set anew", func(p, _ *person) {
				sent := decoded[shared.ResetSent](root.post("/admin/users/"+string(p.user.ID)+"/reset", nil).want(http.StatusOK))
				_, token, _ := strings.Cut(sent.Link, "#")
				a.nobody().post("/reset", shared.Reset{Token: token, Password: another}).want(http.StatusNoContent)
			}},
			{"second factor", func(p, _ *person) { p.enrol() }},
			{"disabled", func(p, _ *person) { root.disable(p, true) }},
			{"made an administrator", func(p, _ *person) {
				yes := true
				root.do(http.MethodPatch, "/admin/users/"+string(p.user.ID), shared.UserChange{Admin: &yes}).want(http.StatusOK)
			}},
			{"account deleted", func(p, _ *person) {
				p.do(http.MethodDelete, "/me", shared.Proof{Password: password}).want(http.StatusNoContent)
			}},
		} {
			t.Run(c.name, func(t *testing.T) {
				p := a.person("Ada").in(t)
				phone := p.again()
				there, stays := phone.at(b).dial(), root.at(b).dial()
				c.end(p, phone)
				began := time.Now()
				if code := there.closed(); code != shared.CloseSessionEnded {
					t.Errorf("closed with %d", code)
				}
				t.Logf("closed after %v", time.Since(began))
				stays.send("{}")
				if f := stays.next(); f.Problem == nil {
					t.Errorf("got %+v", f)
				}
			})
		}

		t.Run("token ended", func(t *testing.T) {
			p := a.person("Ada").in(t)
			program, made := p.program(shared.ScopeRead)
			conn, status, _ := program.at(b).tryDial("", "Authorization", "Bearer "+made.Secret)
			if conn == nil {
				t.Fatalf("open a socket: %d", status)
			}
			t.Cleanup(func() { _ = conn.Close() })
			p.do(http.MethodDelete, "/me/tokens/"+string(made.ID), nil).want(http.StatusNoContent)
			if code := (&socket{p, conn}).closed(); code != shared.CloseSessionEnded {
				t.Errorf("closed with %d", code)
			}
		})
	}, sealed)
}

// A word that comes when somebody has signed in anew ends nothing that is good.
func TestLateWordOfAnEnd(t *testing.T) {
	onEveryBus(t, func(t *testing.T, a, b *rig) {
		ada := a.person("Ada")
		gone := ada.again()
		there, open := gone.at(b).dial(), ada.at(b).dial()
		a.exec(`DELETE FROM sessions WHERE user_id = ? AND id = ?`, ada.user.ID, ada.others()[0])
		a.hub.EndUser(ada.user.ID)
		if code := there.closed(); code != shared.CloseSessionEnded {
			t.Errorf("closed with %d", code)
		}
		open.send("{}")
		if f := open.next(); f.Problem == nil {
			t.Errorf("got %+v", f)
		}
	})
}

// others are the ids of somebody's sessions but the one that is used.
func (p *person) others() (ids []string) {
	p.Helper()
	for _, session := range decoded[shared.Sessions](p.get("/me/sessions").want(http.StatusOK)).Sessions {
		if !session.Current {
			ids = append(ids, session.ID)
		}
	}
	return ids
}
