package live

import (
	"strings"
	"testing"

	"incharge/shared"
)

var onlyTheirs = shared.Settings{PICsSeeOnlyTheirs: true}

// concerning is whom a card concerns that somebody is in charge of.
func concerning(pic shared.UserID) shared.Concerned { return shared.Concerned{PIC: &pic} }

// appears writes a change with a card of somebody's.
func (b *book) appears(board shared.BoardID, card shared.CardID, pic shared.UserID) shared.Change {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := shared.Change{Seq: int64(len(b.changes) + 1), Board: board, Cards: []shared.Card{{ID: card, Title: "Roof", PIC: &pic}},
		Seen: []shared.Seen{{Card: card, After: concerning(pic)}}}
	if before, known := b.cards[card]; known {
		c.Seen[0].Before = &before
	}
	b.changes, b.cards[card] = append(b.changes, c), c.Seen[0].After
	return c
}

func theirs() *book {
	pic := shared.Onlooker{Role: shared.PIC, Settings: onlyTheirs}
	return &book{page: 500, cards: map[shared.CardID]shared.Concerned{}, eyes: map[shared.UserID]shared.Onlooker{"pim": pic, "ola": pic, "pat": pic}}
}

// Who doesn't see all cards is told who has a card open only of the cards that
// they see, as soon as it is known that they do and as long as they do.
func TestPresenceNamesNoUnseenCard(t *testing.T) {
	t.Parallel()
	log := theirs()
	p := newPlace(t, log, Silent{})
	board := shared.NewID[shared.BoardID]()
	p.hub.Publish(log.appears(board, cardA, "pim"))
	p.hub.Publish(log.appears(board, cardB, "ola"))
	ada, pim, ola := p.comes("ada", board, 2), p.comes("pim", board, 2), p.comes("ola", board, 2)
	ada.sees("ada ola pim")
	pim.sees("ada ola pim")
	ada.here(shared.Here{Board: board, Card: cardB, Dragging: true})
	ola.sees("ada:b! ola pim")
	ada.sees("ada:b! ola pim")
	ada.here(shared.Here{Board: board, Card: cardA})
	pim.sees("ada:a ola pim")
	ada.sees("ada:a ola pim")
	p.hub.Publish(log.appears(board, cardA, "ola"))
	pim.sees("ada ola pim")
	ola.sees("ada:a ola pim")
	ada.here(shared.Here{Board: board, Card: shared.NewID[shared.CardID]()}) // that nobody knows of
	ola.sees("ada ola pim")
	ada.here(shared.Here{Board: board, Card: cardB})
	ola.sees("ada:b ola pim")
	for _, told := range pim.tellings() {
		for _, person := range told.People {
			if person.Card == cardB {
				t.Errorf("told %+v", told)
			}
		}
	}
}

// Each gets the changes as they see them, whether from the log or from the room,
// and those who see the same get the same bytes.
func TestFramesAsSeen(t *testing.T) {
	t.Parallel()
	log := theirs()
	p := newPlace(t, log, Silent{})
	board := shared.NewID[shared.BoardID]()
	log.appears(board, cardA, "pim")
	viewers := map[shared.UserID]*browser{}
	for _, user := range []shared.UserID{"ada", "pim", "ola", "pat"} {
		viewers[user] = p.comes(user, board, 0)
	}
	p.hub.Publish(log.appears(board, cardA, "ola"))
	log.appears(board, cardB, "pim")
	p.hub.Advanced(board, 3)
	for user, want := range map[shared.UserID]string{
		"ada": "1:Roof 2:Roof 3:Roof", "pim": "1:Roof 2:gone 3:Roof", "ola": "1 2:Roof,shown 3", "pat": "1 2 3"} {
		viewer := viewers[user]
		eventually(t, "the last change", func() bool { return viewer.last() == 3 })
		var got []string
		for _, f := range viewer.all() {
			if f.Change == nil {
				continue
			}
			text := string('0' + byte(f.Change.Seq))
			for _, card := range f.Change.Cards {
				text += ":" + card.Title
			}
			if len(f.Change.Shown) > 0 {
				text += ",shown"
			}
			if len(f.Change.Hidden) > 0 && len(f.Change.Deleted.Cards) > 0 {
				text += ":gone"
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s got %q, want %q", user, got, want)
		}
	}

	frame, err := changeFrame(log.changes[0])
	if err != nil {
		t.Fatal(err)
	}
	eye := func(user shared.UserID) *shared.Onlooker {
		return &shared.Onlooker{User: user, Role: shared.PIC, Settings: onlyTheirs}
	}
	ola, _, err1 := frame.of(eye("ola"))
	pat, _, err2 := frame.of(eye("pat"))
	pim, _, err3 := frame.of(eye("pim"))
	if err1 != nil || err2 != nil || err3 != nil || &ola[0] != &pat[0] || &ola[0] == &pim[0] {
		t.Errorf("%s %s %s", ola, pat, pim)
	}
}

// A change of which it isn't said who sees its cards is told to nobody who
// doesn't see all.
func TestUnsaidIsUnseen(t *testing.T) {
	t.Parallel()
	frame, err := changeFrame(shared.Change{Seq: 1, Comments: []shared.Comment{{Card: cardA, Body: "Roof"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, another, _ := frame.of(&shared.Onlooker{Role: shared.PIC, Settings: onlyTheirs}); !another {
		t.Error("it is told")
	}
	if bytes, another, _ := frame.of(&shared.Onlooker{Role: shared.Observer, Settings: onlyTheirs}); another || !strings.Contains(string(bytes), "Roof") {
		t.Error("it isn't told to who sees all")
	}
}

// Somebody whose sight of a board becomes another has to fetch that board, and
// goes on watching the others.
func TestResyncOfOne(t *testing.T) {
	t.Parallel()
	log := theirs()
	p := newPlace(t, log, Silent{})
	first, second, third := shared.NewID[shared.BoardID](), shared.NewID[shared.BoardID](), shared.NewID[shared.BoardID]()
	pim, ada := p.comes("pim", first, 0), p.comes("ada", first, 0)
	for _, board := range []shared.BoardID{second, third} {
		pim.send(shared.FromBrowser{Watch: &shared.Watch{Board: board}})
	}
	eventually(t, "three boards", func() bool { return len(p.hub.all()) == 3 && len(pim.tellings()) >= 3 })
	change := log.write(first)
	change.Boards = []shared.Board{{ID: first}}
	p.hub.Publish(change)
	eventually(t, "a resync", func() bool {
		last := pim.all()[len(pim.all())-1]
		return last.Resync != nil && last.Resync.Board == first
	})
	eventually(t, "the change for who sees all", func() bool { return ada.last() == 1 })
	for _, board := range []shared.BoardID{second, third} {
		change.Board, change.Boards = board, nil
		p.hub.Publish(change)
		eventually(t, "a change of the other boards", func() bool {
			for _, f := range pim.all() {
				if f.Change != nil && f.Change.Board == board {
					return true
				}
			}
			return false
		})
	}
	for _, f := range pim.all() {
		if f.Change != nil && f.Change.Board == first {
			t.Errorf("told %+v", f.Change)
		}
	}
}
