package outbox

import (
	"encoding/json"

	"incharge/shared"
)

// Events are what a page is told. They are called one at a time, in the order
// in which things happened, and must not wait. Any may be nil.
type Events struct {
	// Changed says that other entries wait for a board, or in another order:
	// have the board show what is Waiting.
	Changed func(shared.BoardID)
	// Settled brings the answer to an entry, whichever tab sent it.
	Settled func(shared.Outcome)
	// Refused says that an entry will not be carried out, nor what hangs on it.
	Refused func(Refusal)
	// Lost says that an entry is no longer here and that nobody has said what
	// has become of it: a fresh snapshot tells.
	Lost func(shared.BoardID, shared.CommandID)
}

func (e Events) refused(r Refusal) {
	if e.Refused != nil {
		e.Refused(r)
	}
}

func (e Events) lost(board shared.BoardID, id shared.CommandID) {
	if e.Lost != nil {
		e.Lost(board, id)
	}
}

func (e Events) settled(outcome shared.Outcome) {
	if e.Settled != nil {
		e.Settled(outcome)
	}
}

// news is something to tell.
type news struct {
	board shared.BoardID // that has changed; "" where only the numbers have
	event func(Events)   // in place of that
}

// Listen has a page told of what happens, until stop is called.
func (o *Outbox) Listen(e Events) (stop func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.lastID++
	id := o.lastID
	o.listeners[id] = e
	return func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.listeners, id)
	}
}

func (o *Outbox) tell(event func(Events)) { o.notify(news{event: event}) }

func (o *Outbox) changed(board shared.BoardID) {
	if n := len(o.news); n > 0 && o.news[n-1].event == nil && o.news[n-1].board == board {
		return // it has not been told yet
	}
	o.notify(news{board: board})
}

func (o *Outbox) notify(n news) {
	o.news = append(o.news, n)
	if !o.telling {
		o.telling = true
		go o.tellAll()
	}
}

func (o *Outbox) tellAll() {
	for {
		o.mu.Lock()
		batch := o.news
		o.news = nil
		var listeners []Events
		for id := 1; id <= o.lastID; id++ {
			if e, ok := o.listeners[id]; ok {
				listeners = append(listeners, e)
			}
		}
		o.telling = len(batch) > 0
		o.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		for _, n := range batch {
			for _, e := range listeners {
				switch {
				case n.event != nil:
					n.event(e)
				case n.board != "" && e.Changed != nil:
					e.Changed(n.board)
				}
			}
		}
		if o.config.Changed != nil {
			o.config.Changed()
		}
	}
}

// message is what tabs tell each other.
type message struct {
	Kind    kind            `json:"kind"`
	User    shared.UserID   `json:"user,omitempty"`
	Outcome *shared.Outcome `json:"outcome,omitempty"`
	Keep    bool            `json:"keep,omitempty"`
	Board   shared.BoardID  `json:"board,omitempty"`
	Status  int             `json:"status,omitempty"`
}

type kind string

const (
	put      kind = "put"      // the queue has changed
	answered kind = "answered" // and this is the outcome of what was in it
	hurried  kind = "hurried"  // there is reason to believe that a try will work now
	left     kind = "left"     // the person has signed out
	chosen   kind = "chosen"   // whether anything is kept
	barred   kind = "barred"   // a board is, or with status 0 no longer
)

func (o *Outbox) post(m message) {
	data, err := json.Marshal(m)
	if err == nil { // a change that came as JSON goes as JSON
		o.config.Tabs.Post(data)
	}
}

// hear takes in what another tab tells. It is called where nothing may wait.
func (o *Outbox) hear(data []byte) {
	var m message
	if json.Unmarshal(data, &m) != nil {
		return // a later version of the app
	}
	o.mu.Lock()
	user := o.user
	o.mu.Unlock()
	switch {
	case m.Kind == hurried:
		o.mu.Lock()
		o.rush()
		o.mu.Unlock()
	case m.Kind == left && o.config.Left != nil:
		go o.config.Left()
	case m.Kind == chosen:
		o.chose(m.Keep)
		if o.config.Chosen != nil {
			go o.config.Chosen(m.Keep)
		}
	case m.User != user:
		// This tab doesn't know yet that somebody else is signed in.
	case m.Kind == answered && m.Outcome != nil:
		o.mu.Lock()
		o.settled[m.Outcome.Change.Command] = true
		o.drop(*m.Outcome)
		o.mu.Unlock()
		o.refresh()
	case m.Kind == barred:
		o.mu.Lock()
		o.setBarred(m.Board, m.Status)
		o.mu.Unlock()
	case m.Kind == put:
		o.refresh()
	}
}
