package bus

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/prometheus/client_golang/prometheus"

	"incharge/shared"
)

// mostPending is of how many boards words are kept while they can't be said.
const mostPending = 10_000

// words are what one server says, as they travel.
type words struct {
	From  string                   `json:"from"`
	Heads map[shared.BoardID]int64 `json:"heads,omitempty"`
	There []shared.Presence        `json:"there,omitempty"` // all who are on each board by way of it
}

// pending are the words to be said: of each board only the newest.
type pending struct {
	some    chan struct{} // has a word when there are any
	dropped prometheus.Counter
	mu      sync.Mutex
	heads   map[shared.BoardID]int64
	there   map[shared.BoardID]shared.Presence
}

func newPending(dropped prometheus.Counter) pending {
	return pending{
		some: make(chan struct{}, 1), dropped: dropped,
		heads: map[shared.BoardID]int64{}, there: map[shared.BoardID]shared.Presence{},
	}
}

func (p *pending) announce(board shared.BoardID, seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if before, known := p.heads[board]; known || len(p.heads) < mostPending {
		p.heads[board] = max(before, seq)
	} else {
		p.dropped.Inc()
	}
	p.signal()
}

func (p *pending) tell(here shared.Presence) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, known := p.there[here.Board]; known || len(p.there) < mostPending {
		p.there[here.Board] = here
	} else {
		p.dropped.Inc()
	}
	p.signal()
}

func (p *pending) signal() {
	select {
	case p.some <- struct{}{}:
	default: // it is known already
	}
}

// batch is what was pending.
type batch struct {
	heads map[shared.BoardID]int64
	there map[shared.BoardID]shared.Presence
}

func (p *pending) take() batch {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := batch{p.heads, p.there}
	p.heads, p.there = map[shared.BoardID]int64{}, map[shared.BoardID]shared.Presence{}
	return b
}

// back puts back what could not be said, where there is nothing newer.
func (p *pending) back(b batch) {
	for board, seq := range b.heads {
		p.announce(board, seq)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for board, here := range b.there {
		if _, newer := p.there[board]; !newer {
			p.there[board] = here
		}
	}
	p.signal()
}

// split makes payloads of at most limit bytes.
func (b batch) split(server string, limit int) (payloads [][]byte) {
	next := words{From: server, Heads: map[shared.BoardID]int64{}}
	const frame = 100 // bytes around the parts
	size := frame
	flush := func() {
		if size > frame {
			payloads = append(payloads, encode(next))
			next = words{From: server, Heads: map[shared.BoardID]int64{}}
			size = frame
		}
	}
	room := func(n int) {
		if size+n > limit {
			flush()
		}
		size += n
	}
	for _, board := range slices.Sorted(maps.Keys(b.heads)) {
		room(len(board) + len(`"":9223372036854775807,`))
		next.Heads[board] = b.heads[board]
	}
	for _, board := range slices.Sorted(maps.Keys(b.there)) {
		room(len(encode(b.there[board])) + 1)
		next.There = append(next.There, b.there[board])
	}
	flush()
	return payloads
}

func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and numbers
	}
	return data
}

// decode reads what has come, and refuses what makes no sense.
func decode(payload []byte) (words, error) {
	var w words
	if err := json.Unmarshal(payload, &w); err != nil {
		return w, err
	}
	if w.From == "" {
		return w, errors.New("nobody has said it")
	}
	for board, seq := range w.Heads {
		if !shared.ValidID(board) || seq < 1 {
			return w, errors.New("a head makes no sense")
		}
	}
	for _, there := range w.There {
		bad := slices.ContainsFunc(there.People, func(p shared.Person) bool {
			return !shared.ValidID(p.User) || p.Card != "" && !shared.ValidID(p.Card)
		})
		if bad || !shared.ValidID(there.Board) || there.Others < 0 || len(there.People) > mostNamed {
			return w, errors.New("a presence makes no sense")
		}
	}
	return w, nil
}

// mostNamed is more people than any server names.
const mostNamed = 100

// heard hands on what another server has said.
func (b *Bus) heard(hub Hub, payload []byte) {
	w, err := decode(payload)
	switch {
	case err != nil:
		b.counts.dropped.WithLabelValues(nonsense).Inc()
		b.log.Warn("a word on the bus makes no sense", "error", err, "bytes", len(payload))
		return
	case w.From == b.server:
		return
	}
	b.counts.messages.WithLabelValues(in).Inc()
	for board, seq := range w.Heads {
		hub.Advanced(board, seq)
	}
	for _, there := range w.There {
		hub.Present(w.From, there)
	}
}

// line makes one line of an error.
func line(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
