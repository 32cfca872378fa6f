package importer

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
)

// plankaBoard is what is read of the answer, each thing in Planka's own words.
// Anything may be null.
type plankaBoard struct {
	name        string
	users       []plankaUser
	labels      []plankaThing
	lists       []plankaThing
	cards       []plankaCard
	cardMembers []plankaLink
	cardLabels  []plankaLink
	taskLists   []plankaThing
	tasks       []plankaTask
	attachments []plankaAttachment
	fields      []plankaThing
	values      []plankaValue

	invalidText   int
	limits        limits
	files, timers int
}

type plankaUser struct{ ID, Name, Username string }

// plankaThing is a label, a list, a list of tasks or a custom field.
type plankaThing struct {
	ID, Type, Name, Color, CardID string
	Position                      json.Number
}

type plankaCard struct {
	ID, ListID, Name, Description, DueDate, CreatedAt, CoverAttachmentID string

	Position       json.Number
	CommentsTotal  int
	Stopwatch      *struct{}
	IsDueCompleted bool

	IsDueDateCompleted bool // as version 1 says it
}

type plankaLink struct{ CardID, UserID, LabelID string }

type plankaTask struct {
	ID, TaskListID, CardID, Name, AssigneeUserID, LinkedCardID string

	Position    json.Number
	IsCompleted bool
}

type plankaAttachment struct {
	ID, CardID, Type, Name, URL, CreatedAt string
	Data                                   struct{ URL string }
}

type plankaValue struct {
	CardID  string
	FieldID string `json:"customFieldId"`
	Content string
}

const howToPlanka = "Signed in to Planka, open /api/boards/ and the number of the board there, and save what the browser shows."

func readPlanka(r io.Reader) (*plankaBoard, error) {
	src := &source{r: r}
	in := bufio.NewReaderSize(src, 64<<10)
	base, err := begin(in, src, func(head []byte) error {
		if head[0] != '{' {
			return invalid("The file is no board as Planka's API gives it: it does not begin with “{”. %s", howToPlanka)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	w := &walker{dec: json.NewDecoder(in), src: src, base: base}
	p := &plankaBoard{limits: newLimits()}
	if err := w.object(func(name string) error { return p.part(w, name) }); err != nil {
		return nil, err
	}
	if !p.limits.lists.seen || !p.limits.cards.seen {
		return nil, invalid("This is JSON, but not a board as Planka's API gives it: it has no lists or no cards. %s", howToPlanka)
	}
	end := w.offset()
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		if src.err != nil {
			return nil, w.broken(err)
		}
		return nil, invalid("The file goes on after the board's end, after byte %d: it is more than one board, or damaged.", end)
	}
	p.invalidText = src.invalid
	return p, nil
}

func (p *plankaBoard) part(w *walker, name string) error {
	switch name {
	case "item":
		var item struct{ Name string }
		err := w.decoded(&item)
		p.name = item.Name
		return err
	case "included":
		return w.object(func(name string) error { return p.included(w, name) })
	}
	return w.skip()
}

func (p *plankaBoard) included(w *walker, name string) error {
	switch name {
	case "users":
		return values(w, &p.limits.people, &p.users)
	case "labels":
		return values(w, &p.limits.labels, &p.labels)
	case "lists":
		return values(w, &p.limits.lists, &p.lists)
	case "cards":
		return values(w, &p.limits.cards, &p.cards)
	case "cardMemberships":
		return values(w, &p.limits.others, &p.cardMembers)
	case "cardLabels":
		return values(w, &p.limits.others, &p.cardLabels)
	case "taskLists":
		return values(w, &p.limits.checklists, &p.taskLists)
	case "tasks":
		return values(w, &p.limits.items, &p.tasks)
	case "attachments":
		return values(w, &p.limits.attachments, &p.attachments)
	case "customFields":
		return values(w, &p.limits.others, &p.fields)
	case "customFieldValues":
		return values(w, &p.limits.others, &p.values)
	}
	return w.skip()
}

// values reads a list, one thing at a time, as far as its limit.
func values[T any](w *walker, l *limit, into *[]T) error {
	return w.array(l, func() error {
		var one T
		err := w.decoded(&one)
		*into = append(*into, one)
		return err
	})
}

// decoded reads a whole value into a struct, which is small whatever is in it.
func (w *walker) decoded(into any) error {
	if err := w.dec.Decode(into); err != nil {
		return w.broken(err)
	}
	return nil
}
