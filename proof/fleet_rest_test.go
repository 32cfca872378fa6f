package proof

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"incharge/app/outbox"
	"incharge/shared"
)

// rest lets everything come to an end, and looks at what it has come to.
func (f *fleet) rest(rt *rapid.T) {
	for _, b := range f.browsers {
		b.line.become(fine, 1)
		if len(b.opened()) == 0 {
			b.open()
		}
		for _, t := range b.opened() {
			t.hurry()
		}
	}
	for tries := 0; !f.quiet(); tries++ {
		if tries == 600 {
			rt.Fatalf("it never comes to rest: %s", f.unrest())
		}
		f.house.pass(100 * time.Millisecond)
	}
	fresh, details := f.house.snapshot(), f.house.details()
	for _, b := range f.browsers {
		for _, t := range b.opened() {
			t.on(func() {
				alike(rt, "what a person sees and the board", t.board.View().Snapshot(), fresh)
				if t.board.Pending() != 0 {
					rt.Fatalf("%d commands are pending and wait for nothing", t.board.Pending())
				}
				if t.board.Whole() {
					alike(rt, "the details that a person sees and the board's", t.board.Details(), details)
				}
			})
		}
	}
	f.everythingOnce(rt)
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
func (f *fleet) everythingOnce(rt *rapid.T) {
	log := map[shared.CommandID]shared.Change{}
	var before int64
	for _, change := range f.house.log() {
		if _, twice := log[change.Command]; twice {
			rt.Fatalf("%s is in the log twice", change.Type)
		}
		if before > 0 && change.Seq != before+1 {
			rt.Fatalf("change %d of the log comes behind %d", change.Seq, before)
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
			rt.Fatalf("%s was refused, and yet it is change %d", g.entry.Type, change.Seq)
		case !done && !refused && g.entry.Type != (shared.Undo{}).Type(): // what it undoes may have been refused
			rt.Fatalf("%s is neither done nor refused", g.entry.Type)
		case done && change.Actor != g.by.user:
			rt.Fatalf("%s of %s was done by %s", g.entry.Type, g.by.user, change.Actor)
		}
	}
	places := map[string]bool{}
	for _, c := range f.house.snapshot().Cards {
		if place := string(c.List) + c.Rank; places[place] {
			rt.Fatalf("rank %s is twice in a list", c.Rank)
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

// alike is same for rapid.
func alike(rt *rapid.T, what string, got, want any) {
	if difference := differ(got, want); difference != "" {
		rt.Fatalf("%s differ:\n%s", what, difference)
	}
}
