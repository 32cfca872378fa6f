package shared

// Capability is a thing that a member may or may not be able to do.
type Capability string

const (
	CanSee     Capability = "see the board"
	CanComment Capability = "comment"
	CanAddCard Capability = "add a card"
	CanEdit    Capability = "edit content, checklist, attachments"
	CanMove    Capability = "move (change status)"
	CanAssign  Capability = "assign the PIC"
	CanPlan    Capability = "set deadline, priority"
	CanArchive Capability = "archive, delete"
	CanManage  Capability = "lists, labels, members, board settings, export"
)

// Grant is what the table says in a cell.
type Grant string

const (
	Yes      Grant = "yes"
	No       Grant = "no"
	IfAdding Grant = "if the board lets PICs add cards"
	IfTaking Grant = "may take an unassigned card, if the board lets PICs do so"
)

// Row is one capability with the grant of each relation to a card. For what
// isn't about a card, OwnCard and OtherCard say the same.
type Row struct {
	Capability Capability
	Supervisor Grant
	OwnCard    Grant // a PIC, on a card in their charge
	OtherCard  Grant // a PIC, on another card
	Observer   Grant
}

// Capabilities is the one table that says who may do what. The server
// enforces it, the UI shows by it, docs are generated from it.
var Capabilities = []Row{
	{CanSee, Yes, Yes, Yes, Yes},
	{CanComment, Yes, Yes, Yes, No},
	{CanAddCard, Yes, IfAdding, IfAdding, No},
	{CanEdit, Yes, Yes, No, No},
	{CanMove, Yes, Yes, No, No},
	{CanAssign, Yes, No, IfTaking, No},
	{CanPlan, Yes, No, No, No},
	{CanArchive, Yes, No, No, No},
	{CanManage, Yes, No, No, No},
}

// Can says whether a member may do something on a board with these settings.
// card is what it would be done to; nil when it isn't about a card.
func Can(member Member, capability Capability, card *Card, settings Settings) bool {
	for _, row := range Capabilities {
		if row.Capability != capability {
			continue
		}
		switch row.grant(member, card) {
		case Yes:
			return true
		case IfAdding:
			return settings.PICsAddCards
		case IfTaking:
			return settings.PICsTakeCards && card != nil && card.PIC == nil
		}
	}
	return false
}

func (r Row) grant(member Member, card *Card) Grant {
	switch {
	case member.Role == Supervisor:
		return r.Supervisor
	case member.Role == Observer:
		return r.Observer
	case member.Role != PIC:
		return No
	case card != nil && card.PIC != nil && *card.PIC == member.User.ID:
		return r.OwnCard
	default:
		return r.OtherCard
	}
}

// refusals say why not, to the person who tried.
var refusals = map[Capability]string{
	CanComment: "Observers can look, but not comment.",
	CanAddCard: "Only a supervisor can add cards on this board.",
	CanEdit:    "Only a supervisor or the person in charge can edit this card.",
	CanMove:    "Only a supervisor or the person in charge can move this card.",
	CanAssign:  "Only a supervisor can say who is in charge.",
	CanPlan:    "Only a supervisor can set deadlines and priorities.",
	CanArchive: "Only a supervisor can archive, restore and delete.",
	CanManage:  "Only a supervisor can change lists, labels, members and settings.",
}

// require refuses with a reason what the actor of tx may not do.
func require(tx Tx, capability Capability, card *Card) error {
	board, err := tx.Board()
	if err != nil {
		return err
	}
	if !Can(tx.Actor(), capability, card, board.Settings) {
		return Forbidden(refusals[capability])
	}
	return nil
}
