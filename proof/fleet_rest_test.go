package proof

import (
	"slices"
	"time"

	"incharge/app/outbox"
	"incharge/shared"
)

// failing is a test of either kind.
type failing interface {
	Fatalf(format string, args ...any)
}

// rest lets everything come to an end, and looks at what it has come to.
func (f *fleet) rest(t failing) {
	for _, b := range f.browsers {
		b.line.become(fine, 1)
		if len(b.opened()) == 0 {
			b.open()
		}
		for _, tab := range b.opened() {
			tab.hurry()
		}
	}
	for tries := 0; !f.quiet(); tries++ {
		if tries == 600 {
			t.Fatalf("it never comes to rest: %s", f.unrest())
		}
		f.house.pass(100 * time.Millisecond)
	}
	for _, b := range f.browsers {
		fresh, details := f.house.snapshotOf(b.user), f.house.detailsOf(b.user)
		for _, tab := range b.opened() {
			tab.on(func() {
				alike(t, "what a person sees and the board", tab.board.View().Snapshot(), fresh)
				if tab.board.Pending() != 0 {
					t.Fatalf("%d commands are pending and wait for nothing", tab.board.Pending())
				}
				if tab.board.Whole() {
					alike(t, "the details that a person sees and the board's", tab.board.Details(), details)
				}
			})
		}
	}
	f.everythingOnce(t)
}

// quiet says that nothing waits anywhere and everybody has come to the end.
func (f *fleet) quiet() bool { return f.unrest() == "" }

func (f *fleet) unrest() (why string) {
	head := f.house.snapshot().Seq
	for _, b := range f.browsers {
		for _, t := range b.opened() {
			if n := t.outbox.Count(); n > 0 {
				why = "commands wait"
			}
			t.on(func() {
				switch {
				case t.board == nil:
					why = "a tab has no board"
				case t.board.Seq() != head:
					why = "a tab is behind"
				}
			})
		}
	}
	return why
}

// everythingOnce holds what was given against the log: all of it is there,
// once, or was refused, and then a refusal is there to be read.
func (f *fleet) everythingOnce(t failing) {
	log := map[shared.CommandID]shared.Change{}
	var before int64
	for _, change := range f.house.log() {
		if _, twice := log[change.Command]; twice {
			t.Fatalf("%s is in the log twice", change.Type)
		}
		if before > 0 && change.Seq != before+1 {
			t.Fatalf("change %d of the log comes behind %d", change.Seq, before)
		}
		log[change.Command], before = change, change.Seq
	}
	for _, g := range f.given {
		refused := slices.ContainsFunc(g.by.opened()[0].outbox.Refusals(), func(r outbox.Refusal) bool { return r.ID == g.entry.ID })
		change, done := log[g.entry.ID]
		if done {
			f.done++
		} else {
			f.refused++
		}
		switch {
		case done && refused:
			t.Fatalf("%s was refused, and yet it is change %d", g.entry.Type, change.Seq)
		case !done && !refused && g.entry.Type != (shared.Undo{}).Type(): // what it undoes may have been refused
			t.Fatalf("%s is neither done nor refused", g.entry.Type)
		case done && change.Actor != g.by.user:
			t.Fatalf("%s of %s was done by %s", g.entry.Type, g.by.user, change.Actor)
		}
	}
	places := map[string]bool{}
	for _, c := range f.house.snapshot().Cards {
		if place := string(c.List) + c.Rank; places[place] {
			t.Fatalf("rank %s is twice in a list", c.Rank)
		} else {
			places[place] = true
		}
	}
}

// close ends it all, and lets what goes on by itself come to its end.
func (f *fleet) close() {
	for _, b := range f.browsers {
		for _, t := range b.opened() {
			t.close()
		}
	}
	f.house.pass(3 * time.Second)
}

// alike is same for both kinds.
func alike(t failing, what string, got, want any) {
	if difference := differ(got, want); difference != "" {
		t.Fatalf("%s differ:\n%s", what, difference)
	}
}
