package live

import (
	"context"
	"maps"
	"reflect"
	"time"

	"incharge/shared"
)

// parts is whom the cards concern that people have before them, for viewers who
// don't see all cards: they are told of no card that they don't see, nor of one
// of which this isn't known. The room's lock guards it.
type parts struct {
	known  map[shared.CardID]part // replaced and never altered; nil: nothing holds
	asking bool
}

// part is whom a card concerned at a change of its board.
type part struct {
	shared.Concerned
	there bool
	seq   int64
}

// part takes in what the next change says.
func (r *room) part(change shared.Change) {
	if len(change.Boards) > 0 { // nothing is said of cards while everybody sees all of them
		r.known = nil
	}
	for _, s := range change.Seen {
		before, known := r.known[s.Card]
		if !known || before.seq >= change.Seq {
			continue
		}
		r.known = maps.Clone(r.known)
		r.known[s.Card] = part{s.After, true, change.Seq}
		if !before.there || !reflect.DeepEqual(before.Concerned, s.After) {
			r.stir()
		}
	}
}

// partsOf tells whom the cards of these people concern, as far as it is known,
// and asks for the rest. It is nil where every viewer sees all cards.
func (r *room) partsOf(all shared.Presence) map[shared.CardID]part {
	some := false
	for w := range r.watches {
		some = some || w.some
	}
	if !some {
		r.known = nil
		return nil
	}
	kept := map[shared.CardID]part{}
	var missing []shared.CardID
	for _, person := range all.People {
		if person.Card == "" {
			continue
		}
		if p, known := r.known[person.Card]; known {
			kept[person.Card] = p
		} else {
			missing = append(missing, person.Card)
		}
	}
	r.known = kept
	if len(missing) > 0 && !r.asking {
		r.asking = true
		r.hub.serving.Add(1) // before the last viewer is released: it is in this room
		go r.ask(missing)
	}
	return kept
}

// ask asks the log whom cards concern, and has everybody told again.
func (r *room) ask(cards []shared.CardID) {
	defer r.hub.serving.Done()
	ctx, cancel := context.WithTimeout(r.hub.ending, logPatience)
	defer cancel()
	seq, concerned, err := r.hub.log.Concerned(ctx, r.board, cards)
	if err != nil && r.hub.ending.Err() == nil {
		r.hub.logger.Warn("whom cards concern isn't known", "board", r.board, "error", err)
		select {
		case <-time.After(mostPause):
		case <-r.hub.ending.Done():
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asking = false
	if l := r.lately.Load(); err == nil && r.known != nil && (l == nil || seq >= l.head) {
		r.known = maps.Clone(r.known)
		for _, card := range cards {
			c, there := concerned[card]
			r.known[card] = part{c, there, seq}
		}
	}
	if len(r.watches) > 0 {
		r.stir()
	}
}

// of is who is there as an onlooker is told it who doesn't see all cards. Those
// who see the same of it get the same bytes.
func (c *crowd) of(eye shared.Onlooker) ([]byte, error) {
	all := c.all
	all.People = make([]shared.Person, len(c.all.People))
	look := make([]byte, len(all.People))
	for i, person := range c.all.People {
		if p := c.parts[person.Card]; p.there && eye.Sight().Shows(eye.User, p.Concerned) {
			look[i] = 1
		} else {
			person.Card, person.Dragging = "", false
		}
		all.People[i] = person
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if bytes, known := c.looks[string(look)]; known {
		return bytes, nil
	}
	bytes, err := encode(shared.FromServer{Presence: &all})
	if err == nil {
		if c.looks == nil {
			c.looks = map[string][]byte{}
		}
		c.looks[string(look)] = bytes
	}
	return bytes, err
}
