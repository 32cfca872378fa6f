package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/shared"
)

// What the card offers about being in charge, and why not, is as the table of
// capabilities has it.
func TestWhatIsOfferedAboutBeingInCharge(t *testing.T) {
	t.Parallel()
	const sunja, pim, kim, olga = shared.UserID("sunja"), shared.UserID("pim"), shared.UserID("kim"), shared.UserID("olga")
	in := func(id shared.UserID) *shared.UserID { return &id }
	snapshot := shared.Snapshot{
		Lists: []shared.List{{ID: "todo", Title: "To do", Rank: "a", Category: shared.Todo}},
		Members: []shared.Member{
			{User: shared.User{ID: sunja, Name: "Sunja"}, Role: shared.Supervisor}, {User: shared.User{ID: pim, Name: "Pim"}, Role: shared.PIC},
			{User: shared.User{ID: kim, Name: "Kim"}, Role: shared.PIC}, {User: shared.User{ID: olga, Name: "Olga"}, Role: shared.Observer},
		},
	}
	asked := shared.Card{ID: "1", List: "todo", Rank: "a", PIC: in(pim)}
	accepted, free := asked, asked
	accepted.Accepted, free.PIC = true, nil
	for _, c := range []struct {
		who   shared.UserID
		card  shared.Card
		takes bool
		want  string
	}{
		{pim, asked, false, "charge-accept charge-decline people-choose card-watch"},
		{pim, accepted, false, "charge-back people-choose card-watch"},
		{kim, asked, false, "-people-choose card-watch"},
		{kim, free, false, "-charge-take -people-choose card-watch"},
		{kim, free, true, "charge-take -people-choose card-watch"},
		{sunja, asked, false, "people-choose card-watch"},
		{olga, free, true, "-people-choose card-watch"},
	} {
		snapshot.Cards, snapshot.Board.Settings.PICsTakeCards = []shared.Card{c.card}, c.takes
		p := &boardPage{board: state.New(snapshot, c.who)}
		d := &cardPanel{page: p, id: c.card.ID}
		d.charge.panel = d
		html := app.HTMLString(app.Div().Body(d.charge.UI(c.card), d.inCharge(c.card), d.charge.state(c.card), d.collaborators(c.card), d.watching(c.card)))
		if got := buttons(html, "id"); got != c.want {
			t.Errorf("%s: %q, want %q", c.who, got, c.want)
		}
		if waits := strings.Contains(html, "Waiting for acceptance"); waits != (c.card.PIC != nil && !c.card.Accepted) {
			t.Errorf("%s: waiting is %t", c.who, waits)
		}
	}
}
