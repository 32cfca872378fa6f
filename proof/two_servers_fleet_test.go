package proof

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestFleetOnTwoServers lets fleets live on two real servers, over HTTP and
// sockets; under the race detector the servers are, too. PICs see only theirs
// there, and who is one changes.
func TestFleetOnTwoServers(t *testing.T) {
	t.Parallel()
	at := dbtest.URL(t)
	database, err := pgx.Connect(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close(t.Context()) })
	s := newSiteOf(t, racing(t), at)
	var people []*person
	var users []shared.UserID
	members := map[*person]shared.Role{}
	for i := range 3 {
		p := s.person(fmt.Sprint("Person", i))
		people, users = append(people, p), append(users, p.account.ID)
		if i > 0 {
			members[p] = shared.Supervisor
		}
	}
	members[people[2]] = shared.PIC
	lived, given, done := 0, 0, 0
	rounds(t, 8, func(rt *rapid.T) {
		h := &twoServers{site: s, database: database, people: people, board: people[0].board("A board", members)}
		first := h.snapshot()
		people[0].give(h.board, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true), PICsAddCards: new(true)}})
		for range 3 {
			people[0].give(h.board, shared.AddCard{Card: shared.NewID[shared.CardID](), List: first.Lists[0].ID, Title: "A card"})
		}
		f := newFleet(h, h.board, users)
		defer f.close()
		f.live(rt)
		f.rest(rt)
		lived, given, done = lived+1, given+len(f.given), done+f.done
	})
	t.Logf("%d fleets have lived; of their %d commands %d were done", lived, given, done)
}
