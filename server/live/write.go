package live

import (
	"net"
	"slices"
	"syscall"
	"time"

	"github.com/gorilla/websocket"

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
		var all []byte // of one frame its own, which are everybody's
		batch, another := 0, false
		for _, f := range frames {
			if batch > 0 && len(all)+len(f.bytes) > atOnce {
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
			if batch == 0 {
				all = slices.Clip(bytes)
			} else {
				all = append(all, bytes...)
			}
			batch++
		}
		if batch > 0 {
			if err := v.write(all); err != nil {
				return err
			}
		}
		frames = frames[batch:]
		w.sent += int64(batch)
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
	return v.write(bytes)
}

// write writes whole frames past the library, which would copy and frame them
// anew for each socket. What the line doesn't take at once may take time. The
// library itself writes only to those who break the protocol, and goodbyes.
func (v *viewer) write(frames []byte) error {
	rest := v.worker.tryTo(v.line, frames)
	if len(rest) == 0 {
		return nil
	}
	v.worker.wait()
	conn := v.conn.NetConn()
	if conn.SetWriteDeadline(time.Now().Add(writePatience)) != nil {
		return broken
	}
	if _, err := conn.Write(rest); err != nil {
		return broken
	}
	return nil
}

// attempt is a write that never waits; it is one for many, as each would be
// something to allocate.
type attempt struct {
	bytes []byte
	do    func(fd uintptr)
}

// tryTo writes as much as the line takes at once and gives the rest. Errors are
// for whoever writes that.
func (a *attempt) tryTo(line syscall.RawConn, bytes []byte) (rest []byte) {
	a.bytes = bytes
	_ = line.Control(a.do)
	rest, a.bytes = a.bytes, nil
	return rest
}

func (a *attempt) put(fd uintptr) {
	if n, err := syscall.Write(int(fd), a.bytes); err == nil {
		a.bytes = a.bytes[n:]
	}
}

// lineOf is what is under a socket: TCP, the only thing that the server listens
// on.
func lineOf(conn *websocket.Conn) syscall.RawConn {
	line, err := conn.NetConn().(*net.TCPConn).SyscallConn()
	if err != nil { // there is no connection in it, and this one is open
		panic(err)
	}
	return line
}
