package proof

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// frames is a socket as it is, without the app's connection around it.
type frames struct {
	t    *testing.T
	conn *websocket.Conn
}

// watch opens a socket by way of a server and watches a board from a snapshot.
func (p *person) watch(server int, from shared.Snapshot) *frames {
	p.t.Helper()
	return p.watchBy(websocket.DefaultDialer, server, from)
}

func (p *person) watchBy(dialer *websocket.Dialer, server int, from shared.Snapshot) *frames {
	p.t.Helper()
	conn, err := p.dial(p.t.Context(), p.site.servers[server].wire, dialer)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { _ = conn.Close() })
	f := &frames{p.t, conn}
	f.ask(from.Board.ID, from.Seq)
	if first := f.next(patience); first.Watching == nil {
		p.t.Fatalf("a watch is answered with %+v", first)
	}
	return f
}

func (f *frames) ask(board shared.BoardID, since int64) {
	f.t.Helper()
	if err := f.conn.WriteJSON(shared.FromBrowser{Watch: &shared.Watch{Board: board, Since: since}}); err != nil {
		f.t.Fatal(err)
	}
}

// next is the frame that comes next and is not about who else is there.
func (f *frames) next(within time.Duration) shared.FromServer {
	f.t.Helper()
	frame, err := f.read(time.Now().Add(within))
	if err != nil {
		f.t.Fatalf("no frame in %v: %v", within, err)
	}
	return *frame
}

// last reads until the socket ends, and gives the last frame and how it ended.
func (f *frames) last(within time.Duration) (last *shared.FromServer, closed error) {
	for end := time.Now().Add(within); ; {
		frame, err := f.read(end)
		if err != nil {
			return last, err
		}
		last = frame
	}
}

func (f *frames) read(until time.Time) (*shared.FromServer, error) {
	for {
		if err := f.conn.SetReadDeadline(until); err != nil {
			return nil, err
		}
		_, text, err := f.conn.ReadMessage()
		if err != nil {
			return nil, err
		}
		var frame shared.FromServer
		if err := json.Unmarshal(text, &frame); err != nil {
			return nil, err
		}
		if frame.Presence == nil {
			return &frame, nil
		}
	}
}
