package live

import (
	"net"
	"slices"
	"time"

	"incharge/shared"
)

// atOnce is how many bytes are written in one go: a viewer that is behind gets
// many changes for the price of one, and a slow line still has a chance.
const atOnce = 64 << 10

// deliver sends the next changes of a board. One with which the viewer's sight
// becomes another isn't sent: the browser has to fetch the board, which it no
// longer watches then.
func (v *viewer) deliver(w *watch, frames []frame) error {
	for len(frames) > 0 {
		var batch net.Buffers
		size, another := 0, false
		for _, f := range frames {
			if size > 0 && size+len(f.bytes) > atOnce {
				break
			}
			if slices.Contains(f.removed, v.User) {
				return membershipEnded
			}
			bytes, other, err := f.of(&w.eye)
			if err != nil {
				return v.failed(w, err)
			}
			if another = other; another {
				break
			}
			batch = append(batch, bytes)
			size += len(bytes)
		}
		frames = frames[len(batch):]
		sent := int64(len(batch))
		if err := v.write(batch); err != nil {
			return err
		}
		w.sent += sent
		if another {
			return v.resync(w)
		}
	}
	return nil
}

func (v *viewer) say(what shared.FromServer) error {
	bytes, err := encode(what)
	if err != nil {
		return err
	}
	return v.write(net.Buffers{bytes})
}

// write writes whole frames past the library, which would copy and frame them
// anew for each socket. Its own control frames can't get in between: what is
// handed to the connection in one call is written in one piece.
func (v *viewer) write(frames net.Buffers) error {
	conn := v.conn.NetConn()
	if now := time.Now(); v.patience.Sub(now) < writePatience/2 { // each setting costs a timer
		v.patience = now.Add(writePatience)
		if conn.SetWriteDeadline(v.patience) != nil {
			return broken
		}
	}
	var err error
	if len(frames) == 1 {
		_, err = conn.Write(frames[0])
	} else {
		_, err = frames.WriteTo(conn)
	}
	if err != nil {
		return broken
	}
	return nil
}
