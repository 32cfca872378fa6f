package live

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"incharge/shared"
)

const (
	// lapse is how long somebody who has said where they are is believed to be
	// there still, and another server to have them.
	lapse = 25 * time.Second
	// mostNamed is how many people of a board are named.
	mostNamed = 50
)

// standing is where the person at a socket is on a board that it watches.
type standing struct {
	shared.Person
	there bool      // the log has been read in their name
	away  bool      // by their own word, or for want of one
	heard time.Time // their last word; zero: there was none yet
	since time.Time
	some  bool // they don't see all cards
}

// before tells which of two sockets speaks for the person: the one they drag
// with, else the one they have turned to last.
func (s standing) before(other standing) bool {
	if s.Dragging != other.Dragging {
		return s.Dragging
	}
	return s.since.After(other.since)
}

// stand takes in what the browser says about the person before it. A board that
// the socket no longer watches is none of our business: the two have crossed.
func (v *viewer) stand(h shared.Here) error {
	switch {
	case h.Card != "" && !shared.ValidID(h.Card):
		return v.refuse(shared.Invalid("card", "must be the id of a card"))
	case h.Dragging && h.Card == "":
		return v.refuse(shared.Invalid("card", "must say which one is dragged"))
	}
	if w := v.watching(h.Board); w != nil {
		w.room.stand(w, h, time.Now())
	}
	return nil
}

func (r *room) stand(w *watch, h shared.Here, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	w.heard = now
	if w.Card != h.Card || w.Dragging != h.Dragging || w.away != h.Away {
		w.Card, w.Dragging, w.away, w.since = h.Card, h.Dragging, h.Away, now
		r.stir()
	}
}

// arrived notes that somebody is there: their membership has been checked.
func (r *room) arrived(w *watch) {
	r.mu.Lock()
	defer r.mu.Unlock()
	w.some = w.eye.Sight() != shared.SightAll
	if !w.there {
		w.User, w.there, w.since = w.viewer.User, true, time.Now()
		w.from = r.round + 1
		r.stir()
	}
}

// left takes a watch out of the room; the locks of both are held.
func (r *room) left(w *watch) {
	delete(r.watches, w)
	if w.there {
		r.stir()
	}
	if len(r.watches) == 0 {
		r.lately.Store(nil)
		r.known = nil
		r.empty()
	}
}

// lapsed sends away those who have gone without a word.
func (r *room) lapsed(now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for w := range r.watches {
		if !w.away && !w.heard.IsZero() && now.Sub(w.heard) > lapse {
			w.away, w.since = true, now
			r.stir()
		}
	}
}

// who is on the board: by way of this server, and in all.
func (r *room) who() (here, all shared.Presence) {
	people := map[shared.UserID]standing{}
	add := func(s standing) {
		if known, found := people[s.User]; !found || s.before(known) {
			people[s.User] = s
		}
	}
	for w := range r.watches {
		if w.there && !w.away {
			add(w.standing)
		}
	}
	here = r.named(people)
	others := 0
	for _, report := range r.hub.abroad.on(r.board) {
		for _, s := range report.people {
			add(s)
		}
		others += report.others
	}
	all = r.named(people)
	all.Others += others
	return here, all
}

// named are as many of the people as can be named: first those who drag, then
// those who have a card open.
func (r *room) named(people map[shared.UserID]standing) shared.Presence {
	found := make([]shared.Person, 0, len(people))
	for s := range maps.Values(people) {
		found = append(found, s.Person)
	}
	byUser := func(a, b shared.Person) int { return strings.Compare(string(a.User), string(b.User)) }
	if len(found) > mostNamed {
		slices.SortFunc(found, func(a, b shared.Person) int { return cmp.Or(busy(b)-busy(a), byUser(a, b)) })
	}
	others := max(0, len(found)-mostNamed)
	found = found[:len(found)-others]
	slices.SortFunc(found, byUser)
	return shared.Presence{Board: r.board, People: found, Others: others}
}

func busy(p shared.Person) int {
	switch {
	case p.Dragging:
		return 2
	case p.Card != "":
		return 1
	}
	return 0
}
