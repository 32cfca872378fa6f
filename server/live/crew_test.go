package live

import (
	"encoding/json"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// However many lines are stuck, whoever reads gets everything at once.
func TestStuckLines(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	stuck := 4 * p.hub.crew.most
	for i := range stuck {
		p.stuck(shared.UserID(fmt.Sprint("stuck", i)), board)
	}
	quick := p.comes("quick", board, 0)
	eventually(t, "all viewers", func() bool { return p.watchers(board) == stuck+1 })
	text := strings.Repeat("x", 64<<10)
	for seq := range int64(150) { // 10 MB, more than a connection holds
		change := p.log.write(board)
		change.Cards = []shared.Card{{Title: text}}
		began := time.Now()
		p.hub.Publish(change)
		for quick.last() <= seq {
			if time.Since(began) > writePatience/2 {
				t.Fatalf("change %d has not come after %v", seq+1, time.Since(began))
			}
			runtime.Gosched()
		}
	}
	c := p.hub.crew
	eventually(t, "rest", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.busy == 0 && c.first == nil
	})
}

// stuck opens a socket that watches a board and is never read from; it asks
// for answers, too.
func (p *place) stuck(user shared.UserID, board shared.BoardID) {
	p.Helper()
	conn, err := p.dial(user)
	if err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() { _ = conn.Close() })
	if err := conn.NetConn().(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		p.Fatal(err)
	}
	frame, err := json.Marshal(shared.FromBrowser{Watch: &shared.Watch{Board: board}})
	if err == nil {
		err = conn.WriteMessage(websocket.TextMessage, frame)
	}
	if err != nil {
		p.Fatal(err)
	}
	go func() {
		for conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second)) == nil {
			time.Sleep(time.Second / framesASecond)
		}
	}()
}

func (p *place) watchers(board shared.BoardID) (n int) {
	r := p.hub.room(board)
	if r == nil {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for w := range r.watches {
		if w.there {
			n++
		}
	}
	return n
}
