package state

import (
	"encoding/json"
	"slices"

	"incharge/shared"
)

// mostActs is how far back one can undo.
const mostActs = 100

// Act is something that was done in this tab and can be taken back.
type Act struct {
	Command shared.CommandID `json:"command"` // did it last, at first or again
	Words   string           `json:"words"`   // what it was, for the person to read
}

// Acts are one's own acts on a board, for taking them back and doing them again.
// The zero value is ready.
type Acts struct {
	done   []Act // the latest last
	undone []Act // Command is the undo; the latest last
}

// Did notes an act. What was undone before it can't be done again.
func (a *Acts) Did(act Act) {
	a.done = latest(append(a.done, act))
	a.undone = nil
}

// Undo takes the latest act out, to be undone.
func (a *Acts) Undo() (Act, bool) { return pop(&a.done) }

// Take takes a certain act out, to be undone; false when it isn't there.
func (a *Acts) Take(id shared.CommandID) (Act, bool) { return take(&a.done, id) }

// Undid notes that an act was undone by a command, which can be undone itself.
func (a *Acts) Undid(act Act, by shared.CommandID) {
	act.Command = by
	a.undone = latest(append(a.undone, act))
}

// Redo takes the act out that was undone last, to be done again: by undoing
// its Command.
func (a *Acts) Redo() (Act, bool) { return pop(&a.undone) }

// TakeUndone takes a certain act out, to be done again; its id is that of the
// undo.
func (a *Acts) TakeUndone(id shared.CommandID) (Act, bool) { return take(&a.undone, id) }

// Redid notes that an act was done again by a command.
func (a *Acts) Redid(act Act, by shared.CommandID) {
	act.Command = by
	a.done = latest(append(a.done, act))
}

// Refused forgets what a command did: it did nothing.
func (a *Acts) Refused(id shared.CommandID) {
	is := func(act Act) bool { return act.Command == id }
	a.done, a.undone = slices.DeleteFunc(a.done, is), slices.DeleteFunc(a.undone, is)
}

// acts is how Acts are written down.
type acts struct {
	Done   []Act `json:"done"`
	Undone []Act `json:"undone"`
}

// MarshalJSON writes them down, for the next time that the page is loaded.
func (a Acts) MarshalJSON() ([]byte, error) { return json.Marshal(acts{a.done, a.undone}) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Acts) UnmarshalJSON(data []byte) error {
	var kept acts
	if err := json.Unmarshal(data, &kept); err != nil {
		return err
	}
	a.done, a.undone = kept.Done, kept.Undone
	return nil
}

func pop(acts *[]Act) (Act, bool) {
	n := len(*acts)
	if n == 0 {
		return Act{}, false
	}
	act := (*acts)[n-1]
	*acts = (*acts)[:n-1]
	return act, true
}

func take(acts *[]Act, id shared.CommandID) (Act, bool) {
	at := slices.IndexFunc(*acts, func(act Act) bool { return act.Command == id })
	if at < 0 {
		return Act{}, false
	}
	act := (*acts)[at]
	*acts = slices.Delete(slices.Clone(*acts), at, at+1)
	return act, true
}

func latest(acts []Act) []Act { return acts[max(0, len(acts)-mostActs):] }
