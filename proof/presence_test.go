package proof

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"incharge/app/live"
	"incharge/proof/wire"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// seat is a browser that looks at a board, on a network of its own.
type seat struct {
	who   *person
	wire  *wire.Wire
	conn  *live.Conn
	watch *live.Watch

	mu     sync.Mutex
	people []shared.Person // whom it was last told of
}

// sit has somebody look at a board by way of a server, with a card open.
func (p *person) sit(server int, from shared.Snapshot, card shared.CardID) *seat {
	s := &seat{who: p, wire: wire.New(p.t, p.site.servers[server].wire.End())}
	s.conn = live.New(p.t.Context(), live.Config{Dial: p.dialer(s.wire)})
	s.watch = s.conn.Watch(from.Board.ID, from.Seq, live.Events{
		Changes: func([]shared.Change) {},
		Presence: func(now shared.Presence) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.people = now.People
		},
	})
	s.watch.Here(card, false)
	return s
}

// away cuts it off; back joins it again.
func (s *seat) away() { s.wire.Cut() }
func (s *seat) back() {
	s.wire.Join()
	s.conn.Hurry()
}

// says is whom it sees, by name, with the card that each has open.
func (s *seat) says(names map[shared.UserID]string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []string
	for _, p := range s.people {
		all = append(all, fmt.Sprint(names[p.User], " at ", p.Card))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// TestPresenceOverTwoServers has six people at ten browsers each, by way of two
// servers, half of which come and go. In the end all see who is there and which
// card they have open. Then a server is killed: who was there by way of it is
// gone within the time that a word of theirs holds, and is there again once
// their browsers reach the other server.
func TestPresenceOverTwoServers(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 6, 1, shared.Supervisor)
	for _, v := range c.viewers {
		v.watch.Close() // they would be there, too
	}
	board := c.people[0].snapshot(0, c.boards[0])
	names := map[shared.UserID]string{}
	var seats []*seat
	for i, p := range c.people {
		names[p.account.ID] = p.account.Name
		for n := range 10 {
			server := n % 2
			if i >= 3 {
				server = 1 // these are there by way of one alone
			}
			seats = append(seats, p.sit(server, board, board.Cards[i].ID))
		}
	}
	sees := func(what string, among []*seat, within time.Duration, people ...int) (took time.Duration) {
		t.Helper()
		var want []string
		for _, i := range people {
			want = append(want, fmt.Sprint(c.people[i].account.Name, " at ", board.Cards[i].ID))
		}
		began := time.Now()
		for _, s := range among {
			for s.says(names) != strings.Join(want, ", ") {
				if time.Since(began) > within {
					t.Fatalf("%s: after %v a browser of %s's sees %s\nwant %s", what, within, s.who.account.Name, s.says(names), strings.Join(want, ", "))
				}
				time.Sleep(10 * time.Millisecond)
			}
		}
		return time.Since(began)
	}
	t.Log("all sit down:", sees("all sit down", seats, time.Minute, 0, 1, 2, 3, 4, 5))

	half := make([]*seat, 0, len(seats)/2)
	for i, s := range seats {
		if i%10 >= 5 || i/10 == 5 { // and all of one person's
			half = append(half, s)
		}
	}
	var moving sync.WaitGroup
	for _, s := range half {
		moving.Go(func() {
			for range 6 {
				s.away()
				time.Sleep(rand.N(300 * time.Millisecond))
				s.back()
				time.Sleep(rand.N(500 * time.Millisecond))
			}
			s.away()
		})
	}
	moving.Wait()
	stay := slices.DeleteFunc(slices.Clone(seats), func(s *seat) bool { return slices.Contains(half, s) })
	t.Log("half have gone:", sees("half have gone", stay, 10*time.Second, 0, 1, 2, 3, 4))
	for _, s := range half {
		s.back()
	}
	t.Log("all are back:", sees("all are back", seats, time.Minute, 0, 1, 2, 3, 4, 5))

	c.servers[1].kill()
	var left, lost []*seat
	for i, s := range seats {
		if i/10 < 3 && i%2 == 0 {
			left = append(left, s)
		} else {
			lost = append(lost, s)
		}
	}
	took := sees("a server is killed", left, 30*time.Second, 0, 1, 2)
	t.Log("a server is killed:", took)
	for _, s := range lost {
		s.wire.LeadTo(c.servers[0].wire.End())
		s.back()
	}
	t.Log("they come another way:", sees("they come another way", seats, time.Minute, 0, 1, 2, 3, 4, 5))
}
