package shared

import "testing"

// TestCapabilities walks every cell of the table with and without the board's
// settings, against the table as the design has it, written out here again.
func TestCapabilities(t *testing.T) {
	t.Parallel()
	const me = UserID(id1)
	other := UserID(id2)
	cards := map[string]*Card{"own": {PIC: new(me)}, "other's": {PIC: &other}, "nobody's": {}}
	type cell struct{ supervisor, own, others, nobodys, observer string }
	yes, no := "always", "never"
	for capability, want := range map[Capability]cell{
		CanSee:     {yes, yes, yes, yes, yes},
		CanComment: {yes, yes, yes, yes, no},
		CanAddCard: {yes, "adding", "adding", "adding", no},
		CanEdit:    {yes, yes, no, no, no},
		CanMove:    {yes, yes, no, no, no},
		CanAssign:  {yes, no, no, "taking", no},
		CanPlan:    {yes, no, no, no, no},
		CanArchive: {yes, no, no, no, no},
		CanManage:  {yes, no, no, no, no},
	} {
		for _, test := range []struct {
			role       Role
			card, want string
		}{
			{Supervisor, "own", want.supervisor}, {Supervisor, "other's", want.supervisor}, {Supervisor, "nobody's", want.supervisor},
			{PIC, "own", want.own}, {PIC, "other's", want.others}, {PIC, "nobody's", want.nobodys},
			{Observer, "own", want.observer}, {Observer, "nobody's", want.observer},
			{"", "own", no}, {"owner", "other's", no},
		} {
			for _, settings := range []Settings{{}, {PICsAddCards: true}, {PICsTakeCards: true}, {PICsAddCards: true, PICsTakeCards: true}} {
				may := test.want == yes || test.want == "adding" && settings.PICsAddCards || test.want == "taking" && settings.PICsTakeCards
				member := Member{User: User{ID: me}, Role: test.role}
				if got := Can(member, capability, cards[test.card], settings); got != may {
					t.Errorf("%s, %s, %s card, %+v: %v, want %v", capability, test.role, test.card, settings, got, may)
				}
			}
		}
	}
}
