package state

import (
	"encoding/json"
	"testing"

	"incharge/shared"
)

func TestActs(t *testing.T) {
	t.Parallel()
	var acts Acts
	act := func(id string) Act { return Act{Command: shared.CommandID(id), Words: "Moved " + id} }
	undo := func(want, by string) {
		t.Helper()
		a, ok := acts.Undo()
		if !ok || string(a.Command) != want {
			t.Fatalf("undone %v, want %s", a, want)
		}
		acts.Undid(a, shared.CommandID(by))
	}
	redo := func(want, by string) {
		t.Helper()
		a, ok := acts.Redo()
		if !ok || string(a.Command) != want {
			t.Fatalf("done again %v, want %s", a, want)
		}
		acts.Redid(a, shared.CommandID(by))
	}
	if _, ok := acts.Undo(); ok {
		t.Fatal("undone what was never done")
	}
	acts.Did(act("1"))
	acts.Did(act("2"))
	undo("2", "u2")
	undo("1", "u1")
	redo("u1", "r1")
	redo("u2", "r2")
	undo("r2", "u3")

	data, err := json.Marshal(acts)
	if err != nil {
		t.Fatal(err)
	}
	acts = Acts{}
	if err := json.Unmarshal(data, &acts); err != nil {
		t.Fatal(err)
	}
	redo("u3", "r3")
	undo("r3", "u4")
	acts.Refused("u4") // somebody has built on it
	if _, ok := acts.Redo(); ok {
		t.Fatal("done again what was never undone")
	}
	undo("r1", "u5")
	acts.Did(act("3"))
	if _, ok := acts.Redo(); ok {
		t.Fatal("done again over something new")
	}
	acts.Did(act("4"))
	if a, ok := acts.Take("3"); !ok || a.Words != "Moved 3" {
		t.Fatalf("took %v", a)
	}
	undo("4", "u6")
	if _, ok := acts.Undo(); ok {
		t.Fatal("undone twice")
	}
	for range 2 * mostActs {
		acts.Did(act("5"))
	}
	if len(acts.done) != mostActs {
		t.Fatalf("%d are remembered", len(acts.done))
	}
}

// TestActsOfSeveral are undone and done again as one, without what was refused.
func TestActsOfSeveral(t *testing.T) {
	t.Parallel()
	var acts Acts
	ids := func(act Act) string {
		var all string
		for _, id := range act.Commands() {
			all += string(id)
		}
		return all
	}
	acts.Did(Act{Command: "a", Rest: []shared.CommandID{"b", "c"}, Words: "Moved 3 cards"})
	if left, there := acts.Refused("a"); !there || ids(left) != "bc" {
		t.Fatalf("of it is left %v, %v", left, there)
	}
	data, err := json.Marshal(acts)
	if err != nil {
		t.Fatal(err)
	}
	acts = Acts{}
	if err := json.Unmarshal(data, &acts); err != nil {
		t.Fatal(err)
	}
	act, there := acts.Take("c")
	if !there || ids(act) != "bc" {
		t.Fatalf("took %v, %v", act, there)
	}
	acts.Undid(act, "x", "y")
	if act, there = acts.Redo(); !there || ids(act) != "xy" || act.Words != "Moved 3 cards" {
		t.Fatalf("to be done again: %v, %v", act, there)
	}
	acts.Redid(act, "d", "e")
	if _, there := acts.Refused("d"); !there {
		t.Fatal("the rest is forgotten")
	}
	if _, there := acts.Refused("e"); there {
		t.Fatal("something is left of nothing")
	}
	if _, there := acts.Undo(); there {
		t.Fatal("what was refused can be undone")
	}
}
