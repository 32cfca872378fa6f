package ui

import (
	"slices"

	"incharge/app/text"
	"incharge/shared"
)

// Lanes are rows across the lists: the cards of each are those of one person in
// charge, label or priority.

// lanesBy is what lanes are of, as the address says it; "" for none.
type lanesBy string

const (
	lanesNone     lanesBy = ""
	lanesPIC      lanesBy = "pic"
	lanesLabel    lanesBy = "label"
	lanesPriority lanesBy = "priority"
)

var lanesKinds = []lanesBy{lanesNone, lanesPIC, lanesLabel, lanesPriority}

// lane is one of them.
type lane struct {
	key    string // the person, label or priority; "" for none of them
	name   string
	user   shared.User
	color  shared.Color
	cards  int
	folded bool
}

// foldedAs is under which name it is kept that a lane is folded.
func (by lanesBy) foldedAs(key string) string { return string(by) + ":" + key }

// of is the lane that a card lies in: that of its first label, where it has some.
func (by lanesBy) of(view *shared.State, card shared.Card) string {
	switch by {
	case lanesPIC:
		if card.PIC != nil {
			return string(*card.PIC)
		}
	case lanesLabel:
		for _, id := range card.Labels {
			if _, there := view.Label(id); there {
				return string(id)
			}
		}
	case lanesPriority:
		return string(card.Priority)
	}
	return ""
}

// all are the lanes of a board, also those that no card lies in, so that one can
// be put there.
func (by lanesBy) all(view *shared.State) (all []lane) {
	t := text.T()
	switch by {
	case lanesPIC:
		for _, m := range view.Members() {
			if m.Role != shared.Observer {
				all = append(all, lane{key: string(m.User.ID), name: m.User.Name, user: m.User})
			}
		}
		all = append(all, lane{name: t.Card.Nobody})
	case lanesLabel:
		for _, l := range view.Labels() {
			name := l.Name
			if name == "" {
				name = t.Labels.Colors(l.Color)
			}
			all = append(all, lane{key: string(l.ID), name: name, color: l.Color})
		}
		all = append(all, lane{name: t.Canvas.NoLabel})
	case lanesPriority:
		for _, p := range slices.Backward(shared.Priorities) {
			all = append(all, lane{key: string(p), name: t.Card.Priorities(p)})
		}
	}
	return all
}

// laned puts the cards of each list into the order of their lanes, and leaves
// those out that lie in a folded one.
func (s *scene) laned(by lanesBy) {
	if by == lanesNone || !slices.Contains(lanesKinds, by) {
		return
	}
	s.lanesBy = by
	s.lanes, s.lane = by.all(s.view), map[shared.CardID]int{}
	index := map[string]int{}
	for i := range s.lanes {
		index[s.lanes[i].key] = i
		s.lanes[i].folded = s.folded[by.foldedAs(s.lanes[i].key)]
	}
	for list, row := range s.ranks {
		cells := make([][]shared.CardID, len(s.lanes))
		for _, id := range row {
			card, _ := s.view.Card(id)
			at, there := index[by.of(s.view, card)]
			if !there { // of somebody who may not carry out tasks any more
				at = len(s.lanes) - 1
			}
			s.lanes[at].cards++
			if !s.lanes[at].folded {
				s.lane[id] = at
				cells[at] = append(cells[at], id)
			}
		}
		s.ranks[list] = slices.Concat(cells...)
	}
}

// into is what brings a card into a lane; nil where it lies there.
func (by lanesBy) into(view *shared.State, card shared.Card, key string) shared.Command {
	was := by.of(view, card)
	if was == key {
		return nil
	}
	switch by {
	case lanesPIC:
		pic := shared.Clear[shared.UserID]()
		if key != "" {
			pic = shared.Some(shared.UserID(key))
		}
		return shared.AssignCard{Card: card.ID, PIC: pic}
	case lanesPriority:
		priority := shared.Priority(key)
		return shared.EditCard{Card: card.ID, Priority: &priority}
	case lanesLabel:
		labels := []shared.LabelID{}
		if key != "" {
			labels = append(labels, shared.LabelID(key))
		}
		for _, id := range card.Labels {
			// Into the lane of none it loses all of them: each would keep it out.
			if _, there := view.Label(id); there && key != "" && string(id) != was && string(id) != key {
				labels = append(labels, id)
			}
		}
		return shared.EditCard{Card: card.ID, Labels: &labels}
	}
	return nil
}
