package bus

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"incharge/shared"
)

// words are what one server says, as they travel.
type words struct {
	From     string                   `json:"from"`
	Heads    map[shared.BoardID]int64 `json:"heads,omitempty"`
	There    []shared.Presence        `json:"there,omitempty"`    // all who are on each board by way of it
	Sessions []string                 `json:"sessions,omitempty"` // ids of those that have ended, of tokens as well
	People   []shared.UserID          `json:"people,omitempty"`   // whose sessions have all ended
}

// split makes payloads of at most limit bytes.
func (b batch) split(server string, limit int) (payloads [][]byte) {
	next := words{From: server, Heads: map[shared.BoardID]int64{}}
	const frame = 150 // bytes around the parts
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
	for _, session := range slices.Sorted(maps.Keys(b.sessions)) {
		room(len(session) + len(`"",`))
		next.Sessions = append(next.Sessions, session)
	}
	for _, user := range slices.Sorted(maps.Keys(b.people)) {
		room(len(user) + len(`"",`))
		next.People = append(next.People, user)
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
	if !all(w.Sessions) || !all(w.People) {
		return w, errors.New("an end makes no sense")
	}
	return w, nil
}

func all[T ~string](ids []T) bool {
	return !slices.ContainsFunc(ids, func(id T) bool { return !shared.ValidID(id) })
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
	if len(w.Sessions)+len(w.People) > 0 {
		hub.Ended(w.Sessions, w.People)
	}
}

// line makes one line of an error.
func line(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
