package ui

import (
	"encoding/json"
	"slices"
	"strings"

	"incharge/app/outbox"
	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// written is what there may be in a command that somebody has typed, and what
// tells which of its fields are set.
type written struct {
	Title       *string         `json:"title"`
	Name        *string         `json:"name"`
	Description *string         `json:"description"`
	Body        *string         `json:"body"`
	Priority    json.RawMessage `json:"priority"`
	Labels      json.RawMessage `json:"labels"`
	Done        bool            `json:"done"`
	On          bool            `json:"on"`
	Reason      *string         `json:"reason"`
	Card        shared.CardID   `json:"card"`
}

func writtenIn(e state.Entry) (w written) {
	_ = json.Unmarshal(e.Data, &w) // a command has none of these, or all of them in this shape
	return w
}

// deedOf is what somebody did, in their own words.
func deedOf(e state.Entry) string { return text.T().Outbox.Did(deedIn(e)) }

func deedIn(e state.Entry) text.Deed {
	w := writtenIn(e)
	d := text.Deed{Kind: e.Type, Card: e.About.Card, List: e.About.List, Name: e.About.Name, Done: w.Done || w.On, Again: e.About.Again}
	switch {
	case w.Description != nil:
		d.Field = "description"
	case w.Title != nil:
		d.Field = "title"
	case w.Labels != nil:
		d.Field = "labels"
	case w.Priority != nil:
		d.Field = "priority"
	}
	return d
}

// wordsOf is the text that somebody has written with a command; empty where
// there is none.
func wordsOf(e state.Entry) string {
	w := writtenIn(e)
	var parts []string
	for _, part := range []*string{w.Title, w.Name, w.Description, w.Body, w.Reason} {
		if part != nil && *part != "" {
			parts = append(parts, *part)
		}
	}
	return strings.Join(parts, "\n\n")
}

// hopeless are the refusals that no further try will change.
var hopeless = []shared.Code{shared.CodeInvalid, shared.CodeTooLarge}

func mayRetry(r outbox.Refusal) bool { return !slices.Contains(hopeless, r.Code) }

// retriable are those of which a further try may do something, in the order in
// which they were given.
func retriable(all []outbox.Refusal) (ids []shared.CommandID) {
	for _, r := range slices.SortedStableFunc(slices.Values(all), func(a, b outbox.Refusal) int { return a.At.Compare(b.At) }) {
		if mayRetry(r) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// notAdded says that a refusal follows from another one: that of adding the card.
func notAdded(r outbox.Refusal, all []outbox.Refusal) bool {
	card := writtenIn(r.Entry).Card
	return r.Code == shared.CodeNotFound && !adds(r.Entry, card) && refusedToAdd(all, r.Board, card)
}

// refusedToAdd says that a card was refused.
func refusedToAdd(all []outbox.Refusal, board shared.BoardID, card shared.CardID) bool {
	return slices.ContainsFunc(all, func(r outbox.Refusal) bool { return r.Board == board && adds(r.Entry, card) })
}

func adds(e state.Entry, card shared.CardID) bool {
	return e.Type == (shared.AddCard{}).Type() && card != "" && writtenIn(e).Card == card
}
