package proof

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"incharge/shared"
)

// scene is two servers, the people who use them, their boards, and all that
// is known of what they did.
type scene struct {
	*site
	t       *testing.T
	people  []*person
	boards  []shared.BoardID
	worlds  map[shared.BoardID]*world
	ledger  ledger
	viewers []*viewer
	stale   map[shared.BoardID][]shared.Snapshot // as it once was
	start   map[shared.BoardID]int64             // of the log, where it was trimmed
}

// mixed are the roles of people who do a bit of everything, over and over; the
// first of a scene's people makes the boards.
var mixed = []shared.Role{shared.Supervisor, shared.Supervisor, shared.PIC, shared.Supervisor, shared.Supervisor, shared.Observer, shared.Supervisor, shared.Supervisor}

// newScene has people in their roles on boards, each with some cards. On each
// board somebody follows by way of each server.
func newScene(t *testing.T, s *site, people, boards int, roles ...shared.Role) *scene {
	t.Helper()
	c := &scene{site: s, t: t, worlds: map[shared.BoardID]*world{}, stale: map[shared.BoardID][]shared.Snapshot{}, start: map[shared.BoardID]int64{}}
	members := map[*person]shared.Role{}
	for i := range people {
		p := s.person(fmt.Sprintf("Person%d", i))
		c.people = append(c.people, p)
		if i > 0 {
			members[p] = roles[i%len(roles)]
		}
	}
	for i := range boards {
		board := c.people[0].board(fmt.Sprint("Board ", i), members)
		c.boards = append(c.boards, board)
		snapshot := c.people[0].snapshot(0, board)
		w := newWorld(snapshot)
		c.worlds[board] = w
		c.remember(snapshot)
		for range 6 {
			w.learn(c.do(c.people[0], board, shared.AddCard{Card: shared.NewID[shared.CardID](), List: snapshot.Lists[0].ID, Title: "A card"}))
		}
		for server := range c.servers {
			c.viewers = append(c.viewers, c.people[server].follow(server, snapshot))
		}
	}
	return c
}

// remember keeps a snapshot to catch up from at the end.
func (c *scene) remember(s shared.Snapshot) {
	c.stale[s.Board.ID] = append(c.stale[s.Board.ID], s)
}

// do has somebody do something and takes it down.
func (c *scene) do(who *person, board shared.BoardID, command shared.Command) *deed {
	d := who.give(board, command)
	c.ledger.add(d)
	return d
}

// draw makes up what somebody does next.
type draw func(random *rand.Rand, who *person, board shared.BoardID) shared.Command

// anything is a bit of everything.
func (c *scene) anything(random *rand.Rand, who *person, board shared.BoardID) shared.Command {
	return c.worlds[board].command(random, who.account.ID)
}

// busy has everybody do things, one after the other, until the end is closed.
// The wait is for them to have their last answers.
func (c *scene) busy(end <-chan struct{}, draw draw) (wait func()) {
	var running sync.WaitGroup
	for i, p := range c.people {
		random := rand.New(rand.NewPCG(uint64(i), 3))
		running.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				board := c.boards[random.IntN(len(c.boards))]
				c.worlds[board].learn(c.do(p, board, draw(random, p, board)))
			}
		})
	}
	return running.Wait
}

// during has everybody busy while something happens to the servers, and a
// little longer.
func (c *scene) during(what func()) {
	c.t.Helper()
	c.duringOf(c.anything, what)
}

func (c *scene) duringOf(draw draw, what func()) {
	c.t.Helper()
	end := make(chan struct{})
	wait := c.busy(end, draw)
	time.Sleep(200 * time.Millisecond)
	what()
	time.Sleep(300 * time.Millisecond)
	close(end)
	wait()
}
