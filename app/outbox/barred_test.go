package outbox

import (
	"context"
	"slices"
	"testing"
	"time"

	"incharge/app/client"
	"incharge/shared"
)

// filtered is what the client makes of an answer that something in between
// gives.
func filtered(status int, body string) error {
	c := client.New(func(context.Context, client.Request) (client.Response, error) {
		return client.Response{Status: status, Body: []byte(body)}, nil
	})
	_, err := c.Do(context.Background(), mina, one, shared.Envelope{ID: "k"})
	return err
}

// What something in between answers is never Incharge's word: nothing is lost
// or refused for it, the person is told, and other boards go on.
func TestBarred(t *testing.T) {
	for name, answer := range map[string]struct {
		status int
		body   string
	}{
		"a filter":          {403, "<html>Request blocked"},
		"a strict filter":   {400, ""},
		"a proxy alone":     {502, "<html>Bad Gateway"},
		"a door":            {200, "<html>Sign in to the hotel"},
		"a door that talks": {200, `{"status":"sign in"}`},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, b *browser, s *server) {
				tab, other := b.signedIn(s), b.signedIn(s)
				x, y, z := move(t, one), move(t, one), move(t, two)
				bars := func(e shared.Envelope) fault {
					if e.ID == x.ID {
						return fault{err: filtered(answer.status, answer.body)}
					}
					return fault{}
				}
				s.set(bars)
				tab.add(t, x, y)
				pass(time.Second / 2)
				if got := tab.Barred(); len(got) != 0 {
					t.Fatalf("told at once: %v", got)
				}
				pass(later)
				tab.add(t, z)
				pass(time.Second)
				s.mustHave(t, one)
				s.mustHave(t, two, z)
				want := []Barred{{one, answer.status}}
				late := b.signedIn(s)
				pass(time.Minute)
				for i, tab := range b.tabs {
					if got := tab.Barred(); !slices.Equal(got, want) || tab.Count() != 2 || len(tab.Refusals()) != 0 {
						t.Errorf("tab %d knows of %v, %d wait, %d refused", i, got, tab.Count(), len(tab.Refusals()))
					}
				}
				before, _ := s.tries()
				pass(time.Hour)
				if now, _ := s.tries(); now-before < 100 || now-before > 300 {
					t.Errorf("tried %d times in an hour", now-before)
				}
				s.set(offline)
				pass(time.Minute)
				if got := slices.Concat(tab.Barred(), other.Barred()); len(got) != 0 {
					t.Errorf("offline, it says %v", got)
				}
				s.set(bars)
				pass(later)
				b.close(tab) // which was sending
				s.set(online)
				pass(later)
				s.mustHave(t, one, x, y)
				if got := slices.Concat(other.Barred(), late.Barred()); len(got)+other.Count()+len(other.Refusals()) != 0 {
					t.Errorf("in the end it says %v", got)
				}
			})
		})
	}
}
