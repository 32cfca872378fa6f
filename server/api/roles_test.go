package api

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"incharge/shared"
	"incharge/shared/rank"
)

// Who somebody is to a card.
type relation struct {
	name                  string
	who                   string // of the people of a walk
	column                int    // of a row's grants; -1: isn't on the board
	charge, works, author bool   // is in charge of it, collaborates on it, has added it
	nobodys               bool   // nobody is in charge of it
}

var relations = []relation{
	{name: "a supervisor", who: "sue", column: 0},
	{name: "a supervisor in charge", who: "sue", column: 0, charge: true},
	{name: "the PIC", who: "pim", column: 1, charge: true},
	{name: "a collaborator", who: "pim", column: 2, works: true},
	{name: "a collaborator, nobody in charge", who: "pim", column: 2, works: true, nobodys: true},
	{name: "who added it", who: "pim", column: 3, author: true},
	{name: "another PIC", who: "pim", column: 3},
	{name: "another PIC, nobody in charge", who: "pim", column: 3, nobodys: true},
	{name: "an observer", who: "obi", column: 4},
	{name: "a stranger", who: "eve", column: -1},
	{name: "an ex-member", who: "rex", column: -1},
}

// shown says whether the card is there for them.
func (r relation) shown(s shared.Settings) bool {
	return r.who != "pim" || !s.PICsSeeOnlyTheirs || r.charge || r.works || r.author || r.nobodys && s.PICsTakeCards
}

// grants says whether what stands in a column lets them.
func (r relation) granted(grant string, s shared.Settings) bool {
	switch grant {
	case yes:
		return true
	case adding:
		return s.PICsAddCards
	case addingOwn:
		return s.PICsAddCards && s.PICsTakeCards
	case taking:
		return s.PICsTakeCards && r.nobodys
	case charged:
		return r.charge
	}
	return false
}

// TestRoles tries every command as everybody on a card of every relation, under
// every combination of the settings that say who may do what. A command of
// which rolesRows has no row fails it.
func TestRoles(t *testing.T) {
	r := newRig(t)
	expected := map[string]bool{}
	for _, row := range rolesRows {
		expected[row.command] = true
	}
	for _, c := range shared.Commands() {
		if !expected[c.Type()] {
			t.Errorf("who may send %s is not expected anywhere: add it to rolesRows", c.Type())
		}
	}
	people := map[string]*person{}
	for _, name := range []string{"sue", "pim", "obi", "eve", "rex", "olga", "vic", "founder"} {
		people[name] = r.person(name)
	}
	for i := range 8 {
		settings := shared.Settings{PICsAddCards: i&1 > 0, PICsTakeCards: i&2 > 0, PICsSeeOnlyTheirs: i&4 > 0}
		t.Run(fmt.Sprintf("add=%t,take=%t,only theirs=%t", settings.PICsAddCards, settings.PICsTakeCards, settings.PICsSeeOnlyTheirs), func(t *testing.T) {
			t.Parallel()
			w := newWalk(t, people, settings)
			for i, relation := range relations {
				for j, row := range rolesRows {
					w.try(relation, row, w.cells[i][j])
				}
			}
			if w.tried != len(relations)*len(rolesRows) || w.done < 100 {
				t.Errorf("%d cells were tried, in %d something was done", w.tried, w.done)
			}
			founder := w.people["founder"]
			if got := decoded[shared.Snapshot](founder.get("/boards/" + string(w.board))); got.Seq != w.seq {
				t.Errorf("the board is at %d, not at %d: something refused has been done", got.Seq, w.seq)
			}
		})
	}
}

