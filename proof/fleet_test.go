package proof

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"incharge/app/state"
	"incharge/shared"
)

// house is where the boards of a fleet are: servers, and the network to them.
type house interface {
	// line is the way there of one browser, of the person with that number.
	line(person int) line
	// pass lets time pass, and whatever goes on by itself with it.
	pass(time.Duration)
	// strike makes a server fall and come back.
	strike()
	// trim forgets what is in the log up to some number.
	trim(upTo int64)
	// What the board is in the end, and its log, as far back as it is kept.
	snapshot() shared.Snapshot
	snapshotOf(shared.UserID) shared.Snapshot // as that person sees it
	detailsOf(shared.UserID) shared.Details
	log() []shared.Change
}

// fleet is the browsers of some people who work on one board.
type fleet struct {
	house    house
	board    shared.BoardID
	people   []shared.UserID
	browsers []*browser
	given    []given

	done, refused int // of what was given, in the end
}

// given is something that somebody did in a browser.
type given struct {
	by    *browser
	entry state.Entry
}

// newFleet has a browser for each of the people, and a second one for the
// first of them, each with a tab.
func newFleet(h house, board shared.BoardID, people []shared.UserID) *fleet {
	f := &fleet{house: h, board: board, people: people}
	for i := range len(people) + 1 {
		who := i % len(people)
		b := newBrowser(people[who], board, h.line(who))
		b.open()
		f.browsers = append(f.browsers, b)
	}
	return f
}

// live is what the people and the world around them do, in any order.
func (f *fleet) live(rt *rapid.T) {
	f.house.pass(time.Second) // until they see the board
	actions := map[string]func(*rapid.T){
		"begin a text": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				t.begin(sample(rt, "card", t.cards()), rapid.SampledFrom([]state.Field{state.Title, state.Description}).Draw(rt, "field"))
			}
		},
		"write": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				f.did(t.write(rapid.IntRange(0, 9).Draw(rt, "line"), word(rt)))
			}
		},
		"undo": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				f.did(t.undo())
			}
		},
		"redo": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				f.did(t.redo())
			}
		},
		"open a tab": func(rt *rapid.T) {
			if b := one(rt, "browser", f.browsers); len(b.opened()) < 3 {
				b.open()
			}
		},
		"close a tab": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil && t.safe(f.house) {
				t.close()
			}
		},
		"reload": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil && t.safe(f.house) {
				t.close()
				t.browser.open()
			}
		},
		"keep the board": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				t.keep()
			}
		},
		"the browser wants room": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil && rapid.IntRange(0, 3).Draw(rt, "wants") == 0 {
				t.outbox.Ready(t.Life)
				f.house.pass(50 * time.Millisecond) // with no tab that has heard of what was kept it is lost
				t.browser.vanish()
				f.house.pass(50 * time.Millisecond) // for them to notice
			}
		},
		"network": func(rt *rapid.T) {
			b := one(rt, "browser", f.browsers)
			b.line.become(rapid.SampledFrom(weathers).Draw(rt, "weather"), rapid.Uint64().Draw(rt, "seed"))
		},
		"hurry": func(rt *rapid.T) {
			if t := f.tab(rt); t != nil {
				t.hurry()
			}
		},
		"time": func(rt *rapid.T) {
			f.house.pass(time.Duration(rapid.IntRange(0, 3000).Draw(rt, "ms")) * time.Millisecond)
		},
		"the log is trimmed": func(rt *rapid.T) {
			if rapid.IntRange(0, 3).Draw(rt, "trimmed") == 0 {
				f.house.trim(rapid.Int64Range(1, 40).Draw(rt, "up to"))
			}
		},
		"a server falls": func(rt *rapid.T) {
			if rapid.IntRange(0, 3).Draw(rt, "falls") == 0 {
				f.house.strike()
			}
		},
	}
	for _, often := range []string{"act", "act too", "act as well", "act once more", "act again", "act after all"} {
		actions[often] = func(rt *rapid.T) { f.act(rt) }
	}
	for range 3 {
		rt.Repeat(actions)
	}
}

// act has somebody do some things, one right after the other.
func (f *fleet) act(rt *rapid.T) {
	if t := f.tab(rt); t != nil {
		for range rapid.IntRange(1, 5).Draw(rt, "acts") {
			f.did(t.act(func(b *state.Board) (state.Entry, error) { return b.Do(f.command(rt, b.View()), t.browser.now()) }))
		}
	}
}

// weather is how the network of a browser is.
type weather string

const (
	fine    weather = "fine"
	offline weather = "offline"
	bad     weather = "bad"    // slow, loses requests and answers, brings some twice, cuts off
	walled  weather = "walled" // by a proxy that lets no socket through
)

var weathers = []weather{fine, fine, offline, bad, bad, walled}

func (f *fleet) tab(rt *rapid.T) *tab {
	if tabs := one(rt, "browser", f.browsers).opened(); len(tabs) > 0 {
		return one(rt, "tab", tabs)
	}
	return nil
}

// one draws one by its place: all that it is would be too much to be read.
func one[T any](rt *rapid.T, label string, from []T) T {
	return from[rapid.IntRange(0, len(from)-1).Draw(rt, label)]
}

func (f *fleet) did(g given, ok bool) {
	if ok {
		f.given = append(f.given, g)
	}
}

func word(rt *rapid.T) string { return fmt.Sprint("text ", rapid.IntRange(0, 99).Draw(rt, "text")) }

func sample[T ~string](rt *rapid.T, label string, from []T) T {
	if len(from) == 0 {
		return shared.NewID[T]()
	}
	return rapid.SampledFrom(from).Draw(rt, label)
}

// command makes up something to do with what a person sees.
func (f *fleet) command(rt *rapid.T, view *shared.State) shared.Command {
	snapshot := view.Snapshot()
	var lists []shared.ListID
	var cards []shared.CardID
	for _, l := range snapshot.Lists {
		lists = append(lists, l.ID)
	}
	for _, c := range snapshot.Cards {
		cards = append(cards, c.ID)
	}
	list := func(label string) shared.ListID { return sample(rt, label, lists) }
	card := func(label string) shared.CardID { return sample(rt, label, cards) }
	text := word(rt)
	switch rapid.IntRange(0, 15).Draw(rt, "kind") {
	case 0, 1:
		return shared.AddCard{Card: shared.NewID[shared.CardID](), List: list("list"), Title: text, After: card("after")}
	case 2, 3, 4, 5:
		return shared.MoveCard{Card: card("card"), List: list("list"), After: card("after"), Before: card("before")}
	case 6:
		return shared.EditCard{Card: card("card"), Title: &text}
	case 7:
		return shared.ArchiveCard{Card: card("card")}
	case 8:
		return shared.DeleteCard{Card: card("card")}
	case 9:
		return shared.AddList{List: shared.NewID[shared.ListID](), Title: text, Before: list("before")}
	case 10:
		return shared.MoveList{List: list("list"), After: list("after")}
	case 11:
		return shared.AssignCard{Card: card("card"), PIC: shared.Some(sample(rt, "pic", f.people))}
	case 12:
		return shared.SetRole{User: f.people[len(f.people)-1], Role: rapid.SampledFrom(shared.Roles).Draw(rt, "role")}
	case 13:
		return shared.AddLabel{Label: shared.NewID[shared.LabelID](), Name: text, Color: "red"}
	case 14:
		if labels := snapshot.Labels; len(labels) > 0 {
			some := []shared.LabelID{one(rt, "label", labels).ID}
			return shared.EditCard{Card: card("card"), Labels: &some}
		}
	}
	return shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card("card"), Body: text}
}
