package live

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// Pings are answered in order, each with what was in it, and a goodbye with the
// same code.
func TestPingsAndGoodbye(t *testing.T) {
	t.Parallel()
	conn, err := newPlace(t, &book{page: 500}, Silent{}).dial("ada")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close() //nolint:errcheck // the test is over
	var answers []string
	conn.SetPongHandler(func(data string) error {
		answers = append(answers, data)
		return nil
	})
	sent := []string{"a", "", "c", "d", "e", "f"}
	for _, data := range sent {
		if err := conn.WriteControl(websocket.PingMessage, []byte(data), time.Now().Add(time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	time.AfterFunc(100*time.Millisecond, func() {
		_ = conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(3000, ""), time.Now().Add(time.Second))
	})
	_ = conn.SetReadDeadline(time.Now().Add(15 * time.Second))
	_, _, err = conn.ReadMessage()
	closed := (*websocket.CloseError)(nil)
	if !slices.Equal(answers, sent) || !errors.As(err, &closed) || closed.Code != 3000 {
		t.Errorf("answered %q, and then %v", answers, err)
	}
}

// Somebody who sends frames as fast as they can is read as fast as is allowed,
// and no faster.
func TestFlood(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	b := p.comes("flood", board, 0)
	began := time.Now()
	const sent = framesAtOnce + 10*framesASecond
	for range sent {
		b.send(shared.FromBrowser{Watch: &shared.Watch{Board: "no id"}})
	}
	answered := func() (n int) {
		for _, f := range b.all() {
			if f.Problem != nil {
				n++
			}
		}
		return n
	}
	eventually(t, "answers to what came at once", func() bool { return answered() >= framesAtOnce/2 })
	time.Sleep(time.Second)
	n := answered() // before the clock is read: what comes in between is allowed for
	if most := framesAtOnce + int(time.Since(began).Seconds()*framesASecond) + 1; n > most {
		t.Errorf("%d frames were read where %d are allowed", n, most)
	}
}
