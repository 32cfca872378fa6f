package shared

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Command is what somebody wants done to a board: intent, never a computed
// result. Validate looks at the command alone; Do checks the rules and the
// actor's capabilities, and writes the effect.
type Command interface {
	Type() string
	Validate() error
	Do(tx Tx) error
}

// Envelope is a command as it is sent: `{id, type, data}`. The id is the
// sender's; the same id again is the same command, done once.
type Envelope struct {
	ID   CommandID       `json:"id"`
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

// commands are those that clients may send. Each zero value stands for its
// type.
var commands = map[string]Command{}

func register(cs ...Command) {
	for _, c := range cs {
		commands[c.Type()] = c
	}
}

func init() {
	register(EditBoard{}, SetRole{}, RemoveMember{},
		AddList{}, EditList{}, MoveList{}, ArchiveList{}, RestoreList{},
		AddCard{}, EditCard{}, AssignCard{}, ScheduleCard{}, MoveCard{},
		AcceptCard{}, DeclineCard{}, HandBackCard{}, CollaborateCard{}, WatchCard{},
		ArchiveCard{}, RestoreCard{}, DeleteCard{},
		CommentCard{}, EditComment{}, DeleteComment{}, CheckItem{},
		AddChecklist{}, EditChecklist{}, MoveChecklist{}, DeleteChecklist{},
		AddItem{}, EditItem{}, MoveItem{}, DeleteItem{}, ItemToCard{},
		AttachLink{}, EditAttachment{}, DeleteAttachment{}, CoverCard{},
		BlockCard{}, CopyCard{}, ArchiveBoard{}, RestoreBoard{}, DeleteBoard{},
		AddLabel{}, EditLabel{}, DeleteLabel{},
		Undo{})
}

// Commands gives a zero value of every command that clients may send, sorted
// by type: for the API's description and for tests that must miss none.
func Commands() []Command {
	all := make([]Command, 0, len(commands))
	for _, c := range commands {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Command) int { return strings.Compare(a.Type(), b.Type()) })
	return all
}

// Seal puts a command into an envelope with a fresh id.
func Seal(c Command) (Envelope, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return Envelope{}, fmt.Errorf("encode %s: %w", c.Type(), err)
	}
	return Envelope{ID: NewID[CommandID](), Type: c.Type(), Data: data}, nil
}

// Open takes the command out of the envelope and validates both. Its errors
// name fields of the command as in the contract ("title"), and the envelope's
// own as "id", "type" and "data".
func (e Envelope) Open() (Command, error) {
	var check Check
	CheckID(&check, "id", e.ID)
	prototype, known := commands[e.Type]
	if !known {
		check.Failf("type", "must be a known command, not %q", e.Type)
	}
	if err := check.Err(); err != nil {
		return nil, err
	}
	if len(e.Data) == 0 || bytes.Equal(bytes.TrimSpace(e.Data), []byte("null")) {
		return nil, Invalid("data", "is required")
	}
	into := reflect.New(reflect.TypeOf(prototype))
	if err := DecodeStrict(e.Data, into.Interface()); err != nil {
		return nil, err
	}
	command := into.Elem().Interface().(Command)
	if err := command.Validate(); err != nil {
		return nil, err
	}
	return command, nil
}
