package state

import (
	"encoding/json"
	"slices"

	"incharge/shared"
	"incharge/shared/merge"
)

// Chain brings texts up to date that were written while one's own command was
// under way, on top of what it was to make of them. The server has now answered
// that command, and may have merged its text with somebody else's; what follows
// it is based on the outcome then, so that nobody clashes with themselves.
//
// It gives those of the entries that are other ones now. Where a text can't be
// brought up to date it stays based on what it grew out of, and the server
// merges the whole of it.
func Chain(answered Entry, change shared.Change, after []Entry) []Entry {
	type step struct {
		place
		was, is string
	}
	var steps []step // texts of entries that are other ones now
	var changed []Entry
	for _, e := range after {
		if e.Draft == nil || e.ID == answered.ID {
			continue
		}
		at, wrote := e.Draft.place(), e.wrote()
		became, known := becameOf(change, at)
		own := answered.Draft != nil && answered.Draft.place() == at && answered.wrote() == e.Draft.Read
		grown := slices.IndexFunc(steps, func(s step) bool { return s.place == at && s.was == e.Draft.Read })
		var next Entry
		var ok bool
		switch {
		case known && e.Draft.Read == became:
			next, ok = e.rewritten(became, wrote, change.Seq)
		case known && own:
			next, ok = e.onto(became, change.Seq)
		case grown >= 0:
			next, ok = e.onto(steps[grown].is, e.Draft.Base)
		}
		if !ok || next.same(e) {
			continue
		}
		if now := next.wrote(); now != wrote {
			steps = append(steps, step{at, wrote, now})
		}
		changed = append(changed, next)
	}
	return changed
}

// Hanging names the entries that undo what a command did, and what undoes
// those: without it there is nothing for them to do.
func Hanging(id shared.CommandID, among []Entry) []shared.CommandID {
	var hanging []shared.CommandID
	for _, e := range among {
		var undo struct {
			Command shared.CommandID `json:"command"`
		}
		if e.Type != (shared.Undo{}).Type() || json.Unmarshal(e.Data, &undo) != nil {
			continue
		}
		if undo.Command == id || slices.Contains(hanging, undo.Command) {
			hanging = append(hanging, e.ID)
		}
	}
	return hanging
}

// place is a text of a board.
type place struct {
	card  shared.CardID
	field Field
}

func (d Draft) place() place { return place{d.Card, d.Field} }

// becameOf is what a text is after a change; false where the change doesn't say.
func becameOf(change shared.Change, at place) (string, bool) {
	for _, clash := range change.Conflicts {
		if clash.Card == at.card && clash.Field == string(at.field) {
			return clash.Kept, true
		}
	}
	for _, card := range change.Cards {
		switch {
		case card.ID != at.card:
		case at.field == Title:
			return card.Title, true
		case card.Description != nil:
			return *card.Description, true
		}
	}
	return "", false
}

// wrote is the text that an entry with a draft writes.
func (e Entry) wrote() string {
	var edit shared.EditCard
	if json.Unmarshal(e.Data, &edit) != nil {
		return ""
	}
	text := edit.Description
	if e.Draft.Field == Title {
		text = edit.Title
	}
	if text == nil {
		return ""
	}
	return *text
}

// onto gives the entry with its changes made to another text than was read.
func (e Entry) onto(text string, base int64) (Entry, bool) {
	both := merge.Lines(e.Draft.Read, e.wrote(), text)
	if len(both.Conflicts) > 0 {
		return e, false
	}
	return e.rewritten(text, both.Text, base)
}

// rewritten is the entry as if its writer had read and written these texts.
func (e Entry) rewritten(read, wrote string, base int64) (Entry, bool) {
	draft := *e.Draft
	draft.Read, draft.Base = read, base
	edit := draft.edit(wrote)
	if edit.Validate() != nil {
		return e, false // too long together
	}
	data, err := json.Marshal(edit)
	if err != nil {
		return e, false
	}
	e.Draft, e.Data = &draft, data
	return e, true
}

func (e Entry) same(other Entry) bool {
	return string(e.Data) == string(other.Data) && *e.Draft == *other.Draft
}
