package importer

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"incharge/server/board"
	"incharge/shared"
	"incharge/shared/rank"
)

// own makes a board of one that was exported. Everything gets another id, and
// what refers to something by its id refers to that.
type own struct {
	file  *shared.Export
	in    board.Import
	you   shared.User
	yours shared.UserID // your id in the file; empty: you aren't in it
	now   time.Time
	tally tally

	labels map[shared.LabelID]shared.LabelID
	lists  map[shared.ListID]shared.ListID
	cards  map[shared.CardID]shared.CardID
	had    map[string][]int64 // the numbers of the cards that others were in charge of
	mine   int
}

func newOwn(file *shared.Export, id shared.BoardID, you shared.User, now time.Time) *own {
	o := &own{file: file, you: you, now: now, labels: map[shared.LabelID]shared.LabelID{}, lists: map[shared.ListID]shared.ListID{},
		cards: map[shared.CardID]shared.CardID{}, had: map[string][]int64{}}
	o.in.Board = shared.Board{ID: id, Title: file.Board.Title, Description: file.Board.Description, Background: file.Board.Background, Settings: file.Board.Settings}
	e := &export{}
	for _, p := range file.People {
		if p.ID == you.ID {
			o.yours = p.ID
		}
		e.members = append(e.members, rawMember{id: string(p.ID), name: p.Name})
	}
	o.yours = cmp.Or(o.yours, shared.UserID(e.memberCalled(you.Name)))
	return o
}

func (o *own) build() error {
	s := o.in.Board.Settings
	err := shared.EditBoard{Title: &o.in.Board.Title, Description: &o.in.Board.Description, Background: &o.in.Board.Background,
		Settings: &shared.SettingsEdit{Limits: s.Limits, PICLimit: shared.Maybe[int]{Set: true, Value: s.PICLimit}}}.Validate()
	if err != nil {
		return wrong("board", err)
	}
	if o.file.Board.ArchivedAt != nil {
		o.tally.add(shared.ImportBoardClosed, 1, "")
	}
	for _, step := range []func() error{o.buildLabels, o.buildLists, o.buildCards} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// wrong says what is wrong with a thing of the file, and which it is.
func wrong(what string, err error) error {
	var bad *shared.Error
	if !errors.As(err, &bad) {
		return err
	}
	return shared.Invalid(what+":", bad.Message)
}

// spoiled refuses the file for what is wrong with it.
func spoiled(err error) error {
	var bad *shared.Error
	if !errors.As(err, &bad) {
		return err
	}
	return invalid("The file is damaged: %s.", bad.Message)
}

func (o *own) buildLabels() error {
	ids := newIDs[shared.LabelID](len(o.file.Labels))
	for i, label := range o.file.Labels {
		what := fmt.Sprintf("labels[%d]", i)
		if err := (shared.AddLabel{Label: label.ID, Name: label.Name, Color: label.Color}).Validate(); err != nil {
			return wrong(what, err)
		}
		if err := once(o.labels, label.ID, ids[i], what); err != nil {
			return err
		}
		o.in.Labels = append(o.in.Labels, shared.Label{ID: ids[i], Name: label.Name, Color: label.Color})
	}
	return nil
}

// once notes what a thing's id becomes.
func once[T ~string](ids map[T]T, id, becomes T, what string) error {
	if ids[id] != "" {
		return wrong(what, shared.Invalid("id", "is that of another one"))
	}
	ids[id] = becomes
	return nil
}

func (o *own) buildLists() error {
	slices.SortStableFunc(o.file.Lists, func(a, b shared.List) int { return strings.Compare(a.Rank, b.Rank) })
	ranks := rank.Spread(len(o.file.Lists))
	for i, list := range o.file.Lists {
		what := fmt.Sprintf("lists[%d]", i)
		var check shared.Check
		check.Time("archived_at", list.ArchivedAt)
		for _, err := range []error{
			shared.AddList{List: list.ID, Title: list.Title, Category: list.Category}.Validate(),
			shared.EditList{List: list.ID, WIPLimit: shared.Maybe[int]{Set: true, Value: list.WIPLimit},
				Color: shared.Maybe[shared.Color]{Set: true, Value: list.Color}}.Validate(),
			check.Err(),
		} {
			if err != nil {
				return wrong(what, err)
			}
		}
		id := shared.NewID[shared.ListID]()
		if err := once(o.lists, list.ID, id, what); err != nil {
			return err
		}
		o.in.Lists = append(o.in.Lists, shared.List{ID: id, Title: list.Title, Rank: ranks[i], Category: cmp.Or(list.Category, shared.Todo),
			WIPLimit: list.WIPLimit, Color: list.Color, ArchivedAt: keptTime(list.ArchivedAt)})
	}
	return nil
}

// keptTime is a time as it is kept.
func keptTime(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	return new(kept(*t))
}

// oneself is you where that is who is meant, and else nobody.
func (o *own) oneself(id *shared.UserID) *shared.UserID {
	if id == nil || o.yours == "" || *id != o.yours {
		return nil
	}
	return &o.you.ID
}

// among is you where you are among them; the others are counted.
func (o *own) among(people shared.People, others shared.ImportKind) shared.People {
	left, mine := len(people), shared.People{}
	if o.yours != "" && people.Has(o.yours) {
		left, mine = left-1, shared.People{o.you.ID}
	}
	o.tally.add(others, left, "")
	return mine
}

// people says who was on the board and who was in charge of what: nobody but you
// is on the new one.
func (o *own) people() []shared.ImportNote {
	names, members := map[string]string{}, []string{}
	for _, p := range o.file.People {
		names[string(p.ID)] = called(p.Name)
		if p.Role != "" && p.ID != o.yours {
			members = append(members, called(p.Name))
		}
	}
	notes := slices.Concat(membersNote(members), assignments(o.had, names))
	if o.mine > 0 && o.yours != o.you.ID {
		notes = append(notes, shared.ImportNote{Kind: shared.ImportYourCards, Count: o.mine, Names: []string{names[string(o.yours)]}})
	}
	return notes
}
