package views

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"incharge/shared"
)

// Sieve says of each card of a board whether the filter shows it to somebody.
func (f Filter) Sieve(view *shared.State, me shared.UserID, clock Clock) func(shared.Card) bool {
	done := map[shared.ListID]bool{}
	for _, list := range view.Lists() {
		done[list.ID] = list.Category == shared.Done
	}
	seeker := seekerOf(view, f.Words)
	return func(card shared.Card) bool {
		return (!f.Mine || theirs(card, me)) &&
			(len(f.PICs) == 0 || slices.ContainsFunc(f.PICs, func(pic string) bool { return inCharge(card, pic, me) })) &&
			(len(f.Labels) == 0 || slices.ContainsFunc(f.Labels, func(id shared.LabelID) bool { return slices.Contains(card.Labels, id) })) &&
			(len(f.Dues) == 0 || slices.ContainsFunc(f.Dues, func(due Due) bool { return due.fits(card, done[card.List], clock) })) &&
			seeker.finds(card)
	}
}

// theirs says that somebody is in charge of a card, or works on it.
func theirs(card shared.Card, me shared.UserID) bool {
	return card.PIC != nil && *card.PIC == me || card.Collaborators.Has(me)
}

func inCharge(card shared.Card, pic string, me shared.UserID) bool {
	switch pic {
	case Nobody:
		return card.PIC == nil
	case Me:
		pic = string(me)
	}
	return card.PIC != nil && string(*card.PIC) == pic
}

func (d Due) fits(card shared.Card, done bool, clock Clock) bool {
	if card.Deadline == nil {
		return d == Undated
	}
	switch d {
	case Overdue:
		return !done && card.Deadline.Before(clock.Now)
	case Today:
		return clock.Day(*card.Deadline) == clock.Today()
	case Week:
		return clock.Day(*card.Deadline).Monday() == clock.Today().Monday()
	default:
		return false
	}
}

// seeker finds words in what a board shows of its cards.
type seeker struct {
	words  []string
	labels map[shared.LabelID]string
	people map[shared.UserID]string
}

// seekerOf looks for words in the cards of a board, in capitals or not.
func seekerOf(view *shared.State, words string) seeker {
	s := seeker{words: strings.Fields(strings.ToLower(words)), labels: map[shared.LabelID]string{}, people: map[shared.UserID]string{}}
	if len(s.words) == 0 {
		return s
	}
	for _, label := range view.Labels() {
		s.labels[label.ID] = strings.ToLower(label.Name)
	}
	for _, m := range view.Members() {
		s.people[m.User.ID] = strings.ToLower(m.User.Name)
	}
	return s
}

// finds says that all words are there, each of them somewhere.
func (s seeker) finds(card shared.Card) bool {
	if len(s.words) == 0 {
		return true
	}
	for _, word := range s.words {
		if !holds(card.Title, word) && !strings.Contains("#"+strconv.FormatInt(card.Number, 10), word) &&
			!slices.ContainsFunc(card.Labels, func(id shared.LabelID) bool { return strings.Contains(s.labels[id], word) }) &&
			(card.PIC == nil || !strings.Contains(s.people[*card.PIC], word)) {
			return false
		}
	}
	return true
}

// holds says that a word, which is in small letters, is in a text, in capitals or
// not. It is asked of every card with each key, so what is plain ASCII is not
// written anew for it.
func holds(text, word string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return strings.Contains(strings.ToLower(text), word)
		}
	}
	for at := 0; at+len(word) <= len(text); at++ {
		i := 0
		for i < len(word) && small(text[at+i]) == word[i] {
			i++
		}
		if i == len(word) {
			return true
		}
	}
	return false
}

func small(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
