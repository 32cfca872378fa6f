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