// try holds what becomes of one command against the row.
func (w *walk) try(r relation, row rolesRow, c cell) {
	actor := w.people[r.who]
	command := row.make(w, actor, c)
	if command.Type() != row.command {
		w.t.Fatalf("the row of %s has a %s", row.command, command.Type())
	}
	a := actor.send(w.board, command)
	want := http.StatusForbidden
	switch {
	case r.column < 0, !row.board && !r.shown(w.settings):
		want = http.StatusNotFound
	case r.granted(row.grants[r.column], w.settings):
		want = http.StatusOK
	}
	w.tried++
	if a.status != want {
		w.t.Errorf("%s %s, %s: %d, want %d\n%s", row.command, row.how, r.name, a.status, want, a.body)
	}
	switch a.status {
	case http.StatusOK:
		w.seq++
		w.done++
		if row.again != nil {
			row.again(w)
		}
	case http.StatusForbidden:
		a.refused(http.StatusForbidden, shared.CodeForbidden, "")
	case http.StatusNotFound:
		a.refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
}

// walk is a board with a card for each cell.
type walk struct {
	t        *testing.T
	board    shared.BoardID
	settings shared.Settings
	people   map[string]*person
	seq      int64 // that the board is at, if only what is granted has been done
	tried    int   // cells
	done     int   // of them something was done in
	todo     shared.ListID
	doing    shared.ListID
	cells    [][]cell // by relation and row
}

// cell is what one command is about.
type cell struct {
	card        shared.CardID
	archived    shared.CardID // another one, in the archive
	list        shared.ListID
	stored      shared.ListID // in the archive
	label       shared.LabelID
	checklist   shared.ChecklistID
	item        shared.ItemID
	picture     shared.AttachmentID
	own, others shared.CommentID // of the actor and of somebody else
	authorless  shared.CommentID // imported
}

func newWalk(t *testing.T, everybody map[string]*person, settings shared.Settings) *walk {
	w := &walk{t: t, board: shared.NewID[shared.BoardID](), settings: settings, people: map[string]*person{}}
	for name, p := range everybody {
		w.people[name] = p.in(t)
	}
	founder := w.people["founder"]
	if _, err := founder.api.Boards.Import(t.Context(), founder.user.ID, w.furniture()); err != nil {
		t.Fatal(err)
	}
	for name, role := range map[string]shared.Role{"sue": shared.Supervisor, "pim": shared.PIC, "obi": shared.Observer, "olga": shared.PIC, "vic": shared.PIC, "rex": shared.PIC} {
		founder.join(w.board, w.people[name], role)
	}
	w.seq = founder.done(w.board, shared.RemoveMember{User: w.people["rex"].user.ID}).Seq
	return w
}

// furniture is the board as an import has it.
func (w *walk) furniture() importedBoard {
	in := importedBoard{Board: shared.Board{ID: w.board, Title: "Walk", Settings: w.settings}}
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	n := len(relations) * len(rolesRows)
	ranks := rank.Spread(2*n + 2)
	addList := func(archived bool) shared.ListID {
		l := shared.List{ID: shared.NewID[shared.ListID](), Title: "List", Category: shared.Todo, Rank: ranks[len(in.Lists)]}
		if archived {
			l.ArchivedAt = &at
		}
		in.Lists = append(in.Lists, l)
		return l.ID
	}
	w.todo, w.doing = addList(false), addList(false)
	olga := w.people["olga"].user.ID
	for _, r := range relations {
		me := w.people[r.who].user.ID
		var row []cell
		for range rolesRows {
			c := cell{list: addList(false), stored: addList(true), label: shared.NewID[shared.LabelID]()}
			in.Labels = append(in.Labels, shared.Label{ID: c.label, Name: "Label", Color: "red"})
			addCard := func(archived bool) shared.CardID {
				card := shared.Card{ID: shared.NewID[shared.CardID](), Number: int64(len(in.Cards)) + 1, List: w.todo, Rank: ranks[len(in.Cards)],
					Title: "Card", Description: new(""), Priority: shared.PriorityNone, CreatedAt: at, PIC: &olga, Comments: 3, Checklists: 1, Items: 1, Attachments: 1}
				if archived {
					card.ArchivedAt = &at
				}
				if r.charge {
					card.PIC = &me
				}
				if r.nobodys {
					card.PIC = nil
				}
				if r.works {
					card.Collaborators = shared.People{me}
				}
				if r.author {
					card.Creator = &me
				}
				in.Cards = append(in.Cards, card)
				return card.ID
			}
			c.card, c.archived = addCard(false), addCard(true)
			comment := func(author *shared.UserID) shared.CommentID {
				id := shared.NewID[shared.CommentID]()
				in.Comments = append(in.Comments, shared.Comment{ID: id, Card: c.card, Author: author, Name: "Somebody", Body: "Well", At: at})
				return id
			}
			c.own, c.others, c.authorless = comment(&me), comment(&w.people["founder"].user.ID), comment(nil)
			c.checklist, c.item, c.picture = shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID](), shared.NewID[shared.AttachmentID]()
			in.Checklists = append(in.Checklists, shared.Checklist{ID: c.checklist, Card: c.card, Title: "Steps", Rank: "a1"})
			in.Items = append(in.Items, shared.Item{ID: c.item, Checklist: c.checklist, Card: c.card, Text: "Step", Rank: "a1"})
			in.Attachments = append(in.Attachments, shared.Attachment{ID: c.picture, Card: c.card, Name: "Roof", Type: "image/png", Size: 9, Width: 8, Height: 8, At: at})
			row = append(row, c)
		}
		w.cells = append(w.cells, row)
	}
	return in
}
