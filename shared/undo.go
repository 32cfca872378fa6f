package shared

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// Undo takes back one of the actor's own changes, by a change of its own; an
// undo can be undone too. Fields that somebody else has set since refuse it;
// what else has happened to the same things stays.
type Undo struct {
	Seq int64 `json:"seq" doc:"The change to take back"`
}

func (Undo) Type() string { return "undo" }

func (c Undo) Validate() error {
	var check Check
	if c.Seq < 1 {
		check.Failf("seq", "must be the number of a change, from 1")
	}
	return check.Err()
}

// Past is a change as the log keeps it, with what it replaced.
type Past struct {
	Seq     int64
	Actor   UserID
	Type    string
	Touched []Touched
}

// Touched is an entity before and after a change; Before is nil where the
// change created it, After where the change removed it.
type Touched struct {
	Key    Key             `json:"key"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

func (c Undo) Do(tx Tx) error {
	past, err := tx.Past(c.Seq)
	if err != nil {
		return err
	}
	if past.Actor != tx.Actor().User.ID {
		return Forbidden("You can undo only what you did yourself.")
	}
	if len(past.Touched) == 0 {
		return Conflict("This can't be undone.")
	}
	for _, touched := range past.Touched {
		if err := undoOne(tx, past, touched); err != nil {
			return err
		}
	}
	return nil
}

func undoOne(tx Tx, past Past, touched Touched) error {
	id := touched.Key.ID
	switch touched.Key.Kind {
	case KindCard:
		return undoCard(tx, past, touched)
	case KindList:
		return undoList(tx, past, touched)
	case KindBoard:
		return undoPlain(tx, past, touched, CanManage, func() (Board, error) { return tx.Board() })
	case KindLabel:
		return undoPlain(tx, past, touched, CanManage, func() (Label, error) { return tx.Label(LabelID(id)) })
	case KindComment:
		return undoPlain(tx, past, touched, CanComment, func() (Comment, error) { return tx.Comment(CommentID(id)) })
	case KindItem:
		return undoPlain(tx, past, touched, CanComment, func() (Item, error) { return tx.Item(ItemID(id)) })
	}
	return Conflict("Changes of members can't be undone; change them again instead.")
}

// undoPlain takes back what has no place in an order.
func undoPlain[E Entity](tx Tx, past Past, touched Touched, capability Capability, find func() (E, error)) error {
	if err := require(tx, capability, nil); err != nil {
		return err
	}
	now, err := find()
	if err != nil {
		return err
	}
	back, _, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	return tx.Put(back)
}

// cardFields says what one must be able to do to set a field of a card back.
var cardFields = map[string]Capability{
	"list": CanMove, "rank": CanMove,
	"title": CanEdit, "description": CanEdit, "labels": CanEdit,
	"pic":   CanAssign,
	"start": CanPlan, "deadline": CanPlan, "priority": CanPlan,
	"archived_at": CanArchive, "deleted_at": CanArchive,
}

func undoCard(tx Tx, past Past, touched Touched) error {
	now, err := tx.Card(CardID(touched.Key.ID))
	if err != nil {
		return err
	}
	back, fields, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	for _, field := range fields {
		capability, guarded := cardFields[field]
		if touched.Before == nil {
			capability, guarded = CanAddCard, true // who may add may take the adding back
		}
		if guarded {
			if err := require(tx, capability, &now); err != nil {
				return err
			}
		}
	}
	if err := stillFits(tx, back, fields); err != nil {
		return err
	}
	if !slices.Contains(fields, "list") && !slices.Contains(fields, "rank") {
		return tx.Put(back)
	}
	if _, err := openList(tx, back.List); err != nil {
		return err
	}
	taken, err := tx.CardAt(back.List, back.Rank, back.ID)
	if err != nil {
		return err
	}
	if taken != "" {
		return placeCard(tx, back, back.List, taken, "")
	}
	return tx.Put(back)
}

// stillFits refuses to take a card back to what the rules no longer allow:
// things around it may have changed since.
func stillFits(tx Tx, back Card, fields []string) error {
	if slices.Contains(fields, "pic") {
		err := canBePIC(tx, back.PIC)
		if CodeOf(err) == CodeInvalid {
			return Conflict("Who was in charge of “" + back.Title + "” can't be any more: not a member now, or an observer.")
		}
		if err != nil {
			return err
		}
	}
	if (slices.Contains(fields, "start") || slices.Contains(fields, "deadline")) && checkSpan(back) != nil {
		return Conflict("The deadline of “" + back.Title + "” would be before its start.")
	}
	if back.Open() && (slices.Contains(fields, "archived_at") || slices.Contains(fields, "deleted_at")) {
		_, err := openList(tx, back.List) // as RestoreCard wants it
		return err
	}
	return nil
}

func undoList(tx Tx, past Past, touched Touched) error {
	now, err := anyList(tx, ListID(touched.Key.ID))
	if err != nil {
		return err
	}
	back, _, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	if back.DeletedAt != nil {
		cards, err := tx.CardsOf(back.ID)
		if err != nil {
			return err
		}
		// Archived cards count: they could never be restored.
		if slices.ContainsFunc(cards, func(c Card) bool { return c.DeletedAt == nil }) {
			return Conflict("The list “" + now.Title + "” has cards now.")
		}
	}
	taken, err := tx.ListAt(back.Rank, back.ID)
	if err != nil {
		return err
	}
	if taken != "" {
		return placeList(tx, back, taken, "")
	}
	return tx.Put(back)
}

// counted are fields that other changes add to and take from, so that taking
// one change back subtracts what it added.
var counted = []string{"comments", "attachments", "items", "items_done"}

// revert gives the entity with the fields that a change set as they were
// before it, and the names of those fields. It refuses where one of them has
// been set again since, or where something the change created has been
// worked on.
func revert[E Entity](tx Tx, past Past, touched Touched, now E) (back E, changed []string, err error) {
	current, err := fieldsOf(now)
	if err != nil {
		return back, nil, err
	}
	before, after := fields{}, fields{}
	if err := decodeFields(touched.After, &after); err != nil {
		return back, nil, err
	}
	if touched.Before == nil {
		if current["seq"] != float64(past.Seq) {
			return back, nil, builtOn(touched.Key, current)
		}
		current["deleted_at"] = tx.Now()
		changed = append(changed, "deleted_at")
	} else if err := decodeFields(touched.Before, &before); err != nil {
		return back, nil, err
	}
	for name, was := range before {
		if _, stays := after[name]; !stays {
			after[name] = nil
		}
		if slices.Contains(counted, name) {
			current[name] = number(current[name]) + number(was) - number(after[name])
		}
	}
	for name, is := range after {
		if touched.Before == nil || name == "seq" || slices.Contains(counted, name) || reflect.DeepEqual(before[name], is) {
			continue
		}
		if !reflect.DeepEqual(current[name], is) {
			return back, nil, builtOn(touched.Key, current)
		}
		current[name] = before[name]
		changed = append(changed, name)
	}
	if current["deleted_at"] != nil && !slices.Contains(changed, "deleted_at") {
		return back, nil, builtOn(touched.Key, current) // in the trash by now
	}
	data, err := json.Marshal(current)
	if err == nil {
		err = json.Unmarshal(data, &back)
	}
	if err != nil {
		return back, nil, fmt.Errorf("revert %s %s: %w", touched.Key.Kind, touched.Key.ID, err)
	}
	return back, changed, nil
}

type fields = map[string]any

func fieldsOf(e any) (fields, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode an entity: %w", err)
	}
	var f fields
	return f, decodeFields(data, &f)
}

func decodeFields(data []byte, into *fields) error {
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("decode an entity: %w", err)
	}
	return nil
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}

// builtOn refuses an undo and says what has happened since.
func builtOn(key Key, current fields) error {
	name, _ := current["title"].(string)
	if name == "" {
		name, _ = current["name"].(string)
	}
	if name != "" {
		name = " “" + name + "”"
	}
	return Conflict(fmt.Sprintf("The %s%s has been changed again since, by change %v.", key.Kind, name, current["seq"]))
}
