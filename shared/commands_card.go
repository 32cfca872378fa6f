package shared

import (
	"strings"
	"time"
)

type AddCard struct {
	Card        CardID     `json:"card"`
	List        ListID     `json:"list"`
	Title       string     `json:"title"`
	Description string     `json:"description,omitempty" doc:"Markdown"`
	PIC         *UserID    `json:"pic,omitempty"`
	Start       *time.Time `json:"start,omitempty"`
	Deadline    *time.Time `json:"deadline,omitempty"`
	Priority    Priority   `json:"priority,omitempty" enum:"none,low,medium,high,urgent"`
	Labels      []LabelID  `json:"labels,omitempty"`
	After       CardID     `json:"after,omitempty"`
	Before      CardID     `json:"before,omitempty"`
}

func (AddCard) Type() string { return "add_card" }

func (c AddCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckID(&check, "list", c.List)
	check.Line("title", c.Title, MaxTitle)
	check.Text("description", c.Description, MaxDescription)
	if c.PIC != nil {
		CheckID(&check, "pic", *c.PIC)
	}
	check.Time("start", c.Start)
	check.Time("deadline", c.Deadline)
	if c.Priority != "" {
		CheckOneOf(&check, "priority", c.Priority, Priorities)
	}
	checkLabels(&check, c.Labels)
	checkNeighbours(&check, c.Card, c.After, c.Before)
	return check.Err()
}

func (c AddCard) Do(tx Tx) error {
	if err := require(tx, CanAddCard, nil); err != nil {
		return err
	}
	actor := tx.Actor().User.ID
	card := Card{
		ID: c.Card, Title: strings.TrimSpace(c.Title), Description: &c.Description,
		Described: c.Description != "", Priority: PriorityNone, Labels: c.Labels,
		Start: utc(c.Start), Deadline: utc(c.Deadline), CreatedAt: tx.Now(),
		Creator: &actor, Collaborators: People{}, Watchers: People{}, BlockedBy: CardIDs{},
	}
	if c.Priority != "" {
		card.Priority = c.Priority
	}
	if card.Labels == nil {
		card.Labels = []LabelID{}
	}
	if c.PIC != nil {
		if err := requireAssign(tx, card, c.PIC); err != nil {
			return err
		}
		card.charge(c.PIC, tx.Actor())
	}
	if card.Start != nil || card.Deadline != nil || card.Priority != PriorityNone {
		if err := require(tx, CanPlan, &card); err != nil {
			return err
		}
	}
	if err := checkSpan(card); err != nil {
		return err
	}
	if err := labelsExist(tx, c.Labels); err != nil {
		return err
	}
	if err := absent(tx.Card(c.Card)); err != nil {
		return err
	}
	list, err := openList(tx, c.List)
	if err != nil {
		return err
	}
	placed := card
	placed.List = list.ID
	if err := withinLimits(tx, Card{}, placed); err != nil {
		return err
	}
	if card.Number, err = tx.NextNumber(); err != nil {
		return err
	}
	if card.Number > MaxCards { // no board has more cards than it has given numbers
		if err := room(tx, KindCard); err != nil {
			return err
		}
	}
	return placeCard(tx, card, list.ID, c.After, c.Before)
}

// AssignCard says who is in charge.
type AssignCard struct {
	Card CardID        `json:"card"`
	PIC  Maybe[UserID] `json:"pic,omitzero" doc:"null: nobody"`
}

func (AssignCard) Type() string { return "assign_card" }

func (c AssignCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	if !c.PIC.Set {
		check.Failf("pic", "is required; null means nobody")
	} else if c.PIC.Value != nil {
		CheckID(&check, "pic", *c.PIC.Value)
	}
	return check.Err()
}

func (c AssignCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := requireAssign(tx, card, c.PIC.Value); err != nil {
		return err
	}
	given := card
	given.charge(c.PIC.Value, tx.Actor())
	if err := withinLimits(tx, card, given); err != nil {
		return err
	}
	return tx.Put(given)
}

// requireAssign checks that the actor may put pic in charge and that pic is a
// member who can carry a task out. A PIC who may take cards takes them for
// nobody else.
func requireAssign(tx Tx, card Card, pic *UserID) error {
	if err := mayAssign(tx, card, pic); err != nil || pic == nil {
		return err
	}
	return canWork(tx, "pic", *pic)
}

func mayAssign(tx Tx, card Card, pic *UserID) error {
	if err := require(tx, CanAssign, &card); err != nil {
		return err
	}
	if actor := tx.Actor(); actor.Role != Supervisor && (pic == nil || *pic != actor.User.ID) {
		return Because(Reason{Kind: ReasonRole, Needs: CanAssign})
	}
	return nil
}

// ScheduleCard sets when work starts and when it is due.
type ScheduleCard struct {
	Card     CardID           `json:"card"`
	Start    Maybe[time.Time] `json:"start,omitzero" doc:"null clears"`
	Deadline Maybe[time.Time] `json:"deadline,omitzero" doc:"null clears"`
}

func (ScheduleCard) Type() string { return "schedule_card" }

func (c ScheduleCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	check.Time("start", c.Start.Value)
	check.Time("deadline", c.Deadline.Value)
	return check.Err()
}

func (c ScheduleCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanPlan, &card); err != nil {
		return err
	}
	if c.Start.Set {
		card.Start = utc(c.Start.Value)
	}
	if c.Deadline.Set {
		card.Deadline = utc(c.Deadline.Value)
	}
	if err := checkSpan(card); err != nil {
		return err
	}
	return tx.Put(card)
}

func checkSpan(card Card) error {
	if card.Start != nil && card.Deadline != nil && card.Deadline.Before(*card.Start) {
		return Invalid("deadline", "must not be before the start")
	}
	return nil
}

// utc is how times are kept: UTC, whole microseconds, as Postgres has them.
func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	kept := t.UTC().Truncate(time.Microsecond)
	return &kept
}

type MoveCard struct {
	Card   CardID `json:"card"`
	List   ListID `json:"list"`
	After  CardID `json:"after,omitempty" doc:"The card that should be right above it"`
	Before CardID `json:"before,omitempty" doc:"The card that should be right below it"`
}

func (MoveCard) Type() string { return "move_card" }

func (c MoveCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckID(&check, "list", c.List)
	checkNeighbours(&check, c.Card, c.After, c.Before)
	return check.Err()
}

func (c MoveCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanMove, &card); err != nil {
		return err
	}
	list, err := openList(tx, c.List)
	if err != nil {
		return err
	}
	moved := card
	moved.List = list.ID
	if err := withinLimits(tx, card, moved); err != nil {
		return err
	}
	return placeCard(tx, card, list.ID, c.After, c.Before)
}

// openCard finds a card that can be worked on.
func openCard(tx Tx, id CardID) (Card, error) {
	card, err := seen(tx, id)
	switch {
	case err != nil:
		return Card{}, err
	case card.DeletedAt != nil:
		return Card{}, Because(Reason{Kind: ReasonInTrash, Thing: KindCard, Name: card.Title})
	case card.ArchivedAt != nil:
		return Card{}, Because(Reason{Kind: ReasonArchived, Thing: KindCard, Name: card.Title})
	}
	return card, nil
}

// openList finds a list that can take cards.
func openList(tx Tx, id ListID) (List, error) {
	list, err := tx.List(id)
	if err == nil && !list.Open() {
		return List{}, Because(Reason{Kind: ReasonArchived, Thing: KindList, Name: list.Title})
	}
	return list, err
}
