package live

import (
	"testing"
	"time"

	"incharge/shared"
)

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
