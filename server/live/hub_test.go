package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// However committers race, and whatever the bus loses, every viewer that stays
// gets every change once and in order, from whatever number it began at.
func TestOrder(t *testing.T) {
	t.Parallel()
	const committers, each, viewers = 8, 60, 6
	p := newPlace(t, &book{page: 7}, Silent{})
	board := shared.NewID[shared.BoardID]()

	var all sync.WaitGroup
	for range committers {
		all.Go(func() {
			for range each {
				change := p.log.write(board)
				time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond) // others overtake it here
				switch rand.IntN(10) {
				case 0: // lost
				case 1:
					p.hub.Advanced(board, change.Seq) // without the change
				case 2:
					p.hub.Publish(change)
					p.hub.Publish(change)
				default:
					p.hub.Publish(change)
				}
			}
		})
	}
	const last = committers * each
	for i := range viewers {
		all.Go(func() {
			time.Sleep(time.Duration(i*15) * time.Millisecond)
			p.follow(board, int64(i*3), last+1)
		})
	}
	time.Sleep(500 * time.Millisecond)
	all.Go(func() { // the word that makes up for what was lost
		for p.log.head() < last {
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(20 * time.Millisecond)
		p.hub.Publish(p.log.write(board))
	})
	all.Wait()
	p.close()
}

// follow watches a board until the last change, resuming when it is cut off.
func (p *place) follow(board shared.BoardID, since, last int64) {
	for since < last {
		conn, err := p.dial("ada")
		if err != nil {
			p.Error(err)
			return
		}
		err = conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"watch": {"board": %q, "since": %d}}`, board, since))
		for err == nil && since < last {
			var frame shared.FromServer
			var data []byte
			_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
			if _, data, err = conn.ReadMessage(); err != nil {
				break
			}
			if err := json.Unmarshal(data, &frame); err != nil || frame.Problem != nil {
				p.Errorf("%v in %s", err, data)
			}
			if frame.Change == nil {
				continue
			}
			if frame.Change.Seq != since+1 {
				p.Errorf("change %d after %d", frame.Change.Seq, since)
			}
			since = frame.Change.Seq
		}
		_ = conn.Close()
		if err != nil && !websocket.IsCloseError(err, codeTryAgain) {
			p.Errorf("after %d: %v", since, err)
			return
		}
	}
}

// Publishing never waits, however little the viewers read. A viewer that was
// too slow is cut off.
func TestPublishNeverBlocks(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	stuck, err := p.dial("ada")
	if err != nil {
		t.Fatal(err)
	}
	defer stuck.Close() //nolint:errcheck // the test is over
	if err := stuck.NetConn().(*net.TCPConn).SetReadBuffer(128 << 10); err != nil {
		t.Fatal(err)
	}
	if err := stuck.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"watch": {"board": %q, "since": 0}}`, board)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := stuck.ReadMessage(); err != nil {
		t.Fatal(err)
	}
	woken, _, leave := p.hub.Await(board, 5)
	defer leave()
	eventually(t, "a viewer", func() bool { return p.hub.room(board).lately.Load() != nil })
	began := time.Now()
	const most = 200
	text := strings.Repeat("x", 64<<10)
	for range most { // 13 MB, more than the connection and the room hold
		change := p.log.write(board)
		change.Cards = []shared.Card{{Title: text}}
		p.hub.Publish(change)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("it took %v", took)
	}
	<-woken
	select {
	case <-woken:
		t.Error("a word for each change")
	default:
	}
	last := int64(0)
	_ = stuck.SetReadDeadline(time.Now().Add(30 * time.Second))
	for {
		_, data, err := stuck.ReadMessage()
		if closed := (*websocket.CloseError)(nil); errors.As(err, &closed) {
			// On a slow machine it has not been read from for too long before.
			if closed.Code != codeTryAgain && closed.Code != websocket.CloseAbnormalClosure || last >= most {
				t.Errorf("closed with %d after change %d", closed.Code, last)
			}
			return
		}
		var frame shared.FromServer
		if err := errors.Join(err, json.Unmarshal(data, &frame)); err != nil {
			t.Fatalf("after change %d: %v", last, err)
		}
		if frame.Change != nil {
			if frame.Change.Seq != last+1 {
				t.Fatalf("change %d after %d", frame.Change.Seq, last)
			}
			last = frame.Change.Seq
		}
	}
}

// A call that waits is woken by what is news to it, and by nothing else.
func TestAwait(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{}, Silent{})
	board := shared.NewID[shared.BoardID]()
	woken, stopping, leave := p.hub.Await(board, 5)
	p.hub.Advanced(board, 5)
	p.hub.Advanced(shared.NewID[shared.BoardID](), 6)
	select {
	case <-woken:
		t.Error("woken for nothing")
	default:
	}
	p.hub.Advanced(board, 6)
	<-woken
	p.hub.Publish(shared.Change{Board: board, Seq: 7})
	<-woken
	if p.hub.Waiting() != 1 {
		t.Errorf("%d wait", p.hub.Waiting())
	}
	leave()
	p.close()
	<-stopping
}

// What a bus says of a board is read once, however many watch it.
func TestReadOnce(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	p.log.write(board)
	var viewers []*browser
	for range 20 {
		viewers = append(viewers, p.comes("ada", board, 0))
	}
	before := p.log.readSoFar()
	for range 5 {
		change := p.log.write(board)
		p.hub.Advanced(board, change.Seq)
	}
	for _, v := range viewers {
		eventually(t, "all changes", func() bool { return v.last() == 6 })
	}
	if reads := p.log.readSoFar() - before; reads > 5 {
		t.Errorf("the log is read %d times for 5 changes", reads)
	}
}

