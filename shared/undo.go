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
	case past.Type == SendCard{}.Type() || past.Type == ReceiveCard{}.Type(): // it took two boards
		return Because(Reason{Kind: ReasonFinal, Thing: KindCard})
	case len(past.Touched) == 0:
		return Because(Reason{Kind: ReasonFinal})
	}
	// In one order everywhere, so that a refusal gives the same reason.
	slices.SortFunc(past.Touched, func(a, b Touched) int {
		return cmp.Or(cmp.Compare(a.Key.Kind, b.Key.Kind), cmp.Compare(a.Key.ID, b.Key.ID))
	})
	past.Touched = past.apart(tx)
	board, err := tx.Board()
	if err != nil {
		return err
	}
	for _, touched := range past.Touched {
		if err := board.closed(); err != nil && touched.Key.Kind != KindBoard {
			return err
		}
		if err := undoOne(tx, past, touched); err != nil {
			return err
		}
	}
	return stillWhole(tx, past)
}

func undoOne(tx Tx, past Past, touched Touched) error {
	id := touched.Key.ID
	switch touched.Key.Kind {
	case KindCard:
		return undoCard(tx, past, touched)
	case KindList:
		return undoList(tx, past, touched)
	case KindBoard:
		return undoBoard(tx, past, touched)
	case KindLabel:
		if err := require(tx, CanManage, nil); err != nil {
			return err
		}
		label, err := tx.Label(LabelID(id))
		return undoPlain(tx, past, touched, label, err)
	case KindComment:
		comment, err := tx.Comment(CommentID(id))
		if err == nil {
			err = mayOn(tx, CanComment, comment.Card)
		}
		return undoPlain(tx, past, touched, comment, err)
	case KindItem:
		return undoItem(tx, past, touched)
	case KindChecklist:
		return undoChecklist(tx, past, touched)
	case KindAttachment:
		attachment, err := tx.Attachment(AttachmentID(id))
		if err == nil {
			err = mayOn(tx, CanEdit, attachment.Card)
		}
		return undoPlain(tx, past, touched, attachment, err)
	}
	return Because(Reason{Kind: ReasonFinal, Thing: KindMember})
}

// mayOn checks what the actor may do to a card, for taking back what was done
// to something on it.
func mayOn(tx Tx, capability Capability, id CardID) error {
	card, err := seen(tx, id)
	if err != nil {
		return err
	}
	return require(tx, capability, &card)
}

// undoPlain takes back what has no place in an order; err is of looking for it.
func undoPlain[E Entity](tx Tx, past Past, touched Touched, now E, err error) error {
	if err != nil {
		return err
	}
	back, _, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	return tx.Put(back)
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
