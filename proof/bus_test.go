package proof

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	natsd "github.com/nats-io/nats-server/v2/server"

	"incharge/proof/wire"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// poll is how long a server may take, at the most, to find out by itself what
// the bus did not tell it: it asks every few seconds.
const poll = 10 * time.Second

// TestBusWordsLost has every word between the servers get lost on the way, and
// then the bus's connections cut again and again.
func TestBusWordsLost(t *testing.T) {
	t.Parallel()
	database := dbtest.URL(t)
	line := newPgline(t, database)
	c := newScene(t, newSite(t, line.url), 6, 2, mixed...)
	line.deaf.Store(true)
	c.arrives(poll)
	c.during(func() { time.Sleep(time.Second) })
	if line.swallowed.Load() == 0 {
		t.Error("no word was lost: this has shown nothing")
	}
	c.holds()

	line.deaf.Store(false)
	admin, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(t.Context()) //nolint:errcheck // nothing is left to be lost
	cuts := 0
	c.during(func() {
		for range 10 {
			time.Sleep(100 * time.Millisecond)
			ended, err := admin.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND application_name IN ('incharge listen', 'incharge notify')`)
			if err != nil {
				t.Error(err)
			}
			cuts += int(ended.RowsAffected())
		}
	})
	t.Logf("%d words were lost, and the bus cut %d times", line.swallowed.Load(), cuts)
	if cuts == 0 {
		t.Error("the bus has no connections of the names known here")
	}
	c.holds()
}

// TestWithoutBus has two servers on one database that tell each other nothing.
func TestWithoutBus(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t), "BUS_URL=none"), 6, 2, mixed...)
	c.arrives(poll)
	c.during(func() { time.Sleep(time.Second) })
	c.holds()
}

// TestNATSRestarted stops the NATS server that joins two servers, starts it
// again elsewhere, and lets its connections go dead.
func TestNATSRestarted(t *testing.T) {
	t.Parallel()
	nats := startNATS(t)
	line := wire.New(t, nats.Addr().String())
	c := newScene(t, newSite(t, dbtest.URL(t), "BUS_URL=nats://"+line.Address), 6, 2, mixed...)
	c.arrives(poll)
	nats.Shutdown()
	c.arrives(poll)
	c.during(func() { time.Sleep(time.Second) })
	c.holds()

	line.LeadTo(startNATS(t).Addr().String())
	c.during(func() { time.Sleep(2 * time.Second) })
	c.holds()

	line.Deaden()
	c.arrives(poll)
	c.holds()
}

func startNATS(t *testing.T) *natsd.Server {
	t.Helper()
	nats, err := natsd.NewServer(&natsd.Options{Host: "127.0.0.1", Port: natsd.RANDOM_PORT, NoLog: true, NoSigs: true})
	if err != nil {
		t.Fatal(err)
	}
	nats.Start()
	t.Cleanup(nats.Shutdown)
	if !nats.ReadyForConnections(patience) {
		t.Fatal("NATS doesn't start")
	}
	return nats
}

// arrives does something by way of each server, and waits for who follows by
// way of the other one.
func (c *scene) arrives(within time.Duration) {
	c.t.Helper()
	began := time.Now()
	for _, v := range c.viewers {
		title := time.Now().String()
		d := c.people[0].giveBy(1-v.server, v.board, shared.EditBoard{Title: &title})
		c.ledger.add(d)
		if d.outcome == nil {
			c.t.Errorf("naming a board: %v", d.refused)
			continue
		}
		v.reaches(c.t, d.outcome.Seq, within)
	}
	c.t.Logf("changes by way of the other server arrived after %v on average", time.Since(began)/time.Duration(len(c.viewers)))
}
