package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// record is an entry as it is kept.
type record struct {
	Format int `json:"format"`
	state.Entry
	Refused *reason `json:"refused,omitempty"`
}

type reason struct {
	Code    shared.Code   `json:"code"`
	Message string        `json:"message"`
	Why     shared.Reason `json:"why,omitzero"`
	When    time.Time     `json:"when"`
}

// form turns a record of one format into one of the next.
type form func(json.RawMessage) (json.RawMessage, error)

// forms are those from format 1 on. Today's format is the one after the last:
// changing what a record is means to add a form.
var forms []form

// errLater means that a record is of a later version of the app, which will
// know what to do with it.
var errLater = errors.New("the record is of a later format")

func encode(e state.Entry, refused *reason) ([]byte, error) {
	value, err := json.Marshal(record{len(forms) + 1, e, refused})
	if err != nil {
		return nil, fmt.Errorf("encode an entry: %w", err)
	}
	return value, nil
}

func decode(value json.RawMessage, forms []form) (record, error) {
	var r struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(value, &r); err != nil {
		return record{}, fmt.Errorf("read an entry: %w", err)
	}
	if r.Format < 1 || r.Format > len(forms)+1 {
		return record{}, errLater
	}
	for _, next := range forms[r.Format-1:] {
		var err error
		if value, err = next(value); err != nil {
			return record{}, fmt.Errorf("bring an entry up to date: %w", err)
		}
	}
	var now record
	if err := json.Unmarshal(value, &now); err != nil {
		return record{}, fmt.Errorf("read an entry: %w", err)
	}
	return now, nil
}

// laneOf is the lane of what a person has done to a board.
func laneOf(user shared.UserID, board shared.BoardID) string {
	return string(user) + "/" + string(board)
}

// asideOf is the lane of what was refused.
func asideOf(user shared.UserID) string { return string(user) + "/refused" }

// entries reads those of a lane that this version can read.
func entries(lane []store.Queued) (all []item) {
	for _, q := range lane {
		if r, err := decode(q.Value, forms); err == nil {
			all = append(all, item{Entry: r.Entry, key: q.Key})
		}
	}
	return all
}

func entriesOf(items []item) []state.Entry {
	all := make([]state.Entry, len(items))
	for i, it := range items {
		all[i] = it.Entry
	}
	return all
}

func (o *Outbox) index(id shared.CommandID) int {
	return slices.IndexFunc(o.waiting, func(it item) bool { return it.ID == id })
}
