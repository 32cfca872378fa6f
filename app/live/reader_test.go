package live

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"incharge/shared"
)

// reader is who watches the board, and holds what it was told against the log.
type reader struct {
	conn *Conn
	site *site

	mu      sync.Mutex
	watch   *Watch
	at      int64
	wrong   []string
	resyncs int
	gone    bool
}

// read watches the board from where a snapshot taken now would be.
func (s *site) read(conn *Conn) *reader {
	r := &reader{conn: conn, site: s}
	r.again()
	return r
}

func (r *reader) again() {
	r.site.mu.Lock()
	head := r.site.head
	r.site.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.begin(head)
}

// begin watches in place of what was watched before. mu is held.
func (r *reader) begin(at int64) {
	var watch *Watch
	r.at = at
	watch = r.conn.Watch(boardA, at, Events{
		Changes: func(changes []shared.Change) {
			r.mu.Lock()
			defer r.mu.Unlock()
			for _, c := range changes {
				if r.watch != watch {
					continue // of a watch that is over
				}
				r.at++
				if c.Board != boardA || c.Seq != r.at || c.Command != changeOf(c.Seq).Command {
					r.wrong = append(r.wrong, fmt.Sprintf("change %d (%s) of %s in place of %d", c.Seq, c.Command, c.Board, r.at))
				}
			}
		},
		Resync: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.resyncs++
			go r.refetch(watch)
		},
		Gone: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.watch == watch {
				r.gone = true
				go r.refetch(watch)
			}
		},
	})
	r.watch = watch
}

// refetch gets the snapshot, as soon as that can be had, and goes on from it.
func (r *reader) refetch(watch *Watch) {
	for {
		time.Sleep(time.Second / 5)
		r.site.mu.Lock()
		head, can := r.site.head, !r.site.noHTTP
		r.site.mu.Unlock()
		if !can {
			continue
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		switch {
		case r.watch != watch:
		case r.gone:
			r.gone = false
			r.begin(head)
		default:
			r.at = head
			watch.Resume(head)
		}
		return
	}
}

func (r *reader) resynced() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.resyncs
}

// behind says how far the reader is from the head, and what went wrong so far.
func (r *reader) behind() (int64, []string) {
	r.site.mu.Lock()
	head := r.site.head
	r.site.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	return head - r.at, slices.Clone(r.wrong)
}
