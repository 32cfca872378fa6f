package live

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"incharge/shared"
)

// How far a viewer may be behind before it is cut off: so many changes, and
// bytes of them. A page of the log is fewer.
const (
	keep      = 512
	keepBytes = 1 << 20
)

// frame is a change as every viewer gets it who sees all of the board.
type frame struct {
	seq     int64
	bytes   []byte
	removed []shared.UserID // whose membership the change ended
	cards   bool            // it tells of cards, or of what is on them
	sight   *sight          // nil where nobody's sight has to do with it
}

// lately holds the newest changes of a room, without gaps. Viewers read it
// without a lock: it is replaced and never altered.
type lately struct {
	head   int64
	frames []frame // the last one is head's
	size   int     // of the frames, in bytes
}

// with is the same with the next changes as well. It may be asked for once:
// what it appends comes to lie behind these frames.
func (l *lately) with(frames ...frame) *lately {
	next := &lately{head: l.head + int64(len(frames)), frames: append(l.frames, frames...), size: l.size}
	return next.grown(frames)
}

// since is the same with earlier changes as well, if they join on.
func (l *lately) since(frames []frame) *lately {
	first := l.head - int64(len(l.frames)) + 1
	if len(frames) == 0 || frames[0].seq >= first || frames[len(frames)-1].seq < first-1 {
		return l
	}
	earlier := frames[:first-frames[0].seq]
	next := &lately{head: l.head, frames: slices.Concat(earlier, l.frames), size: l.size}
	return next.grown(earlier)
}

// grown counts what was added, and drops the oldest of what is too much.
func (l *lately) grown(added []frame) *lately {
	for _, f := range added {
		l.size += len(f.bytes)
	}
	for len(l.frames) > keep || l.size > keepBytes && len(l.frames) > 1 {
		l.size -= len(l.frames[0].bytes)
		l.frames = l.frames[1:]
	}
	return l
}

// after are the changes after one; it doesn't reach when it doesn't have them
// all.
func (l *lately) after(seq int64) (frames []frame, reaches bool) {
	if l == nil || seq >= l.head {
		return nil, true
	}
	missing := l.head - seq
	if missing > int64(len(l.frames)) {
		return nil, false
	}
	return l.frames[int64(len(l.frames))-missing:], true
}

func changeFrame(change shared.Change) (frame, error) {
	bytes, err := encode(shared.FromServer{Change: &change})
	cards := len(change.Cards)+len(change.Comments)+len(change.Checklists)+len(change.Items)+len(change.Attachments)+
		len(change.Moves)+len(change.Conflicts)+len(change.Notes)+len(change.Deleted.Cards)+len(change.Deleted.Comments) > 0
	return frame{seq: change.Seq, bytes: bytes, removed: change.Deleted.Members, cards: cards, sight: newSight(change)}, err
}

// control makes a control frame, of which the payload is 125 bytes at most.
func control(kind int, payload []byte) []byte {
	const final = 1 << 7
	return append([]byte{final | byte(kind), byte(len(payload))}, payload...)
}

// encode makes a WebSocket text frame by RFC 6455, 5.2. It holds for every
// socket, so what a thousand are sent is made once.
func encode(what shared.FromServer) ([]byte, error) {
	payload, err := json.Marshal(what)
	if err != nil {
		return nil, fmt.Errorf("encode a frame: %w", err)
	}
	const finalText = 1<<7 | 1
	head := make([]byte, 0, 10+len(payload))
	switch n := len(payload); {
	case n <= 125:
		head = append(head, finalText, byte(n))
	case n <= math.MaxUint16:
		head = binary.BigEndian.AppendUint16(append(head, finalText, 126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, finalText, 127), uint64(n))
	}
	return append(head, payload...), nil
}
