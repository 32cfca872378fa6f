package shared

import (
	"errors"
	"time"
)

// Tx is one board while one command is carried out on it. The rules in this
// package read and write through it and through nothing else, so the server
// (rows in a Postgres transaction) and the browser (the board in memory) run
// the very same rules.
//
// A look-up answers NotFound, naming the field, for what isn't on this board.
// What is in the archive or the trash is still found: rules say what may be
// done with it.
type Tx interface {
	Actor() Member  // who acts, with the role held on this board
	Now() time.Time // UTC, whole microseconds, one value for the whole command

	Board() (Board, error)
	Member(id UserID) (Member, error)
	Supervisors() (int, error)
	List(id ListID) (List, error)
	Card(id CardID) (Card, error) // with its description, where it is known
	Label(id LabelID) (Label, error)
	Comment(id CommentID) (Comment, error)
	Checklist(id ChecklistID) (Checklist, error)
	Item(id ItemID) (Item, error)
	Attachment(id AttachmentID) (Attachment, error)

	// Checklists and Items give those of a card and of a checklist, trashed ones
	// too, in order. ItemsWith gives the items that somebody is in charge of.
	Checklists(card CardID) ([]Checklist, error)
	Items(checklist ChecklistID) ([]Item, error)
	ItemsWith(id UserID) ([]Item, error)

	// Blockers gives all cards that a card waits for: those it names, those
	// that they name, and so on.
	Blockers(card CardID) ([]CardID, error)

	// CardsWith gives the cards, open or not, that somebody is in charge of,
	// collaborates on or watches, by rank and id.
	CardsWith(id UserID) ([]Card, error)

	// OpenCards counts the open cards of a list, and InCharge those that
	// somebody is in charge of in open lists of a Working category; but not
	// one of them.
	OpenCards(list ListID, but CardID) (int, error)
	InCharge(id UserID, but CardID) (int, error)

	NextNumber() (int64, error) // the next card's number on this board

	// Count tells how many lists, cards, labels, members, items or attachments
	// the board has, in the archive too and not in the trash.
	Count(kind Kind) (int, error)

	// CardGap and ListGap give the ranks between which something lands that
	// is meant to come after and before the named neighbours; empty ranks
	// are the ends. The nearest place to the intent: right behind `after`
	// if it is (still) there, else right before `before`, else at the end.
	CardGap(list ListID, self, after, before CardID) (lo, hi string, err error)
	ListGap(self, after, before ListID) (lo, hi string, err error)

	ChecklistGap(card CardID, self, after, before ChecklistID) (lo, hi string, err error)
	ItemGap(checklist ChecklistID, self, after, before ItemID) (lo, hi string, err error)

	// CardAt and ListAt name what holds a rank already, other than self; empty
	// where nothing does.
	CardAt(list ListID, rank string, self CardID) (CardID, error)
	ChecklistAt(card CardID, rank string, self ChecklistID) (ChecklistID, error)
	ItemAt(checklist ChecklistID, rank string, self ItemID) (ItemID, error)
	ListAt(rank string, self ListID) (ListID, error)

	// CardsOf gives every card of a list that holds a rank there, archived
	// and trashed ones too, in order.
	CardsOf(list ListID) ([]Card, error)

	// Lists gives every list of the board, archived and trashed ones too, in
	// order.
	Lists() ([]List, error)

	// TextAt is what a text field of the card was when the board was at base,
	// if that is still known.
	TextAt(card CardID, field string, base int64) (text string, known bool, err error)

	// Past is a change with what it replaced, for undoing it: the one with that
	// number or, where seq is 0, the one that the command made.
	Past(seq int64, command CommandID) (Past, error)

	// Put writes an entity, new or changed. It sets the entity's Seq.
	Put(e Entity) error
	// RemoveMember ends a membership.
	RemoveMember(id UserID) error
	// Clash notes a text that could not be merged; the change will say so.
	Clash(c TextClash)
	// Note has the history of a card say something besides.
	Note(n Note)
}

// Entity is anything that can be Put: Board, Member, List, Card, Label,
// Comment, Checklist, Item or Attachment.
type Entity interface {
	Key() Key
	Version() int64 // its Seq
}

// Key names an entity among all those of its board.
type Key struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// Kind is the kind of an entity.
type Kind string

const (
	KindBoard      Kind = "board"
	KindMember     Kind = "member"
	KindList       Kind = "list"
	KindCard       Kind = "card"
	KindLabel      Kind = "label"
	KindComment    Kind = "comment"
	KindChecklist  Kind = "checklist"
	KindItem       Kind = "item"
	KindAttachment Kind = "attachment"
)

func (b Board) Key() Key      { return Key{KindBoard, string(b.ID)} }
func (m Member) Key() Key     { return Key{KindMember, string(m.User.ID)} }
func (l List) Key() Key       { return Key{KindList, string(l.ID)} }
func (c Card) Key() Key       { return Key{KindCard, string(c.ID)} }
func (l Label) Key() Key      { return Key{KindLabel, string(l.ID)} }
func (c Comment) Key() Key    { return Key{KindComment, string(c.ID)} }
func (c Checklist) Key() Key  { return Key{KindChecklist, string(c.ID)} }
func (i Item) Key() Key       { return Key{KindItem, string(i.ID)} }
func (a Attachment) Key() Key { return Key{KindAttachment, string(a.ID)} }

func (b Board) Version() int64      { return b.Seq }
func (m Member) Version() int64     { return m.Seq }
func (l List) Version() int64       { return l.Seq }
func (c Card) Version() int64       { return c.Seq }
func (l Label) Version() int64      { return l.Seq }
func (c Comment) Version() int64    { return c.Seq }
func (c Checklist) Version() int64  { return c.Seq }
func (i Item) Version() int64       { return i.Seq }
func (a Attachment) Version() int64 { return a.Seq }

// ErrUnpredictable is what a Tx answers when only the server can know: the
// browser then shows nothing ahead and waits for the change.
var ErrUnpredictable = errors.New("only the server can tell")
