package shared

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// counted are fields that other changes add to and take from, so that taking
// one change back subtracts what it added.
var counted = []string{"comments", "attachments", "checklists", "items", "items_done"}

// gathered are fields that hold people or cards: taking a change back takes out
// whom it put in, and the other way round, whoever else came or went since.
var gathered = []string{"collaborators", "watchers", "blocked_by"}

// follows are fields that say something of another one's value, and go back
// with it, whatever has become of them since.
var follows = map[string]string{"accepted": "pic"}

// revertField gives what a field becomes that a change made from was into is,
// and that is now something. False: it has been set again since.
func revertField(name string, now, was, is any) (any, bool, error) {
	if slices.Contains(counted, name) {
		return number(now) + number(was) - number(is), true, nil
	}
	if slices.Contains(gathered, name) {
		people, err := revertPeople(now, was, is)
		return people, true, err
	}
	wasFields, ok := was.(fields)
	isFields, both := is.(fields)
	nowFields, all := now.(fields)
	if ok && both && all { // settings: each by itself
		back := maps.Clone(nowFields)
		for field := range isFields {
			if reflect.DeepEqual(wasFields[field], isFields[field]) {
				continue
			}
			if !reflect.DeepEqual(nowFields[field], isFields[field]) {
				return nil, false, nil
			}
			back[field] = wasFields[field]
		}
		return back, true, nil
	}
	return was, reflect.DeepEqual(now, is), nil
}

func revertPeople(now, was, is any) (People, error) {
	var all [3]People
	for i, from := range []any{now, was, is} {
		data, err := json.Marshal(from)
		if err == nil {
			err = json.Unmarshal(data, &all[i])
		}
		if err != nil {
			return nil, fmt.Errorf("read who it was: %w", err)
		}
	}
	back, before, after := all[0], all[1], all[2]
	for _, id := range after {
		if !before.Has(id) {
			back = back.with(id, false)
		}
	}
	for _, id := range before {
		if !after.Has(id) {
			back = back.with(id, true)
		}
	}
	return back, nil
}
