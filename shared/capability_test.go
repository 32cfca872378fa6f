package shared

import "testing"

// TestCapabilities walks every cell of the table under every combination of
// the settings that it speaks of, against the table as the design has it,
// written out here again.
func TestCapabilities(t *testing.T) {
	t.Parallel()
	const me, other = UserID(id1), UserID(id2)
	cards := map[string]*Card{
		"own": {PIC: new(me)}, "shared": {PIC: new(other), Collaborators: People{me}},
		"shared, nobody's": {Collaborators: People{me}}, "added": {PIC: new(other), Creator: new(me)},
		"other's": {PIC: new(other)}, "nobody's": {},
	}
	const yes, no, adding, taking, charged = "always", "never", "if adding", "if taking", "if in charge"
	type cell struct{ supervisor, own, shared, others, nobodys, observer string }
	walked := 0
	for capability, want := range map[Capability]cell{
		CanSee:     {yes, yes, yes, yes, yes, yes},
		CanComment: {yes, yes, yes, yes, yes, no},
		CanWatch:   {yes, yes, yes, yes, yes, yes},
		CanAddCard: {yes, adding, adding, adding, adding, no},
		CanEdit:    {yes, yes, yes, no, no, no},
		CanMove:    {yes, yes, no, no, no, no},
		CanRespond: {charged, yes, no, no, no, no},
		CanAssign:  {yes, no, no, no, taking, no},
		CanShare:   {yes, yes, no, no, no, no},
		CanPlan:    {yes, no, no, no, no, no},
		CanArchive: {yes, no, no, no, no, no},
		CanManage:  {yes, no, no, no, no, no},
	} {
		walked++
		sharedNobodys := want.shared
		if capability == CanAssign {
			sharedNobodys = taking
		}
		for _, test := range []struct {
			role       Role
			card, want string
		}{
			{Supervisor, "own", want.supervisor}, {Supervisor, "shared", want.supervisor}, {Supervisor, "shared, nobody's", want.supervisor},
			{Supervisor, "added", want.supervisor}, {Supervisor, "other's", want.supervisor}, {Supervisor, "nobody's", want.supervisor},
			{PIC, "own", want.own}, {PIC, "shared", want.shared}, {PIC, "shared, nobody's", sharedNobodys},
			{PIC, "added", want.others}, {PIC, "other's", want.others}, {PIC, "nobody's", want.nobodys},
			{Observer, "own", want.observer}, {Observer, "shared", want.observer}, {Observer, "shared, nobody's", want.observer},
			{Observer, "added", want.observer}, {Observer, "other's", want.observer}, {Observer, "nobody's", want.observer},
			{"", "own", no}, {"owner", "other's", no},
		} {
			for i := range 8 {
				settings := Settings{PICsAddCards: i&1 > 0, PICsTakeCards: i&2 > 0, PICsSeeOnlyTheirs: i&4 > 0}
				may := test.want == yes || test.want == adding && settings.PICsAddCards || test.want == taking && settings.PICsTakeCards ||
					test.want == charged && test.card == "own"
				if test.role == PIC && settings.PICsSeeOnlyTheirs {
					may = may && (test.card != "other's" && test.card != "nobody's" || test.card == "nobody's" && settings.PICsTakeCards)
				}
				member := Member{User: User{ID: me}, Role: test.role}
				if got := Can(member, capability, cards[test.card], settings); got != may {
					t.Errorf("%s, %s, %s card, %+v: %v, want %v", capability, test.role, test.card, settings, got, may)
				}
			}
		}
	}
	if walked != len(Capabilities) {
		t.Errorf("%d capabilities are tested, %d are in the table", walked, len(Capabilities))
	}
}
