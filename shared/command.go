package shared

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
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
		ArchiveCard{}, RestoreCard{}, DeleteCard{},
		CommentCard{}, EditComment{}, DeleteComment{}, CheckItem{},
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

// DecodeStrict decodes one JSON object and refuses unknown fields, wrong types
// and anything behind it, with an Error that names the field.
func DecodeStrict(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return decodeError(data, into, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Invalid("body", "must be one JSON value")
	}
	return nil
}

// decodeError says which field made decoding fail. encoding/json doesn't tell
// for every failure (a time, an unknown field), so each member is tried alone.
func decodeError(data []byte, into any, cause error) error {
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil {
		return Invalid("data", "must be a JSON object")
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		alone, err := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if err != nil {
			return Invalid(name, "must be JSON")
		}
		decoder := json.NewDecoder(bytes.NewReader(alone))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(reflect.New(reflect.TypeOf(into).Elem()).Interface())
		var wrong *json.UnmarshalTypeError
		var parsing *time.ParseError
		switch {
		case err == nil:
			continue
		case errors.As(err, &wrong):
			return Invalid(name, "must be "+jsonKind(wrong.Type)+", not "+wrong.Value)
		case errors.As(err, &parsing):
			return Invalid(name, "must be a time as in RFC 3339, such as 2026-01-31T09:00:00Z")
		default:
			return Invalid(name, "is not a known field") // all that is left for a lone member
		}
	}
	return Invalid("data", "can't be read: "+cause.Error())
}

func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Slice:
		return "an array"
	case reflect.Struct, reflect.Map:
		return "an object"
	default:
		return "a string"
	}
}
