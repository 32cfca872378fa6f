package live

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"incharge/shared"
)

// keep is how many changes a viewer may be behind before it is cut off.
const keep = 64

// frame is a change as every viewer gets it.
type frame struct {
	seq     int64
	bytes   []byte
	removed []shared.UserID // whose membership the change ended
}

// lately holds the newest changes of a room, without gaps. It is replaced and
// never altered, so that viewers read it without a lock.
type lately struct {
	head   int64
	frames []frame // the last one is head's
}

// with has the next changes as well.
func (l *lately) with(frames ...frame) *lately {
	all := make([]frame, 0, len(l.frames)+len(frames))
	all = append(append(all, l.frames...), frames...)
	return &lately{head: l.head + int64(len(frames)), frames: all[max(0, len(all)-keep):]}
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
	return frame{seq: change.Seq, bytes: bytes, removed: change.Deleted.Members}, err
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
