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
	Command shared.CommandID   `json:"command"`        // did it last, at first or again
	Rest    []shared.CommandID `json:"rest,omitempty"` // that did it with that one, in order
	Words   string             `json:"words"`          // what it was, for the person to read
}

// Commands are all that did it, in order.
func (a Act) Commands() []shared.CommandID {
	return append([]shared.CommandID{a.Command}, a.Rest...)
}

// by is the act as others have done it.
func (a Act) by(commands []shared.CommandID) Act {
	return Act{Command: commands[0], Rest: slices.Clone(commands[1:]), Words: a.Words}
}

func (a Act) has(id shared.CommandID) bool { return a.Command == id || slices.Contains(a.Rest, id) }

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

// Undid notes that an act was undone by commands, which can be undone themselves.
func (a *Acts) Undid(act Act, by ...shared.CommandID) {
	a.undone = latest(append(a.undone, act.by(by)))
}

// Redo takes the act out that was undone last, to be done again: by undoing
// its Command.
func (a *Acts) Redo() (Act, bool) { return pop(&a.undone) }

// TakeUndone takes a certain act out, to be done again; its id is that of the
// undo.
func (a *Acts) TakeUndone(id shared.CommandID) (Act, bool) { return take(&a.undone, id) }

// Redid notes that an act was done again by commands.
func (a *Acts) Redid(act Act, by ...shared.CommandID) {
	a.done = latest(append(a.done, act.by(by)))
}

// Refused forgets what a command did: it did nothing. It gives the act of which
// that was a part, where others have done the rest of it.
func (a *Acts) Refused(id shared.CommandID) (left Act, there bool) {
	for _, all := range []*[]Act{&a.done, &a.undone} {
		at := slices.IndexFunc(*all, func(act Act) bool { return act.has(id) })
		if at < 0 {
			continue
		}
		act := (*all)[at]
		*all = slices.Delete(slices.Clone(*all), at, at+1)
		if rest := slices.DeleteFunc(act.Commands(), func(c shared.CommandID) bool { return c == id }); len(rest) > 0 {
			left, there = act.by(rest), true
			*all = slices.Insert(*all, at, left)
		}
	}
	return left, there
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
	at := slices.IndexFunc(*acts, func(act Act) bool { return act.has(id) })
	if at < 0 {
		return Act{}, false
	}
	act := (*acts)[at]
	*acts = slices.Delete(slices.Clone(*acts), at, at+1)
	return act, true
}

func latest(acts []Act) []Act { return acts[max(0, len(acts)-mostActs):] }
