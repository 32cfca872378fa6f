package proof

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/proof/wire"
	"incharge/shared"
)

// twoServers is a house of two real servers.
type twoServers struct {
	*site
	database *pgx.Conn
	people   []*person
	board    shared.BoardID
	lines    []*realLine
}

// line gives each browser a network of its own, and to those of another board
// the same again.
func (h *twoServers) line(n int) line {
	for len(h.lines) <= n {
		l := &realLine{person: h.people[n%len(h.people)]}
		for i, server := range h.servers {
			l.wires[i] = wire.New(h.t, server.wire.Address)
			l.calls[i] = l.person.through(l.wires[i])
		}
		h.lines = append(h.lines, l)
	}
	h.lines[n].become(fine, uint64(n))
	return h.lines[n]
}

// pass lets some time pass, but no hours.
func (h *twoServers) pass(d time.Duration) { time.Sleep(min(d, 50*time.Millisecond)) }

func (h *twoServers) strike() {
	server := h.servers[rand.IntN(2)]
	server.kill()
	server.start()
}

func (h *twoServers) trim(upTo int64) {
	_, err := h.database.Exec(h.t.Context(), `UPDATE boards SET log_start = greatest(log_start, least($2, head)) WHERE id = $1`, h.board, upTo)
	if err != nil {
		h.t.Error(err)
	}
}

func (h *twoServers) snapshot() shared.Snapshot { return h.people[0].snapshot(rand.IntN(2), h.board) }

// log is what the database has of it, which is more than is served: of what was
// trimmed it keeps who did what, and under which id.
func (h *twoServers) log() []shared.Change {
	rows, err := h.database.Query(h.t.Context(), `SELECT seq, command_id::text, type, coalesce(actor::text, '')
		FROM changes WHERE board_id = $1 ORDER BY seq`, h.board)
	if err != nil {
		h.t.Error(err)
		return nil
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c shared.Change, err error) {
		err = row.Scan(&c.Seq, &c.Command, &c.Type, &c.Actor)
		return c, err
	})
	if err != nil {
		h.t.Error(err)
	}
	return all
}

func (h *twoServers) snapshotOf(user shared.UserID) shared.Snapshot {
	return h.who(user).snapshot(rand.IntN(2), h.board)
}

func (h *twoServers) detailsOf(user shared.UserID) shared.Details {
	who := h.who(user)
	return asked(who, func(ctx context.Context) (shared.Details, error) {
		return who.calls[rand.IntN(2)].Details(ctx, h.board)
	})
}

func (h *twoServers) who(user shared.UserID) *person {
	return h.people[slices.IndexFunc(h.people, func(p *person) bool { return p.account.ID == user })]
}

// realLine is a browser's network to two servers. It leads to one of them.
type realLine struct {
	person *person
	wires  [2]*wire.Wire
	calls  [2]client.Transport

	mu      sync.Mutex
	weather weather
	random  *rand.Rand
	way     int
}

func (l *realLine) become(w weather, seed uint64) {
	l.mu.Lock()
	l.weather, l.random, l.way = w, rand.New(rand.NewPCG(seed, 0)), int(seed%2)
	l.mu.Unlock()
	for _, wire := range l.wires {
		wire.Cut() // whoever is connected has to come back, perhaps another way
		if w != offline {
			wire.Join()
		}
		if w == bad {
			wire.Lose(0.1)
			wire.Slow(20 * time.Millisecond)
		} else {
			wire.Lose(0)
			wire.Slow(0)
		}
	}
}

// goes is which way a call goes, whether it goes the other one, too, and
// whether a socket can.
func (l *realLine) goes() (way int, twice, sockets bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.way, l.weather == bad && l.random.IntN(6) == 0, l.weather != walled
}

func (l *realLine) call(ctx context.Context, r client.Request) (client.Response, error) {
	way, twice, _ := l.goes()
	if twice {
		go func() { _, _ = l.calls[1-way](ctx, r) }() // what this one is answered nobody hears
	}
	return l.calls[way](ctx, r)
}

func (l *realLine) dial(ctx context.Context) (live.Socket, error) {
	way, _, sockets := l.goes()
	if !sockets {
		return nil, errors.New("the proxy lets no socket through")
	}
	return l.person.dialer(l.wires[way])(ctx)
}