// Viewers that come back get what the room has, and the log is asked for no
// more than whether they may.
func TestResumeFromRoom(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	for range 10 {
		p.log.write(board)
	}
	p.comes("ada", board, 0) // so the room has all ten
	for since := range int64(11) {
		v := p.comes("grace", board, since)
		if since < 10 {
			eventually(t, "the rest", func() bool { return v.last() == 10 })
		}
		changes := 0
		for _, f := range v.all() {
			if f.Change != nil {
				changes++
			}
		}
		if changes != int(10-since) {
			t.Errorf("%d changes since %d", changes, since)
		}
	}
}

// A whole board that comes back in one moment has the log read once.
func TestComeBackAtOnce(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500, slow: 50 * time.Millisecond}, Silent{})
	board := shared.NewID[shared.BoardID]()
	for range 100 {
		p.log.write(board)
	}
	var all sync.WaitGroup
	for i := range 30 {
		all.Go(func() {
			v := p.comes("ada", board, int64(i%3))
			eventually(t, "all of it", func() bool { return v.last() == 100 })
		})
	}
	all.Wait()
	p.log.mu.Lock()
	defer p.log.mu.Unlock()
	if p.log.reads < 30 || p.log.given > 3*100 {
		t.Errorf("%d changes read in %d calls", p.log.given, p.log.reads)
	}
}

// While the log can't be read viewers stay and wait; then they get everything.
func TestLogFails(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	p.log.write(board)
	v := p.comes("ada", board, 1)
	p.log.fails(errors.New("no connection"))
	p.log.write(board)
	p.hub.Advanced(board, 2)
	time.Sleep(150 * time.Millisecond)
	p.hub.Publish(p.log.write(board)) // can't be next
	if v.last() != 0 {
		t.Errorf("change %d came early", v.last())
	}
	p.log.fails(nil)
	eventually(t, "what was missing", func() bool { return v.last() == 3 })

	// A number that nobody has reached does no harm.
	p.hub.Advanced(board, 1_000_000)
	time.Sleep(50 * time.Millisecond)
	before := p.log.readSoFar()
	time.Sleep(200 * time.Millisecond)
	if reads := p.log.readSoFar() - before; reads > 0 {
		t.Errorf("the log is read on and on: %d times", reads)
	}
	p.hub.Publish(p.log.write(board))
	eventually(t, "the next change", func() bool { return v.last() == 4 })

	// A log that has been cleared away in the meantime: they start anew.
	p.log.fails(&shared.Error{Code: shared.CodeGone})
	p.hub.Advanced(board, 6)
	if code := v.code(); code != codeTryAgain {
		t.Errorf("closed with %d", code)
	}
}

// The hub asks the log for what the bus loses, and at once when that is back.
func TestPoll(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bus   Bus
		every time.Duration
	}{
		"in time":              {&pair{}, 50 * time.Millisecond},
		"when the bus is back": {&pair{}, time.Hour},
		"without a bus":        {Silent{}, 50 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, &book{page: 500}, c.bus, PollEvery(c.every))
			go p.hub.Run(t.Context(), nil)
			board := shared.NewID[shared.BoardID]()
			p.log.write(board)
			v := p.comes("ada", board, 1)
			woken, _, leave := p.hub.Await(board, 1)
			defer leave()
			p.log.write(board)
			if c.every == time.Hour {
				time.Sleep(20 * time.Millisecond)
				p.hub.Missed()
			}
			eventually(t, "the change", func() bool { return v.last() == 2 })
			<-woken
		})
	}
}

// Sessions that another server says have ended are looked at, at once; those
// that are good after all stay.
func TestEndedElsewhere(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	other := New(&pair{to: p.hub}, slog.New(slog.DiscardHandler))
	board := shared.NewID[shared.BoardID]()
	p.log.write(board)
	ada, grace := p.comes("ada", board, 1), p.comes("grace", board, 1)
	asked := make(chan []string, 4)
	go p.hub.Run(t.Context(), func(_ context.Context, open []string) ([]string, error) {
		asked <- open
		if slices.Contains(open, "session of ada") {
			return open, nil
		}
		return nil, nil
	})
	other.EndSession("session of ada")
	if code := ada.code(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	other.EndUser("grace")
	first, second := <-asked, <-asked
	if !slices.Equal(first, []string{"session of ada"}) || !slices.Equal(second, []string{"session of grace"}) {
		t.Errorf("asked about %v and %v", first, second)
	}
	p.hub.Ended([]string{"session of linus"}, []shared.UserID{"linus"}) // is not here
	p.log.write(board)
	p.hub.Advanced(board, 2)
	eventually(t, "the change", func() bool { return grace.last() == 2 })
	if len(asked) > 0 {
		t.Errorf("asked about %v", <-asked)
	}
}

// A removal that others hear of by the log ends what the removed have open, and
// is not shown to them.
func TestRemoved(t *testing.T) {
	t.Parallel()
	p := newPlace(t, &book{page: 500}, Silent{})
	board := shared.NewID[shared.BoardID]()
	p.log.write(board)
	ada, grace := p.comes("ada", board, 1), p.comes("grace", board, 1)
	ada.sees("ada grace")
	p.log.write(board, "grace")
	p.log.write(board)
	p.hub.Advanced(board, 3)
	if code := grace.code(); code != shared.CloseMembershipEnded || grace.last() != 0 {
		t.Errorf("closed with %d after change %d", code, grace.last())
	}
	eventually(t, "both changes", func() bool { return ada.last() == 3 })
	ada.sees("ada")
}
