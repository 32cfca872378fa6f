package shared

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Undo takes back one of the actor's own changes, by a change of its own; an
// undo can be undone too. Fields that somebody else has set since refuse it;
// what else has happened to the same things stays.
type Undo struct {
	Seq     int64     `json:"seq,omitempty" doc:"The change to take back, by its number"`
	Command CommandID `json:"command,omitempty" doc:"Instead of seq: the id of the command that made the change. It is known before the change has a number"`
}

func (Undo) Type() string { return "undo" }

func (c Undo) Validate() error {
	var check Check
	CheckOptionalID(&check, "command", c.Command)
	switch {
	case c.Seq < 0 || c.Seq == 0 && c.Command == "":
		check.Failf("seq", "must be the number of a change, from 1")
	case c.Seq != 0 && c.Command != "":
		check.Failf("command", "must not be given beside seq")
	}
	return check.Err()
}

// notOwn refuses what somebody else did.
var notOwn = Reason{Kind: ReasonNotOwn}

// Past is a change as the log keeps it, with what it replaced.
type Past struct {
	Seq     int64
	Actor   UserID
	Type    string
	Touched []Touched
	Trimmed bool // so long ago that what it replaced is no longer kept
}

// Touched is an entity before and after a change; Before is nil where the
// change created it, After where the change removed it.
type Touched struct {
	Key    Key             `json:"key"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

func (c Undo) Do(tx Tx) error {
	past, err := tx.Past(c.Seq, c.Command)
	if err != nil {
		return err
	}
	switch {
	case past.Actor != tx.Actor().User.ID:
		return &Error{Code: CodeForbidden, Message: notOwn.english(), Reason: notOwn}
	case past.Trimmed:
		return Because(Reason{Kind: ReasonTooOld})
	case len(past.Touched) == 0:
		return Because(Reason{Kind: ReasonFinal})
	}
	// In one order everywhere, so that a refusal gives the same reason.
	slices.SortFunc(past.Touched, func(a, b Touched) int {
		return cmp.Or(cmp.Compare(a.Key.Kind, b.Key.Kind), cmp.Compare(a.Key.ID, b.Key.ID))
	})
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
	return Because(Reason{Kind: ReasonFinal, Thing: KindMember})
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
			return Because(Reason{Kind: ReasonNoPIC, Thing: KindCard, Name: back.Title})
		}
		if err != nil {
			return err
		}
	}
	if (slices.Contains(fields, "start") || slices.Contains(fields, "deadline")) && checkSpan(back) != nil {
		return Because(Reason{Kind: ReasonSpan, Thing: KindCard, Name: back.Title})
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
			return Because(Reason{Kind: ReasonFilled, Thing: KindList, Name: now.Title})
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
