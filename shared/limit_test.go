package shared

import "testing"

// Every way into a full list, or to somebody who has enough, is refused where
// the board says so, to supervisors too; and shown where it says that.
func TestLimits(t *testing.T) {
	t.Parallel()
	full := Reason{Kind: ReasonFull, Thing: KindList, Name: "Working", Limit: 1}
	busy := Reason{Kind: ReasonBusy, Thing: KindMember, Name: "Pim", Limit: 1}
	const third CardID = "00000000-0000-7000-8000-0000000000c3"
	archived := func(s *State) { do(t, s, ArchiveCard{Card: silent}) }
	for name, test := range map[string]struct {
		before  func(*State)
		actor   UserID
		command func(*State) Command
		want    Reason
	}{
		"move": {nil, boss, func(*State) Command { return MoveCard{Card: silent, List: working} }, full},
		"add":  {nil, boss, func(*State) Command { return AddCard{Card: third, List: working, Title: "New"} }, full},
		"restore": {func(s *State) {
			do(t, s, MoveCard{Card: silent, List: working})
			archived(s)
		}, boss, func(*State) Command { return RestoreCard{Card: silent} }, full},
		"undo a move": {nil, boss, func(s *State) Command {
			do(t, s, MoveCard{Card: wordy, List: todo})
			out := s.past.commands[len(s.past.commands)-1]
			do(t, s, MoveCard{Card: silent, List: working})
			return Undo{Command: out}
		}, full},
		"undo archiving": {nil, boss, func(s *State) Command {
			out := do(t, s, ArchiveCard{Card: wordy})
			do(t, s, MoveCard{Card: silent, List: working})
			return Undo{Command: out.Command}
		}, full},
		"assign":       {nil, boss, func(*State) Command { return AssignCard{Card: silent, PIC: Some(pim)} }, busy},
		"take":         {nil, pim, func(*State) Command { return AssignCard{Card: silent, PIC: Some(pim)} }, busy},
		"add for":      {nil, boss, func(*State) Command { return AddCard{Card: third, List: todo, Title: "New", PIC: ptr(pim)} }, busy},
		"add for self": {nil, pim, func(*State) Command { return AddCard{Card: third, List: todo, Title: "New", PIC: ptr(pim)} }, busy},
		"move out of the backlog": {func(s *State) {
			do(t, s, EditList{List: todo, Category: ptr(Backlog)})
			do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
			do(t, s, EditList{List: working, WIPLimit: Clear[int]()})
		}, boss, func(*State) Command { return MoveCard{Card: silent, List: working} }, busy},
		"undo handing back": {nil, pim, func(s *State) Command {
			back := acts(t, s, pim, HandBackCard{Card: wordy})
			acts(t, s, pim, AssignCard{Card: silent, PIC: Some(pim)})
			return Undo{Command: back.Command}
		}, busy},
	} {
		for _, limits := range AllLimits {
			settings := Settings{PICsAddCards: true, PICsTakeCards: true, PICLimit: ptr(1)}
			s := staffed(settings)
			do(t, s, MoveCard{Card: wordy, List: working})
			do(t, s, AssignCard{Card: wordy, PIC: Some(pim)})
			do(t, s, EditList{List: working, WIPLimit: Some(1)})
			if test.before != nil {
				test.before(s)
			}
			command := test.command(s)
			do(t, s, EditBoard{Settings: &SettingsEdit{Limits: limits}})
			if limits == LimitsWarn {
				acts(t, s, test.actor, command)
				continue
			}
			if e := refusal(t, s, test.actor, command, CodeConflict); e.Reason != test.want || e.Message != e.Reason.english() {
				t.Errorf("%s: %+v, want %+v", name, e.Reason, test.want)
			}
		}
	}
}

// What is over a limit already may stay, and so may what isn't brought there.
func TestWithinLimits(t *testing.T) {
	t.Parallel()
	s := staffed(Settings{PICsTakeCards: true})
	for _, card := range []CardID{silent, wordy} {
		do(t, s, MoveCard{Card: card, List: working})
		do(t, s, AssignCard{Card: card, PIC: Some(pim)})
	}
	do(t, s, EditList{List: working, WIPLimit: Some(1)})
	do(t, s, EditBoard{Settings: &SettingsEdit{Limits: LimitsRefuse, PICLimit: Some(1)}})
	if got := s.InCharge(pim); got != 2 {
		t.Errorf("%d cards are in Pim's charge", got)
	}
	do(t, s, MoveCard{Card: silent, List: working, After: wordy})
	acts(t, s, pim, AcceptCard{Card: silent})
	do(t, s, EditCard{Card: silent, Title: ptr("Other")})
	do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
	do(t, s, AssignCard{Card: silent, PIC: Some(rae)}) // who has none
	do(t, s, MoveCard{Card: silent, List: todo})
	do(t, s, EditList{List: todo, Category: ptr(Done)})
	do(t, s, AssignCard{Card: silent, PIC: Some(pim)}) // done, it doesn't count
	refusal(t, s, boss, MoveCard{Card: silent, List: working}, CodeConflict)
	do(t, s, ArchiveCard{Card: wordy})
	do(t, s, MoveCard{Card: silent, List: working})
}
